namespace ChatDigestBot.Feeds;

/// <summary>Why a feed gave nothing; the words for it are the text <c>feeds.trouble.KIND</c>.</summary>
/// <param name="Detail">A figure or name for the words, such as the status or the host; empty where they need none.</param>
internal sealed record FeedTrouble(FeedTroubleKind Kind, string Detail = "")
{
    public static FeedTrouble OfStatus(int status) => new(FeedTroubleKind.Status, status.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Stored by name, so a name never changes.</summary>
internal enum FeedTroubleKind
{
    /// <summary>The server answered with another status than it should.</summary>
    Status,

    /// <summary>410: it will not come back.</summary>
    Gone,

    /// <summary>429 or 503: the server asked to be left alone for a while.</summary>
    Busy,

    TimedOut,

    UnknownHost,

    NotReached,

    /// <summary>The certificate or the handshake.</summary>
    NotSecure,

    /// <summary>The name or a redirect leads to this machine or into a private network.</summary>
    PrivateNetwork,

    TooManyRedirects,

    WrongRedirect,

    TooLarge,

    BrokenAnswer,

    Empty,

    NotAFeed,

    /// <summary>A web page that names no feed.</summary>
    PageWithoutFeed,

    /// <summary>The posts' folder took no file.</summary>
    Folder,
}
