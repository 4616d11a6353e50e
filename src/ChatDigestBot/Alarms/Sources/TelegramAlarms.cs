using ChatDigestBot.Shared;
using ChatDigestBot.Telegram;

namespace ChatDigestBot.Alarms.Sources;

/// <summary>Telegram that has not answered for ten minutes, or answers somebody else who has the bot's token.</summary>
internal sealed class TelegramAlarms(BotApiState state) : IAlarmSource
{
    public const string Conflict = "telegramConflict";

    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public IReadOnlyList<string> Kinds => [AlarmWords.ToldWhenOver, Conflict];

    public Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        return Task.FromResult<IReadOnlyList<Alarm>>(state.Trouble is { } trouble && now - trouble.Since >= Patience
            ? [new Alarm(trouble.Kind == BotApiState.Conflict ? Conflict : AlarmWords.ToldWhenOver, "", trouble.Since)]
            : []);
    }
}
