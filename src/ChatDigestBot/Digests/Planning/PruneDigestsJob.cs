using ChatDigestBot.Digests.Desk;
using ChatDigestBot.Digests.Opens;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Digests.Planning;

/// <summary>Removes editions nobody had for a month, and the memory of digests that never arrived.</summary>
internal sealed class PruneDigestsJob(Database database, TimeProvider clock) : IJob
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - KeptFor;
        while (await database.WriteInBulkAsync(session => EditionStore.ForgetUndeliveredAsync(session, before), cancellationToken) > 0)
        {
        }

        var total = 0;
        for (var batch = 1; batch > 0; total += batch)
        {
            batch = await database.WriteInBulkAsync(session => EditionStore.PruneAsync(session, before), cancellationToken);
        }

        await database.WriteInBulkAsync(session => EditionNoteStore.PruneAsync(session, DateOnly.FromDateTime(before.UtcDateTime)), cancellationToken);
        await database.WriteInBulkAsync(session => OpenStore.PruneAsync(session, clock.GetUtcNow() - OpenStore.KeptFor), cancellationToken);
        return JobResult.Of($"{total:editionsDeleted} editions removed");
    }
}
