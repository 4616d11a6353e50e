using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Follows.Following;

/// <summary>A query of the search as somebody follows it: without limits in time, since what comes is always new. Pure.</summary>
internal sealed record FollowedQuery
{
    /// <summary>Longer wishes would fill the messages that tell of them.</summary>
    public const int MaxTextLength = 200;

    private const int KeyLength = 10;

    // A quote within quotes, and what it hid, may take another reading to settle.
    private const int MaxReadings = 8;

    public required SearchQuery Query { get; init; }

    /// <summary>The same for queries that mean the same, whatever the order of their words.</summary>
    public required string Key { get; init; }

    /// <summary>Limits in time that were typed, such as <c>last:7d</c>.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    public string Text => Query.Text;

    /// <summary>Null where nothing is left to look for.</summary>
    public static FollowedQuery? Read(string text, DateTimeOffset now, TopicCatalogue topics) =>
        SearchQueryParser.TryParse(text, now, TimeZoneInfo.Utc, out var typed) ? Of(typed, now, topics) : null;

    public static FollowedQuery? Of(SearchQuery typed, DateTimeOffset now, TopicCatalogue topics)
    {
        // What is kept is text, so that text is read again: what it says then is what is followed.
        var (text, query) = (Write(typed), typed);
        for (var times = 0; times < MaxReadings; times++)
        {
            if (!SearchQueryParser.TryParse(text, now, TimeZoneInfo.Utc, out query) || query.Clauses.Count == 0)
            {
                return null;
            }

            var (before, again) = (text, Write(query));
            text = again;
            if (again == before)
            {
                break;
            }
        }

        return new FollowedQuery
        {
            Query = query with { NotBefore = null, Before = null, TimeLimits = [] },
            Key = ShortKey.For(string.Join('\n', query.Clauses.Select(clause => Meaning(clause, topics)).Distinct().Order(StringComparer.Ordinal)), KeyLength),
            LeftOut = typed.TimeLimits,
        };
    }

    /// <summary>Whether all that the narrower query finds is found by this one too, as far as the words tell: 足球 covers 足球比赛, and "football" covers "football club".</summary>
    public bool Covers(FollowedQuery narrower, TopicCatalogue topics) =>
        Query.Clauses.All(clause => narrower.Query.Clauses.Any(other => clause.IsNegated || other.IsNegated
            ? Meaning(clause, topics) == Meaning(other, topics)
            : other.AnyOf.All(term => clause.AnyOf.Any(wide => Covers(wide, term, topics)))));

    public static bool IsKey(string text) => text.Length == KeyLength && text.All(char.IsAsciiLetterOrDigit);

    private static string Write(SearchQuery query) =>
        PlainText.OneLine(PlainText.Of(QueryWriter.Write(query with { TimeLimits = [] })));

    private static bool Covers(QueryTerm wide, QueryTerm narrow, TopicCatalogue topics) => (wide, narrow) switch
    {
        (QueryTerm.Word word, QueryTerm.Word other) => (!word.InTitle || other.InTitle) && new SoughtWord(word).TryFind(SearchFolding.Fold(other.Typed), 0, out _),
        _ => Meaning(wide, topics) == Meaning(narrow, topics),
    };

    private static string Meaning(QueryClause clause, TopicCatalogue topics) =>
        (clause.IsNegated ? "-" : "+") + string.Join('|', clause.AnyOf.Select(term => Meaning(term, topics)).Distinct().Order(StringComparer.Ordinal));

    private static string Meaning(QueryTerm term, TopicCatalogue topics) => term switch
    {
        QueryTerm.Word word => $"{(word.InTitle ? "title " : "")}{(word.IsPhrase ? "phrase " : "")}{SearchFolding.Fold(word.Typed)}",
        QueryTerm.Topic topic => $"topic {topics.Find(topic.Name)?.Id ?? SearchFolding.Fold(topic.Name)}",
        QueryTerm.Source source => $"source {SourceName.Key(source.Name)}",
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, null),
    };
}
