using System.Globalization;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Methods;

internal enum Access
{
    /// <summary>Look at the chat.</summary>
    Read,

    /// <summary>Change what the bot has there.</summary>
    Edit,

    /// <summary>Send something new.</summary>
    Write,
}

/// <summary>Finds the chat a call is about and says whether the bot may do this there, in the words of Telegram's server.</summary>
internal static class ChatAccess
{
    private const int GeneralTopicId = 1;

    public static Refusal? TryFind(ApiCall call, Access access, out Chat chat)
    {
        chat = null!;
        var id = call.Parameters.Text("chat_id");
        if (id.Length == 0)
        {
            return Refusal.Bad("chat_id is empty");
        }

        var found = id[0] == '@'
            ? call.World.FindChat(id[1..])
            : long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? call.World.FindChat(number) : null;
        if (found is null || !IsKnown(found, id))
        {
            return Refusal.Bad("chat not found");
        }

        chat = found;
        return Check(call.World, found, access);
    }

    /// <summary>The topic to write in, if the call names one that is there.</summary>
    public static Refusal? TryFindThread(ApiCall call, Chat chat, out int? threadId)
    {
        threadId = null;
        var asked = call.Parameters.Number("message_thread_id", 0, 0, int.MaxValue);
        if (asked == 0 || !(chat.IsForum || chat.IsPrivate))
        {
            return null; // elsewhere Telegram passes over it
        }

        if (asked == GeneralTopicId || chat.FindTopic(asked) is not { } topic)
        {
            return Refusal.Bad("message thread not found");
        }

        threadId = asked;
        return topic.IsClosed && !BotIn(call.World, chat).IsAdmin ? Refusal.Bad("TOPIC_CLOSED") : null;
    }

    public static Refusal? TryFindMessage(ApiCall call, Chat chat, string purpose, out Message message)
    {
        message = call.World.FindMessage(chat, call.Parameters.Number("message_id", 0, 0, int.MaxValue))!;
        return message is null ? Refusal.Bad($"{purpose} not found") : null;
    }

    /// <summary>A bot knows a person it met in a group, or who wrote to it; public chats are known to everybody.</summary>
    private static bool IsKnown(Chat chat, string id) => chat.IsKnownToBot || (id[0] == '@' && chat.Username is not null);

    private static Member BotIn(World world, Chat chat) => chat.FindMember(world.Bot.Id) ?? new Member { Person = world.Bot, Status = MemberStatus.Left };

    private static Refusal? Check(World world, Chat chat, Access access) => chat.Type switch
    {
        ChatType.Private => CheckPrivate(world, chat, access),
        ChatType.Group => CheckGroup(world, chat, access),
        _ => CheckSupergroup(world, chat, access),
    };

    private static Refusal? CheckPrivate(World world, Chat chat, Access access)
    {
        if (access == Access.Read)
        {
            return null;
        }

        if (chat.IsDeactivated)
        {
            return Refusal.Forbidden("user is deactivated");
        }

        return chat.FindMember(world.Bot.Id) switch
        {
            null => Refusal.Forbidden("bot can't initiate conversation with a user"),
            { Status: MemberStatus.Kicked } => Refusal.Forbidden("bot was blocked by the user"),
            _ => null,
        };
    }

    private static Refusal? CheckGroup(World world, Chat chat, Access access)
    {
        if (access == Access.Write && chat.MigratedTo is { } target)
        {
            return Refusal.Migrated(target);
        }

        return access == Access.Read || chat.MigratedTo is not null ? null : BotIn(world, chat) switch
        {
            { Status: MemberStatus.Kicked } => Refusal.Forbidden("bot was kicked from the group chat"),
            { Status: MemberStatus.Left } => Refusal.Forbidden("bot is not a member of the group chat"),
            { CanSendMessages: false } when access == Access.Write => NoRights,
            _ => null,
        };
    }

    private static Refusal? CheckSupergroup(World world, Chat chat, Access access)
    {
        var kind = chat.IsBroadcast ? "channel" : "supergroup";
        return BotIn(world, chat) switch
        {
            { Status: MemberStatus.Kicked } => Refusal.Forbidden($"bot was kicked from the {kind} chat"),
            { Status: MemberStatus.Left } when chat.Username is null || access != Access.Read => Refusal.Forbidden($"bot is not a member of the {kind} chat"),
            { IsAdmin: false } when chat.IsBroadcast && access != Access.Read => Refusal.Bad("need administrator rights in the channel chat"),
            { CanSendMessages: false } when access == Access.Write => NoRights,
            _ => null,
        };
    }

    private static Refusal NoRights => Refusal.Bad("not enough rights to send text messages to the chat");
}
