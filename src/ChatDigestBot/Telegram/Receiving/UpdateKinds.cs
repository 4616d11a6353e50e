using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Telegram.Receiving;

/// <summary>What the bot asks Telegram for. What is not listed never comes, and the list stays in force until another is sent.</summary>
internal static class UpdateKinds
{
    /// <summary>Edited messages are not commands, nobody in a channel talks to the bot, and who chose which inline result is nobody's business: none of these is asked for.</summary>
    public static readonly IReadOnlyList<UpdateType> Wanted =
    [
        UpdateType.Message,
        UpdateType.CallbackQuery,
        UpdateType.InlineQuery,
        UpdateType.MyChatMember,
    ];
}
