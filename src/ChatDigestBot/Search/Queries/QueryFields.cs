using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Queries;

/// <summary>What may stand before a colon.</summary>
internal enum QueryField
{
    Topic,
    Source,
    Title,
    After,
    Before,
    Last,
    On,
}

/// <summary>The names of fields, in English and Chinese.</summary>
internal static class QueryFields
{
    private static readonly Dictionary<string, QueryField> Names = new(StringComparer.Ordinal)
    {
        ["topic"] = QueryField.Topic,
        ["话题"] = QueryField.Topic,
        ["主题"] = QueryField.Topic,
        ["source"] = QueryField.Source,
        ["来源"] = QueryField.Source,
        ["title"] = QueryField.Title,
        ["标题"] = QueryField.Title,
        ["after"] = QueryField.After,
        ["since"] = QueryField.After,
        ["晚于"] = QueryField.After,
        ["before"] = QueryField.Before,
        ["until"] = QueryField.Before,
        ["早于"] = QueryField.Before,
        ["last"] = QueryField.Last,
        ["最近"] = QueryField.Last,
        ["on"] = QueryField.On,
        ["date"] = QueryField.On,
        ["日期"] = QueryField.On,
    };

    public static bool IsName(ReadOnlySpan<char> typed)
    {
        Span<char> folded = stackalloc char[16];
        SearchFolding.Fold(typed, folded);
        return Names.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(folded[..typed.Length]);
    }

    public static QueryField Of(string foldedName) => Names[foldedName];
}
