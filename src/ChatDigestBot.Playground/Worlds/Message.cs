namespace ChatDigestBot.Playground.Worlds;

/// <summary>One message as everybody in the chat sees it now; an edit replaces the record.</summary>
internal sealed record Message
{
    public required int Id { get; init; }
    public required Chat Chat { get; init; }

    /// <summary>Null for a channel post.</summary>
    public required Person? From { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public int? ThreadId { get; init; }

    /// <summary>The text, or the caption where there is an attachment.</summary>
    public string Text { get; init; } = "";
    public IReadOnlyList<TextEntity> Entities { get; init; } = [];
    public Attachment? Attachment { get; init; }
    public ReplyMarkup? Markup { get; init; }
    public Message? ReplyTo { get; init; }
    public ServiceNote? Service { get; init; }
    public bool IsViaBot { get; init; }
    public bool IsForwarded { get; init; }
    public bool IsSilent { get; init; }
    public bool HasNoLinkPreview { get; init; }
    public bool IsFromBot => From is { IsBot: true };
    public InlineKeyboard? Keyboard => Markup as InlineKeyboard;
}

/// <summary>A formatted stretch of a text; offset and length count UTF-16 units, the type is Telegram's name for it.</summary>
internal sealed record TextEntity(string Type, int Offset, int Length)
{
    public string? Url { get; init; }
    public string? Language { get; init; }
    public string? CustomEmojiId { get; init; }
    public Person? Mentioned { get; init; }
}

/// <summary>A file in a message. Bytes are those that were uploaded; a photo given by address has none.</summary>
internal sealed record Attachment(AttachmentKind Kind, string FileId)
{
    public string? FileName { get; init; }
    public string? MimeType { get; init; }
    public string? Url { get; init; }
    public ReadOnlyMemory<byte> Bytes { get; init; }
}

internal enum AttachmentKind
{
    Photo,
    Document,
    Sticker,
}

/// <summary>What a service message tells.</summary>
internal abstract record ServiceNote
{
    private ServiceNote()
    {
    }

    public sealed record MembersJoined(IReadOnlyList<Person> People) : ServiceNote;

    public sealed record MemberLeft(Person Person) : ServiceNote;

    public sealed record MigratedTo(long ChatId) : ServiceNote;

    public sealed record MigratedFrom(long ChatId) : ServiceNote;

    public sealed record TitleChanged(string Title) : ServiceNote;

    public sealed record GroupCreated : ServiceNote;

    public sealed record TopicCreated(string Name) : ServiceNote;

    public sealed record TopicClosed : ServiceNote;

    public sealed record TopicReopened : ServiceNote;
}
