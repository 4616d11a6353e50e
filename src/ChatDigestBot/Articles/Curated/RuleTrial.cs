using System.Text.RegularExpressions;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Curated;

/// <summary>Tries a rule of <c>topics.yaml</c> on the articles of the last days before it goes live; changes nothing.</summary>
internal sealed partial class RuleTrial(Database database, TopicCatalogue topics, TimeProvider clock)
{
    public static readonly TimeSpan LooksBack = TimeSpan.FromDays(30);

    /// <param name="block">One topic as it would stand in the file; an id that is there already replaces that topic.</param>
    /// <exception cref="ContentFileException">The block is wrong; the message says where.</exception>
    public async Task<RuleTrialResult> TryAsync(string block, CancellationToken cancellationToken)
    {
        var (id, yaml) = Merge(topics.Text ?? "", block);
        var set = TopicFile.Parse(yaml);
        var (gained, lost, kept) = (new List<long>(), new List<long>(), 0);
        var since = clock.GetUtcNow() - LooksBack;
        for (var after = 0L; ;)
        {
            var from = after;
            var batch = await database.ReadAsync(session => Reclassifier.ReadAsync(session, from, since), cancellationToken);
            foreach (var article in batch)
            {
                var had = TopicIds.Parse(article.Topics).Contains(id);
                var has = Reclassifier.Classify(article, set).Any(score => score.Topic == id);
                kept += had && has ? 1 : 0;
                (has && !had ? gained : had && !has ? lost : []).Add(article.Id);
            }

            if (batch.Count < Reclassifier.BatchSize)
            {
                break;
            }

            after = batch[^1].Id;
        }

        return new RuleTrialResult
        {
            Topic = id,
            Kept = kept,
            Gained = await database.ReadAsync(session => ArticleCatalogue.FindManyAsync(session, gained), cancellationToken),
            Lost = await database.ReadAsync(session => ArticleCatalogue.FindManyAsync(session, lost), cancellationToken),
        };
    }

    /// <summary>The file with this topic in its place, or at its end. Pure.</summary>
    internal static (string Id, string Yaml) Merge(string file, string block)
    {
        var lines = block.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        var body = string.Join('\n', lines.Select(line => line.TrimEnd())).TrimStart();
        body = body.StartsWith("- ", StringComparison.Ordinal) ? "  " + body[2..] : body;
        var indent = lines.Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        var item = body.TrimStart().Split('\n') is [var first, .. var rest]
            ? "  - " + first + string.Concat(rest.Select(line => "\n    " + (line.Length > indent ? line[indent..] : line.TrimStart())))
            : "";
        if (IdLine().Match(item) is not { Success: true } found)
        {
            throw new ContentFileException(1, "id", "is missing");
        }

        var id = found.Groups["id"].Value;
        const string Start = "\n  - id: ";
        file = file.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var start = file.IndexOf($"{Start}{id}\n", StringComparison.Ordinal);
        if (start < 0)
        {
            return (id, file + item + "\n");
        }

        var next = file.IndexOf(Start, start + Start.Length, StringComparison.Ordinal);
        return (id, file[..(start + 1)] + item + (next < 0 ? "\n" : file[next..]));
    }

    [GeneratedRegex(@"^(?:  - |    )id:\s*(?<id>[a-z0-9-]{2,24})\s*$", RegexOptions.Multiline, PatternLimit.Milliseconds)]
    private static partial Regex IdLine();
}

/// <summary>What a rule would do to the articles of the last days.</summary>
internal sealed record RuleTrialResult
{
    public required string Topic { get; init; }

    /// <summary>Of the topic now, and with the rule as well.</summary>
    public required int Kept { get; init; }

    /// <summary>Of the topic only with the rule.</summary>
    public required IReadOnlyList<Article> Gained { get; init; }

    /// <summary>No longer of the topic with the rule.</summary>
    public required IReadOnlyList<Article> Lost { get; init; }
}
