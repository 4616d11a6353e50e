namespace ChatDigestBot.Articles.Cleaning;

/// <summary>What a body holds once its markup is read: paragraphs, links and pictures in order.</summary>
internal sealed class RawBody
{
    public List<RawParagraph> Paragraphs { get; } = [];

    public List<RawLink> Links { get; } = [];

    public List<RawImage> Images { get; } = [];

    /// <summary>The page's own title, for a post without a head.</summary>
    public string? PageTitle { get; set; }
}

/// <param name="IsCard">Part of a box that offers goods.</param>
internal sealed record RawParagraph(ParagraphKind Kind, string Text, bool IsCard);

internal sealed record RawLink(string Address, string Text);

/// <param name="Caption">The picture's title or alternative text.</param>
/// <param name="IsSmall">Too small for a picture of the story: an icon, a face, a counter.</param>
internal sealed record RawImage(string Address, string Caption, bool IsSmall);
