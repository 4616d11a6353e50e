namespace ChatDigestBot.Playground.Faults;

internal enum FaultKind
{
    /// <summary>429 with <see cref="Fault.RetryAfter"/>.</summary>
    Throttle,

    /// <summary><see cref="Fault.Status"/> with Telegram's JSON error.</summary>
    ServerError,

    /// <summary><see cref="Fault.Status"/> with a page of HTML, as a proxy in between answers.</summary>
    HtmlPage,

    /// <summary>The connection is cut without an answer.</summary>
    Drop,

    /// <summary>200 with JSON that breaks off in the middle.</summary>
    MalformedJson,

    /// <summary>The right answer, but only after <see cref="Fault.Delay"/>.</summary>
    Slow,

    /// <summary>A refusal with <see cref="Fault.Status"/> and <see cref="Fault.Description"/>.</summary>
    Refuse,
}

/// <summary>Something that goes wrong between a bot and Telegram.</summary>
internal sealed record Fault
{
    public required FaultKind Kind { get; init; }

    /// <summary>Only calls of this method; null is every method.</summary>
    public string? Method { get; init; }

    /// <summary>Only calls about this chat.</summary>
    public long? ChatId { get; init; }

    /// <summary>How many calls it hits; null is without end.</summary>
    public int? Times { get; init; }

    /// <summary>Share of the matching calls it hits, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>True: the call has taken effect before it goes wrong, so the message did arrive. Malformed JSON always comes after.</summary>
    public bool AfterEffect { get; init; }
    public TimeSpan Delay { get; init; }
    public int RetryAfter { get; init; } = 5;
    public int Status { get; init; } = 502;
    public string Description { get; init; } = "Bad Gateway";
}
