using Telegram.Bot.Types;

namespace ChatDigestBot.Conversation.Commands;

internal static class MovedEntity
{
    /// <summary>The same mark at another place, in UTF-16 units: of a part of the text it was made in.</summary>
    public static MessageEntity At(this MessageEntity entity, int offset, int length) => new()
    {
        Type = entity.Type,
        Offset = offset,
        Length = length,
        Url = entity.Url,
        Language = entity.Language,
        CustomEmojiId = entity.CustomEmojiId,
    };
}
