using System.Text.Json;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Json;

/// <summary>People, chats and members as the Bot API shows them.</summary>
internal static class WorldJson
{
    public static void WriteUser(Utf8JsonWriter writer, Person person)
    {
        writer.WriteStartObject();
        WriteUserFields(writer, person);
        writer.WriteEndObject();
    }

    /// <summary>The longer form that only <c>getMe</c> gives.</summary>
    public static void WriteMe(Utf8JsonWriter writer, Person bot)
    {
        writer.WriteStartObject();
        WriteUserFields(writer, bot);
        writer.WriteBoolean("can_join_groups", true);
        writer.WriteBoolean("can_read_all_group_messages", false);
        writer.WriteBoolean("supports_inline_queries", true);
        writer.WriteBoolean("can_connect_to_business", false);
        writer.WriteBoolean("has_main_web_app", false);
        writer.WriteEndObject();
    }

    public static void WriteChat(Utf8JsonWriter writer, Chat chat, bool isFull = false)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", chat.Id);
        if (chat.Person is { } person)
        {
            writer.WriteString("first_name", person.FirstName);
            WriteOptional(writer, "last_name", person.LastName);
            WriteOptional(writer, "username", person.Username);
        }
        else
        {
            writer.WriteString("title", chat.Title);
            WriteOptional(writer, "username", chat.Username);
            if (chat.IsForum)
            {
                writer.WriteBoolean("is_forum", true);
            }
        }

        writer.WriteString("type", TypeOf(chat));
        if (isFull)
        {
            WriteOptional(writer, "description", chat.Description);
            if (chat.SlowModeSeconds > 0)
            {
                writer.WriteNumber("slow_mode_delay", chat.SlowModeSeconds);
            }

            writer.WriteNumber("accent_color_id", 0);
            writer.WriteNumber("max_reaction_count", 11);
        }

        writer.WriteEndObject();
    }

    public static void WriteMember(Utf8JsonWriter writer, Member member)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("user");
        WriteUser(writer, member.Person);
        writer.WriteString("status", StatusOf(member.Status));
        switch (member.Status)
        {
            case MemberStatus.Creator:
                writer.WriteBoolean("is_anonymous", false);
                break;
            case MemberStatus.Administrator:
                foreach (var right in AdministratorRights)
                {
                    writer.WriteBoolean(right, right is not ("is_anonymous" or "can_promote_members" or "can_be_edited"));
                }

                break;
            case MemberStatus.Restricted:
                writer.WriteBoolean("is_member", true);
                writer.WriteBoolean("can_send_messages", member.CanSendMessages);
                writer.WriteNumber("until_date", 0);
                break;
            case MemberStatus.Kicked:
                writer.WriteNumber("until_date", 0);
                break;
            default:
                break;
        }

        writer.WriteEndObject();
    }

    public static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    private static readonly string[] AdministratorRights =
    [
        "can_be_edited", "can_manage_chat", "can_change_info", "can_delete_messages", "can_invite_users", "can_restrict_members",
        "can_pin_messages", "can_manage_topics", "can_promote_members", "can_manage_video_chats", "can_post_messages", "can_edit_messages", "is_anonymous",
    ];

    private static void WriteUserFields(Utf8JsonWriter writer, Person person)
    {
        writer.WriteNumber("id", person.Id);
        writer.WriteBoolean("is_bot", person.IsBot);
        writer.WriteString("first_name", person.FirstName);
        WriteOptional(writer, "last_name", person.LastName);
        WriteOptional(writer, "username", person.Username);
        WriteOptional(writer, "language_code", person.LanguageCode);
    }

    private static string TypeOf(Chat chat) => chat.Type switch
    {
        ChatType.Private => "private",
        ChatType.Group => "group",
        ChatType.Supergroup => "supergroup",
        _ => "channel",
    };

    private static string StatusOf(MemberStatus status) => status switch
    {
        MemberStatus.Creator => "creator",
        MemberStatus.Administrator => "administrator",
        MemberStatus.Member => "member",
        MemberStatus.Restricted => "restricted",
        MemberStatus.Left => "left",
        _ => "kicked",
    };
}
