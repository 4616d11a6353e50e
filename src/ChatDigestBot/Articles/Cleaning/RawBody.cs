namespace ChatDigestBot.Articles.Cleaning;

/// <summary>What a body holds once its markup is read: paragraphs, links and pictures in order. It takes no more than rules can look at in time.</summary>
/// <remarks>Every rule behind it may count on these limits, whatever a file holds; what is longer is cut here and nowhere else.</remarks>
internal sealed class RawBody
{
    public const int MaxText = 400_000;
    public const int MaxParagraphs = 20_000;
    public const int MaxCaption = 1_000;
    public const int MaxAddress = 2_000;

    private const int MaxGoneOn = 2_000; // characters of a paragraph that the next line may go on with

    private readonly List<RawParagraph> _paragraphs = [];

    public IReadOnlyList<RawParagraph> Paragraphs => _paragraphs;

    public List<RawLink> Links { get; } = [];

    public List<RawImage> Images { get; } = [];

    /// <summary>The page's own title, for a post without a head.</summary>
    public string? PageTitle { get; set; }

    public ArticlePart Article { get; } = new();

    /// <summary>How many characters a paragraph that is now begun may have.</summary>
    public int Room { get; private set; } = MaxText;

    /// <summary>Something was left out because there was no room for it: reading on is of no use.</summary>
    public bool IsCut { get; private set; }

    public void Add(RawParagraph paragraph)
    {
        // No line begins with a comma: something of a page's layout, a link or a box, parted it from the one before.
        if (paragraph is { Kind: ParagraphKind.Text, Text: ['，' or '。' or '、' or '；' or '！' or '？' or '）' or '》', ..] }
            && _paragraphs is [.., { Kind: ParagraphKind.Text, Text.Length: > 0 and < MaxGoneOn } last] && last.IsCard == paragraph.IsCard)
        {
            _paragraphs[^1] = last with { Text = last.Text + paragraph.Text, Linked = last.Linked + paragraph.Linked };
            Room = Math.Max(0, Room - paragraph.Text.Length);
            return;
        }

        if (_paragraphs.Count == MaxParagraphs)
        {
            Cut();
            return;
        }

        _paragraphs.Add(paragraph);
        Room = Math.Max(0, Room - paragraph.Text.Length - 1);
    }

    public void Cut()
    {
        IsCut = true;
        Room = 0;
    }
}

/// <param name="IsCard">Part of a box that offers goods.</param>
internal sealed record RawParagraph(ParagraphKind Kind, string Text, bool IsCard)
{
    /// <summary>How many of its characters are links.</summary>
    public int Linked { get; init; }

    /// <summary>Of an item in a numbered list.</summary>
    public int? Number { get; init; }

    /// <summary>How many lists are around its list.</summary>
    public int Depth { get; init; }

    /// <summary>Of a heading, from 1, the highest.</summary>
    public int Rank { get; init; }

    /// <summary>Ends as a sentence does.</summary>
    public bool IsSentence => Text is [.., '。' or '！' or '？' or '.' or '!' or '?'];
}

internal sealed record RawLink(string Address, string Text);

/// <param name="Caption">The picture's title or alternative text.</param>
/// <param name="IsSmall">Too small for a picture of the story: an icon, a face, a counter.</param>
internal sealed record RawImage(string Address, string Caption, bool IsSmall);
