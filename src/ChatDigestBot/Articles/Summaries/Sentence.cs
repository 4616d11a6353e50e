namespace ChatDigestBot.Articles.Summaries;

/// <summary>A sentence that may stand in a summary.</summary>
internal sealed class Sentence
{
    /// <summary>In the article's text, without what names only the medium and the day; may go over a line's end.</summary>
    public required TextSpan Span { get; init; }

    public required ParagraphKind Kind { get; init; }

    /// <summary>Among the sentences that may be chosen.</summary>
    public required int Place { get; init; }

    public required PostSection Section { get; init; }

    public required bool StartsParagraph { get; init; }

    /// <summary>It named medium and day first: so news begins.</summary>
    public required bool HadDateline { get; init; }

    /// <summary>It has a full stop or the like at its end; a heading or a list's item has none.</summary>
    public required bool IsEnded { get; init; }

    /// <summary>Buckets of its pairs of characters, in order.</summary>
    public ushort[] Pairs { get; set; } = [];

    /// <summary>So many of its pairs the title has not, nor the words that only name a source.</summary>
    public int NewPairs { get; set; }

    public double[] Features { get; set; } = [];

    public double Score { get; set; }
}
