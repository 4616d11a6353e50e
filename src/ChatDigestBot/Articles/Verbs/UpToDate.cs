using System.CommandLine;
using ChatDigestBot.Articles.Sync;

namespace ChatDigestBot.Articles.Verbs;

/// <summary>Lets an offline verb bring the index up to date first, unless <c>--no-sync</c> is given.</summary>
internal static class UpToDate
{
    public static Option<bool> NoSyncOption() => new("--no-sync") { Description = "Show what the index holds, without looking at the folder first" };

    /// <summary>Tells on standard error when the index could not be brought up to date, because a bot or another verb writes it.</summary>
    public static async Task BringAsync(IServiceProvider services, bool isSkipped, CancellationToken cancellationToken)
    {
        if (!isSkipped && !(await services.GetRequiredService<ArticleSync>().RunOnceAsync(cancellationToken)).IsDone)
        {
            await System.Console.Error.WriteLineAsync("Another process is writing the index just now, so this shows what is there.");
        }
    }
}
