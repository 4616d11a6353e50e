namespace ChatDigestBot.Delivery.Ledger;

/// <summary>What a content is made of; stored by name in lower case.</summary>
internal enum ContentKind
{
    Text,

    /// <summary>A picture that Telegram has; the text is its caption.</summary>
    Photo,

    /// <summary>A file that Telegram has; the text is its caption.</summary>
    Document,

    /// <summary>For rows that take a message back.</summary>
    Nothing,
}
