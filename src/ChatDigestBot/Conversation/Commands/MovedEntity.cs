using Telegram.Bot.Types;

namespace ChatDigestBot.Conversation.Commands;

internal static class MovedEntity
{
    /// <summary>The marks of a part of a text, in UTF-16 units of that part. One that begins before it, such as with the command, goes on in it.</summary>
    public static IReadOnlyList<MessageEntity> Within(this IEnumerable<MessageEntity> entities, int start, int end) =>
    [
        .. from entity in entities
           let first = Math.Max(entity.Offset, start)
           let behind = Math.Min(entity.Offset + entity.Length, end)
           where behind > first
           select At(entity, first - start, behind - first),
    ];

    private static MessageEntity At(MessageEntity entity, int offset, int length) => new()
    {
        Type = entity.Type,
        Offset = offset,
        Length = length,
        Url = entity.Url,
        Language = entity.Language,
        CustomEmojiId = entity.CustomEmojiId,
    };
}
