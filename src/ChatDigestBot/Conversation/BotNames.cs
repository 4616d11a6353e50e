using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;

namespace ChatDigestBot.Conversation;

/// <summary>Knows what the bot is called, asked of Telegram once.</summary>
internal sealed class BotNames(PacedApi api, TelegramOptions options)
{
    private string? _username;

    /// <summary>Known without asking: it is part of the token.</summary>
    public long Id => options.Token.BotId ?? 0;

    /// <summary>Null as long as Telegram has not said; asked again next time.</summary>
    public async Task<string?> UsernameAsync(CancellationToken cancellationToken) =>
        _username ??= await api.SendAsync(new GetMe(), SendLane.Reply, cancellationToken) is ApiResult<User>.Ok ok ? ok.Value.Username : null;
}
