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
}

internal sealed record Paragraph(ParagraphKind Kind, string Text);

/// <summary>The clean text of an article, without its title.</summary>
internal sealed record ArticleBody
{
    public required IReadOnlyList<Paragraph> Paragraphs { get; init; }

    /// <summary>All paragraphs, separated by one line feed: what is searched, and what positions count in.</summary>
    public string Text => string.Join('\n', Paragraphs.Select(paragraph => paragraph.Text));
}
