using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Telegram;

/// <summary>How Telegram answers at present, by all calls that are made: what is wrong, and since when.</summary>
/// <remarks>Receiving is judged by itself: another poller or a dead connection there says nothing about sending, and sending nothing about it.</remarks>
internal sealed class BotApiState(TimeProvider clock)
{
    public static readonly HealthTrouble NoAnswer = new("noAnswer", "Telegram does not answer");
    public static readonly HealthTrouble TokenRefused = new("tokenRefused", "Telegram refuses the bot's token");
    public static readonly HealthTrouble Conflict = new("conflict", "another program receives this bot's updates");
    public static readonly HealthTrouble WebhookRefused = new("webhookRefused", "Telegram refuses the webhook");

    private static readonly HashSet<string> Receiving = ["getUpdates", "deleteWebhook", "setWebhook"];

    private readonly Lock _gate = new();
    private BotApiTrouble? _receiving;
    private BotApiTrouble? _calls;

    /// <summary>Null while all is well.</summary>
    public BotApiTrouble? Trouble
    {
        get
        {
            lock (_gate)
            {
                return _receiving ?? _calls;
            }
        }
    }

    public void Note<T>(string method, ApiResult<T> result)
    {
        var kind = KindOf(method, result);
        lock (_gate)
        {
            ref var trouble = ref Receiving.Contains(method) ? ref _receiving : ref _calls;
            // A host that is now cut, now refused is in trouble since the first of it.
            trouble = kind is null ? null : new BotApiTrouble(kind, trouble?.Since ?? clock.GetUtcNow());
        }
    }

    /// <summary>Another node receives from here on: what became of our own asking is of no account.</summary>
    public void ReceivesNoLonger()
    {
        lock (_gate)
        {
            _receiving = null;
        }
    }

    private static HealthTrouble? KindOf<T>(string method, ApiResult<T> result) => result switch
    {
        ApiResult<T>.Refused { Reason: RefusalReason.Unauthorized } => TokenRefused,
        // Elsewhere it may be a method that this Bot API server does not have.
        ApiResult<T>.Refused { Reason: RefusalReason.NotFound } when Receiving.Contains(method) || method == "getMe" => TokenRefused,
        ApiResult<T>.Refused { Reason: RefusalReason.Conflict } => Conflict,
        ApiResult<T>.Refused { Reason: RefusalReason.WebhookRefused } => WebhookRefused,
        ApiResult<T>.Refused { Reason: RefusalReason.NotTelegram } => NoAnswer,
        ApiResult<T>.NotSent { Reason: FailureReason.File or FailureReason.Withdrawn } => null,
        ApiResult<T>.NotSent or ApiResult<T>.Unknown => NoAnswer,
        _ => null,
    };
}

/// <param name="Kind">One of <see cref="BotApiState"/>'s, for everybody's eyes.</param>
/// <param name="Since">The first call that failed.</param>
internal sealed record BotApiTrouble(HealthTrouble Kind, DateTimeOffset Since);
