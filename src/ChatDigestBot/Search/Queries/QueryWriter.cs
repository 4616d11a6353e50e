using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Queries;

/// <summary>Writes a query the way it could have been typed: for buttons that search for a little more, less or else.</summary>
internal static class QueryWriter
{
    /// <summary>The query with the text that says it.</summary>
    public static SearchQuery Reworded(SearchQuery query) => query with { Text = Write(query) };

    public static string Write(SearchQuery query) => string.Join(' ', query.Clauses.Select(Write).Concat(query.TimeLimits));

    public static string Write(QueryClause clause) => clause.IsNegated
        ? string.Join(' ', clause.AnyOf.Select(term => "-" + Write(term)))
        : string.Join(" OR ", clause.AnyOf.Select(Write));

    public static string Write(QueryField field, string value) => $"{field.LowerName()}:{(value.Any(char.IsWhiteSpace) ? Quote(value) : value)}";

    private static string Write(QueryTerm term) => term switch
    {
        QueryTerm.Word { InTitle: true } word => "title:" + (word.IsPhrase ? Quote(word.Typed) : word.Typed),
        QueryTerm.Word word => word.IsPhrase ? Quote(word.Typed) : word.Typed,
        QueryTerm.Topic topic => Write(QueryField.Topic, topic.Name),
        QueryTerm.Source source => Write(QueryField.Source, source.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, null),
    };

    private static string Quote(string text) => $"\"{text}\"";
}
