using ChatDigestBot.Playground.BotApi.Json;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Methods;

/// <summary>Methods that look at chats and members.</summary>
internal static class ChatMethods
{
    public static IEnumerable<ApiMethod> All =>
    [
        MethodTable.Method("getChat", GetChat, "chat_id"),
        MethodTable.Method("getChatMember", GetMember, "chat_id", "user_id"),
        MethodTable.Method("getChatMemberCount", GetMemberCount, "chat_id"),
        MethodTable.Method("getChatAdministrators", GetAdministrators, "chat_id"),
        MethodTable.Method("leaveChat", Leave, "chat_id"),
    ];

    private static ApiAnswer GetChat(ApiCall call)
        => ChatAccess.TryFind(call, Access.Read, out var chat) is { } refusal
            ? refusal
            : ApiAnswer.Of(writer => WorldJson.WriteChat(writer, chat, isFull: true));

    private static ApiAnswer GetMember(ApiCall call)
    {
        if (call.Parameters.Long("user_id") is var id && id <= 0)
        {
            return Refusal.Bad("Invalid user_id specified");
        }

        if (ChatAccess.TryFind(call, Access.Read, out var chat) is { } refusal)
        {
            return refusal;
        }

        if (call.World.FindPerson(id) is not { } person)
        {
            return Refusal.Bad("PARTICIPANT_ID_INVALID");
        }

        var member = chat.FindMember(id) ?? new Member { Person = person, Status = MemberStatus.Left };
        return ApiAnswer.Of(writer => WorldJson.WriteMember(writer, member));
    }

    private static ApiAnswer GetMemberCount(ApiCall call)
        => ChatAccess.TryFind(call, Access.Read, out var chat) is { } refusal
            ? refusal
            : ApiAnswer.Of(writer => writer.WriteNumberValue(chat.IsPrivate ? 2 : chat.Members.Count(member => member.IsPresent)));

    private static ApiAnswer GetAdministrators(ApiCall call)
    {
        if (ChatAccess.TryFind(call, Access.Read, out var chat) is { } refusal)
        {
            return refusal;
        }

        if (chat.IsPrivate)
        {
            return Refusal.Bad("there are no administrators in the private chat");
        }

        return ApiAnswer.Of(writer =>
        {
            writer.WriteStartArray();
            foreach (var member in chat.Members.Where(member => member.IsAdmin))
            {
                WorldJson.WriteMember(writer, member);
            }

            writer.WriteEndArray();
        });
    }

    private static ApiAnswer Leave(ApiCall call)
    {
        if (ChatAccess.TryFind(call, Access.Read, out var chat) is { } refusal)
        {
            return refusal;
        }

        if (chat.IsPrivate)
        {
            return Refusal.Bad("chat member status can't be changed in private chats");
        }

        call.World.BotLeaves(chat);
        return ApiAnswer.True;
    }
}
