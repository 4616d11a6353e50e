namespace ChatDigestBot.Feeds.Pulling;

/// <summary>An item that was written as a post once, as the database remembers it.</summary>
internal sealed record KnownItem
{
    /// <summary>Unique within its feed; the post's head carries it.</summary>
    public required string ItemKey { get; init; }

    public required long IdHash { get; init; }

    public required long LinkHash { get; init; }

    public required long TitleHash { get; init; }

    /// <summary>Of all that the post is made of: another one means that the item changed.</summary>
    public required long TextHash { get; init; }

    public required string Path { get; init; }

    /// <summary>Of the file as the bot wrote it; 0 where it never did.</summary>
    public required long FileHash { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public required bool IsArchive { get; init; }
}
