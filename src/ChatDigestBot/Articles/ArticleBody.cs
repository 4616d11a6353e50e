namespace ChatDigestBot.Articles;

/// <summary>What kind of line a paragraph is, for a page that shows it.</summary>
internal enum ParagraphKind
{
    Text,
    Heading,
    ListItem,
    Quote,
    Code,
    Caption,

    /// <summary>The cells of one row, with signs between.</summary>
    TableRow,
}

internal sealed record Paragraph(ParagraphKind Kind, string Text)
{
    /// <summary>Of an item in a numbered list; it is no part of the text.</summary>
    public int? Number { get; init; }

    /// <summary>How many lists are around its list.</summary>
    public int Depth { get; init; }
}

/// <summary>The clean text of an article, without its title.</summary>
internal sealed record ArticleBody
{
    public required IReadOnlyList<Paragraph> Paragraphs { get; init; }

    /// <summary>All paragraphs, separated by one line feed: what is searched, and what positions count in.</summary>
    public string Text => string.Join('\n', Paragraphs.Select(paragraph => paragraph.Text));
}
