using System.Globalization;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Broadcasts;

/// <summary>Begins broadcasts whose hour has come, and throws away drafts that nobody sent.</summary>
/// <remarks>One that is more than four hours late, such as after an outage, waits paused for an editor's word.</remarks>
internal sealed class StartBroadcastsJob(BroadcastDesk desk, Database database, TimeProvider clock) : IJob
{
    public static readonly TimeSpan Latest = TimeSpan.FromHours(4);
    private static readonly TimeSpan DraftsKeptFor = TimeSpan.FromDays(2);

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var begun = await desk.BeginDueAsync(Latest, cancellationToken);
        var drafts = await database.WriteInBulkAsync(session => BroadcastStore.PruneDraftsAsync(session, clock.GetUtcNow() - DraftsKeptFor), cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{begun} broadcasts begun, {drafts} drafts deleted");
    }
}
