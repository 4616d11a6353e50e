using System.Globalization;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Verbs;

/// <summary>What became of one feed, as verbs print it.</summary>
internal sealed record FeedLine
{
    public required string Key { get; init; }

    public required string Url { get; init; }

    public required string Name { get; init; }

    /// <summary><c>ok</c>, <c>unchanged</c> or the kind of trouble.</summary>
    public required string Result { get; init; }

    /// <summary>Empty where nothing is wrong.</summary>
    public required string Words { get; init; }

    public int Items { get; init; }

    public DateTimeOffset? Newest { get; init; }

    public int? New { get; init; }

    public int? Changed { get; init; }

    public int? LeftToPeople { get; init; }

    public static FeedLine Of(ListedFeed feed, string? title, FeedTrouble? trouble, FeedWords words) => new()
    {
        Key = feed.Key,
        Url = feed.Url.AbsoluteUri,
        Name = feed.NameOr(title),
        Result = trouble?.Kind.ToString() ?? "ok",
        Words = trouble is null ? "" : words.Of(Texts.Language.English, trouble),
    };

    public string Print(bool isJson) => isJson ? JsonLine.Of(this) : string.Create(
        CultureInfo.InvariantCulture,
        $"{(Words.Length > 0 ? "failed" : Result),-10}{Items,5} items{Count(New, "new")}{Count(Changed, "changed")}{Count(LeftToPeople, "left to people")}  {TerminalText.Of(Name)}\n          {TerminalText.Of(Url)}{(Words.Length > 0 ? "\n          " + TerminalText.Of(Words) : "")}");

    private static string Count(int? figure, string what) => figure is { } number and > 0 ? string.Create(CultureInfo.InvariantCulture, $", {number} {what}") : "";
}
