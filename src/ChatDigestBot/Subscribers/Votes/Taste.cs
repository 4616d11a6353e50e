using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Votes;

/// <summary>What a person's votes come to: one number for each topic and source, which moves articles of it up or down. Pure.</summary>
internal sealed record Taste(IReadOnlyDictionary<string, int> Topics, IReadOnlyDictionary<string, int> Sources)
{
    /// <summary>A number goes no further than this: three votes say what thirty do.</summary>
    public const int Most = 3;

    /// <summary>What one of the number is worth: three of them weigh less than a day of age.</summary>
    public const double Weight = 0.3;

    public static readonly Taste None = new(new Dictionary<string, int>(), new Dictionary<string, int>());

    public bool IsNone => Topics.Count == 0 && Sources.Count == 0;

    /// <summary>Equal for people whose digests are ordered alike.</summary>
    public string Key => IsNone ? "" : string.Join(',', Topics.Concat(Sources.Select(pair => KeyValuePair.Create("@" + pair.Key, pair.Value)))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:{pair.Value}")));

    /// <summary>The number of an article: that of its main topic and that of its source.</summary>
    public int Of(Article article) =>
        (article.Topics.Count == 0 ? 0 : Topics.GetValueOrDefault(article.Topics[0])) + (article.Source is { } source ? Sources.GetValueOrDefault(source) : 0);

    public static Taste Of(IEnumerable<Vote> votes)
    {
        var all = votes.ToList();
        return new Taste(Sum(all.Select(vote => (vote.TopicId, vote.Value)), StringComparer.Ordinal), Sum(all.Select(vote => (vote.Source, vote.Value)), SourceName.Comparer));
    }

    private static Dictionary<string, int> Sum(IEnumerable<(string? Name, int Value)> votes, IEqualityComparer<string> comparer) => votes
        .Where(vote => !string.IsNullOrEmpty(vote.Name))
        .GroupBy(vote => vote.Name!, vote => vote.Value, comparer)
        .Select(group => (group.Key, Number: Math.Clamp(group.Sum(), -Most, Most)))
        .Where(pair => pair.Number != 0)
        .ToDictionary(pair => pair.Key, pair => pair.Number, comparer);
}

/// <summary>A thumb up (1) or down (-1) for an article, and what it is about.</summary>
internal sealed record Vote
{
    public required long ChatId { get; init; }

    public string? TopicId { get; init; }

    public string? Source { get; init; }

    public required int Value { get; init; }
}
