using System.CommandLine;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Verbs;

/// <summary>Lets an offline verb bring the index up to date first, unless <c>--no-sync</c> is given.</summary>
internal static class UpToDate
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    public static Option<bool> NoSyncOption() => new("--no-sync") { Description = "Show what the index holds, without looking at the folder first" };

    /// <summary>Waits for whoever writes the index as long as a dead process may hold it up; then tells that what is shown may be old.</summary>
    public static async Task BringAsync(IServiceProvider services, TextWriter error, bool isSkipped, CancellationToken cancellationToken)
    {
        if (isSkipped)
        {
            return;
        }

        var sync = services.GetRequiredService<ArticleSync>();
        var clock = services.GetRequiredService<TimeProvider>();
        var startedAt = clock.GetTimestamp();
        while (!(await sync.RunOnceAsync(cancellationToken)).IsDone)
        {
            if (clock.GetElapsedTime(startedAt) > LeaseStore.Duration)
            {
                await error.WriteLineAsync("Another process is writing the index just now, so this shows what is there.");
                return;
            }

            await Task.Delay(BetweenTries, clock, cancellationToken);
        }
    }
}
