namespace ChatDigestBot.Playground.Hosting;

/// <summary>What the command line asks for. Port 0 lets the system choose.</summary>
internal sealed record PlaygroundOptions
{
    public int ChatPort { get; init; } = 8080;
    public int ApiPort { get; init; } = 8081;
    public int BotPort { get; init; } = 8082;

    /// <summary>Three feeds write as time passes, and the bot reads them.</summary>
    public bool HasFeeds { get; init; }

    /// <summary>A simulated model is asked for summaries.</summary>
    public bool HasModel { get; init; }

    /// <summary>Kept and resumed; null is a folder that vanishes at the end.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>False leaves the simulated Telegram to a bot in a process of its own.</summary>
    public bool HasBot { get; init; } = true;
}
