using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Jobs;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Console.Jobs;

/// <summary>What a run achieved, or why it did not, in a reader's language. Pure; what it does not know stands as the job wrote it.</summary>
internal static partial class RunWords
{
    // What the numbers in a job's summary count, in their order.
    private static readonly Dictionary<string, string[]> Counted = new(StringComparer.Ordinal)
    {
        ["correct-digests"] = ["corrections"],
        ["erase-deactivated"] = ["accountsErased"],
        ["fetch-feeds"] = ["feedsAsked", "newPosts", "changedPosts", "feedsFailed"],
        ["prune-conversation"] = ["linesDeleted", "confirmationsDeleted"],
        ["prune-deliveries"] = ["messagesSummedUp", "contentsDeleted", "memoriesDeleted"],
        ["prune-digests"] = ["editionsDeleted"],
        ["prune-drafts"] = ["draftsDeleted"],
        ["prune-feed-items"] = ["itemsForgotten"],
        ["prune-follows"] = ["matchesDeleted"],
        ["prune-inbox"] = [],
        ["prune-job-runs"] = ["runsDeleted"],
        ["prune-model-summaries"] = ["summariesDeleted"],
        ["send-alerts"] = ["articlesCompared", "queriesCompared", "matches", "alertsPlanned"],
        ["send-due-digests"] = ["digestsPlanned", "messagesPlanned", "nothingNew", "digestsSkipped"],
        ["start-broadcasts"] = ["broadcastsBegun"],
        ["summarise-due-stories"] = ["storiesAsked", "summariesTaken"],
        ["tend-search-index"] = ["postsCaughtUp", "indexSteps"],
    };

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["old updates forgotten"] = "updatesForgotten",
        ["0 feeds asked: another process pulls them just now"] = "elsewhere",
        ["the run before is still under way"] = "underWay",
        ["it is running on another node"] = "elsewhere",
        ["Another node took it over"] = "takenOver",
        ["stopped by a shutdown or an admin"] = "stopped",
        ["stopped before its end"] = "killed",
    };

    private static readonly (string Written, string Key)[] Remarks = [(", the day's budget is used up", "budgetUsedUp"), (", the model's server is left alone for a while", "serverLeftAlone")];

    /// <summary>The jobs whose summaries have words here.</summary>
    internal static IEnumerable<string> Jobs => Counted.Keys;

    public static string Of(TextCatalogue texts, Language language, JobRun run) =>
        Sentence(texts, language, run.Summary)
        ?? (run.Outcome == JobRun.Failed ? Failure(texts, language, run.Summary) : run.Outcome == JobRun.Succeeded ? Achieved(texts, language, run) : null)
        ?? run.Summary;

    private static string? Sentence(TextCatalogue texts, Language language, string written) =>
        Sentences.TryGetValue(written, out var key) ? texts.Get(language, $"pages.results.{key}") : null;

    private static string? Achieved(TextCatalogue texts, Language language, JobRun run)
    {
        var numbers = Number().Matches(run.Summary).Select(match => long.TryParse(match.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        if (!Counted.TryGetValue(run.Name, out var counted) || counted.Length == 0 || numbers.Count != counted.Length)
        {
            return null;
        }

        var parts = counted.Zip(numbers).Where(part => part.Second > 0).Select(part => texts.Get(language, $"pages.results.{part.First}", ("count", part.Second)))
            .Concat(Remarks.Where(remark => run.Summary.Contains(remark.Written, StringComparison.Ordinal)).Select(remark => texts.Get(language, $"pages.results.{remark.Key}"))).ToList();
        return parts.Count == 0 ? texts.Get(language, "pages.results.nothing") : string.Join(texts.Get(language, "pages.results.and"), parts);
    }

    private static string? Failure(TextCatalogue texts, Language language, string written)
    {
        if (LogLine().Match(written) is not { Success: true } match)
        {
            return null;
        }

        var reason = match.Groups["reason"].Value;
        return texts.Get(
            language,
            "pages.results.failure",
            ("reason", Sentence(texts, language, reason) ?? (Minutes().Match(reason) is { Success: true } limit ? texts.Get(language, "pages.results.tookTooLong", ("minutes", limit.Groups["minutes"].Value)) : reason)),
            ("run", match.Groups["run"].Value));
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("^(?<reason>.+), see log line of run (?<run>[0-9]+)$")]
    private static partial Regex LogLine();

    [GeneratedRegex("^Stopped after (?<minutes>[0-9.]+) minutes$")]
    private static partial Regex Minutes();
}
