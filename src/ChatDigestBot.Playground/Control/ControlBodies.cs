namespace ChatDigestBot.Playground.Control;

internal sealed record PeopleBody
{
    /// <summary>Many at once, all of whom have pressed Start before; their ids are in a row.</summary>
    public int? Count { get; init; }
    public string? Name { get; init; }
    public string? Username { get; init; }
    public string? Language { get; init; } = "zh-hans";
}

internal sealed record PersonBody
{
    public required long Person { get; init; }
    public string? Payload { get; init; }
}

internal sealed record SayBody
{
    public required long Person { get; init; }
    public required string Text { get; init; }

    /// <summary>Absent is the person's private chat with the bot.</summary>
    public long? Chat { get; init; }
    public int? Thread { get; init; }
}

internal sealed record TapBody
{
    public required long Person { get; init; }
    public long? Chat { get; init; }
    public required int Message { get; init; }

    /// <summary>The label of the button.</summary>
    public required string Button { get; init; }
}

internal sealed record GroupBody
{
    public required string Title { get; init; }
    public required long Creator { get; init; }

    /// <summary><c>group</c>, <c>supergroup</c>, <c>forum</c> or <c>channel</c>.</summary>
    public string Type { get; init; } = "supergroup";
    public string? Username { get; init; }
}

internal sealed record BotInGroupBody
{
    public required long By { get; init; }
    public bool Present { get; init; } = true;
    public bool Admin { get; init; }
}
