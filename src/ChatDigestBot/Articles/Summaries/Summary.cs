using System.Globalization;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>One or two sentences of the text itself, with their places; empty when the text has nothing to say.</summary>
internal sealed record Summary
{
    public static readonly Summary None = new() { Text = "", Spans = [] };

    public required string Text { get; init; }

    /// <summary>Where each part stands in the article's text, in order.</summary>
    public required IReadOnlyList<TextSpan> Spans { get; init; }

    /// <summary>Its only sentence was too long and is not told to its end.</summary>
    public bool IsCut { get; init; }

    /// <summary>As the catalogue keeps them: <c>12+45 80+30</c>.</summary>
    public static string Write(IReadOnlyList<TextSpan> spans) =>
        string.Join(' ', spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.Start}+{span.Length}")));

    public static IReadOnlyList<TextSpan> ReadSpans(string written) => [.. written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part =>
    {
        var plus = part.IndexOf('+', StringComparison.Ordinal);
        return new TextSpan(int.Parse(part.AsSpan(0, plus), CultureInfo.InvariantCulture), int.Parse(part.AsSpan(plus + 1), CultureInfo.InvariantCulture));
    })];
}

internal readonly record struct TextSpan(int Start, int Length);
