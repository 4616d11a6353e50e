using ChatDigestBot.Playground.Faults;

namespace ChatDigestBot.Playground.BotApi;

/// <summary>How the simulated Bot API server behaves.</summary>
internal sealed record BotApiOptions
{
    public string Token { get; init; } = "7000000001:AAplayground-token-of-no-worth-0000";

    /// <summary>For example <c>/telegram</c>: calls elsewhere are not found, as behind a reverse proxy.</summary>
    public string PathPrefix { get; init; } = "";
    public SendLimits Limits { get; init; } = SendLimits.None;
    public FaultPlan Faults { get; init; } = new();
}

/// <summary>How fast a bot may send. Zero switches one limit off.</summary>
internal sealed record SendLimits
{
    public static readonly SendLimits None = new();

    /// <summary>What Telegram's documentation names; bursts are what is seen in practice.</summary>
    public static readonly SendLimits Telegram = new() { PerSecond = 30, PaidPerSecond = 1000, PerPrivateChatPerSecond = 1, PerGroupPerMinute = 20 };

    /// <summary>In all. One second's worth may come at once, with a tenth on top for jitter on the way.</summary>
    public double PerSecond { get; init; }

    /// <summary>In all, for calls with <c>allow_paid_broadcast</c>.</summary>
    public double PaidPerSecond { get; init; }
    public double PerPrivateChatPerSecond { get; init; }
    public int PrivateChatBurst { get; init; } = 5;

    /// <summary>Strict: never more in any sixty seconds.</summary>
    public int PerGroupPerMinute { get; init; }
    public bool IsOn => PerSecond > 0 || PaidPerSecond > 0 || PerPrivateChatPerSecond > 0 || PerGroupPerMinute > 0;
}
