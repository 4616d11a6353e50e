using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Broadcasts.Writing;

/// <summary>What an editor wants to say: words, or a picture or a file with a caption.</summary>
/// <param name="Text">With its marks.</param>
/// <param name="Kind">Of what it is.</param>
/// <param name="FileId">What Telegram calls the picture or the file.</param>
internal sealed record BroadcastMessage(HtmlText Text, ContentKind Kind = ContentKind.Text, string? FileId = null)
{
    /// <summary>UTF-16 units after parsing, the stricter reading of Telegram's limit.</summary>
    public const int MaxCaption = 1024;

    /// <summary>Nothing to see: Telegram refuses it, to each of its recipients.</summary>
    public bool IsEmpty => FileId is null && string.IsNullOrWhiteSpace(PlainText.Visible(Text.Plain));

    public bool IsTooLong => FileId is not null && Text.Length > MaxCaption;

    /// <summary>As messages of the ledger; a long text is several.</summary>
    public IReadOnlyList<DeliveryContent> Contents => FileId is null
        ? [.. HtmlSplitter.Split(Text).Select(part => new DeliveryContent { Html = part })]
        : [new DeliveryContent { Html = Text, Kind = Kind, FileId = FileId }];
}
