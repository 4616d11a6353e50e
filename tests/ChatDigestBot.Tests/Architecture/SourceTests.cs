using System.Text.RegularExpressions;

namespace ChatDigestBot.Tests.Architecture;

/// <summary>Habits that a compiler does not hold.</summary>
public sealed partial class SourceTests
{
    // Catching everything is for outermost loops: a bug elsewhere must fly, not be swallowed.
    private static readonly HashSet<string> OutermostLoops =
    [
        "src/ChatDigestBot/Articles/Drafting/Drafter.cs", // a fault of ours on one post must not keep the others from people
        "src/ChatDigestBot/Articles/Drafting/DraftReader.cs",
        "src/ChatDigestBot/Delivery/Sending/DeliveryRun.cs", // a call that breaks must neither stop the others nor count as not sent
        "src/ChatDigestBot/Feeds/Reading/FeedDocumentReader.cs", // a library that throws whatever it meets in what strangers send
        "src/ChatDigestBot/Jobs/JobRunner.cs",
        "src/ChatDigestBot/Shared/SupervisedService.cs",
        "src/ChatDigestBot/Telegram/Inbox/UpdateDispatcher.cs",
        "src/ChatDigestBot/Telegram/Inbox/UpdateInbox.cs",
    ];

    [Fact]
    public void No_file_is_over_400_lines()
    {
        var files = Repository.SourceFiles().ToList();
        Assert.True(files.Count > 100, "looked at too few files");
        Assert.All(files, file => Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, file)).Count(), 0, 400));
    }

    [Fact]
    public void Only_outermost_loops_catch_everything()
    {
        var catching = Repository.SourceFiles()
            .Where(file => file.StartsWith("src/ChatDigestBot/", StringComparison.Ordinal))
            .Where(file => CatchAll().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, file))))
            .ToHashSet();
        Assert.Equal(OutermostLoops.Order(), catching.Order());
    }

    [Fact]
    public void No_test_is_skipped_and_nothing_sleeps()
    {
        var found = Repository.SourceFiles()
            .Where(file => !file.EndsWith("SourceTests.cs", StringComparison.Ordinal))
            .Where(file => SkippedOrAsleep().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, file))));
        Assert.Empty(found);
    }

    [Fact]
    public void Each_log_line_has_an_id_of_its_own()
    {
        var ids = Repository.SourceFiles()
            .Where(file => file.StartsWith("src/ChatDigestBot/", StringComparison.Ordinal))
            .SelectMany(file => LogId().Matches(Repository.Text(file)).Select(match => match.Groups["id"].Value)).ToList();
        Assert.True(ids.Count > 80, $"found only {ids.Count}");
        Assert.DoesNotContain(ids.CountBy(id => id), id => id.Value > 1);
    }

    // A block that cleans up and throws on swallows nothing.
    [GeneratedRegex(@"catch\s*(\(Exception( \w+)?\)\s*(?!\s*when)|\{(?![^}]*throw;))")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"LoggerMessage\((?<id>[0-9]+)")]
    private static partial Regex LogId();

    [GeneratedRegex(@"Skip\s*=\s*""|Thread\.Sleep|NotImplementedException")]
    private static partial Regex SkippedOrAsleep();
}
