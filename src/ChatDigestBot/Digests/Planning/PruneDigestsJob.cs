using System.Globalization;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Digests.Planning;

internal sealed record PruneDigests;

/// <summary>Removes editions nobody had for a month, and what reminds of those who said stop.</summary>
internal sealed class PruneDigestsJob(Database database, TimeProvider clock) : IHandle<PruneDigests>
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public async Task<string> HandleAsync(PruneDigests job, CancellationToken cancellationToken)
    {
        await database.WriteInBulkAsync(EditionStore.ForgetStoppedAsync, cancellationToken);
        var before = clock.GetUtcNow() - KeptFor;
        var total = 0;
        for (var batch = 1; batch > 0; total += batch)
        {
            batch = await database.WriteInBulkAsync(session => EditionStore.PruneAsync(session, before), cancellationToken);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{total} editions removed");
    }
}
