namespace ChatDigestBot.Search.Words;

/// <summary>Brings a source's name to what people type: <c>IT 之家</c> and <c>it之家</c> are one source.</summary>
internal static class SourceName
{
    public static string Key(string? name) =>
        string.Concat(SearchFolding.Fold(name ?? "").Where(character => CharKinds.Of(character) != CharKind.Separator));
}
