using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using ChatDigestBot.Playground.BotApi.Requests;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Methods;

/// <summary>The lists of commands in Telegram's menu, by scope and language.</summary>
internal static class CommandMethods
{
    private const int MaxCommands = 100;
    private const int MaxName = 32;
    private const int MaxDescription = 256;
    private static readonly FrozenSet<string> CommandFields = FrozenSet.Create("command", "description");
    private static readonly FrozenSet<string> ScopeFields = FrozenSet.Create("type", "chat_id", "user_id");

    public static IEnumerable<ApiMethod> All =>
    [
        MethodTable.Method("setMyCommands", Set, "commands", "scope", "language_code"),
        MethodTable.Method("getMyCommands", Get, "scope", "language_code"),
        MethodTable.Method("deleteMyCommands", Delete, "scope", "language_code"),
    ];

    private static ApiAnswer Set(ApiCall call)
    {
        MenuScope scope = MenuScope.Default;
        if ((TryReadCommands(call.Parameters.Text("commands"), out var commands) ?? TryReadTarget(call, out scope)) is { } refusal)
        {
            return refusal;
        }

        call.World.BotSetsMenu(scope, call.Parameters.Text("language_code"), commands);
        return ApiAnswer.True;
    }

    private static ApiAnswer Get(ApiCall call)
    {
        if (TryReadTarget(call, out var scope) is { } refusal)
        {
            return refusal;
        }

        var commands = call.World.Menus.Get(scope, call.Parameters.Text("language_code"));
        return ApiAnswer.Of(writer =>
        {
            writer.WriteStartArray();
            foreach (var command in commands)
            {
                writer.WriteStartObject();
                writer.WriteString("command", command.Command);
                writer.WriteString("description", command.Description);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        if (TryReadTarget(call, out var scope) is { } refusal)
        {
            return refusal;
        }

        call.World.BotSetsMenu(scope, call.Parameters.Text("language_code"), []);
        return ApiAnswer.True;
    }

    private static Refusal? TryReadCommands(string json, out IReadOnlyList<MenuCommand> commands)
    {
        var read = new List<MenuCommand>();
        commands = read;
        if (json.Length == 0)
        {
            return null;
        }

        if (JsonField.TryParse(json) is not { } list)
        {
            return Refusal.Bad("Can't parse commands JSON object");
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return Refusal.Bad("Expected an Array of BotCommand");
        }

        foreach (var item in list.EnumerateArray())
        {
            if (TryReadCommand(item, out var command) is { } refusal)
            {
                return refusal;
            }

            read.Add(command);
        }

        return read.Count > MaxCommands ? Refusal.Bad("BOT_COMMANDS_TOO_MUCH") : null;
    }

    private static Refusal? TryReadCommand(JsonElement item, out MenuCommand command)
    {
        command = null!;
        if (item.ValueKind != JsonValueKind.Object)
        {
            return InCommand("expected an Object");
        }

        if (item.UnknownFieldOf(CommandFields) is { } unknown)
        {
            return Refusal.Playground($"a command has no field \"{unknown}\"");
        }

        if (item.RequiredTextOf("command", out var error) is not { } name || item.RequiredTextOf("description", out error) is not { } description)
        {
            return InCommand(error);
        }

        name = name.Trim();
        name = name.StartsWith('/') ? name[1..] : name;
        description = description.Trim();
        error = (name, description) switch
        {
            ("", _) => "Command must be non-empty",
            (_, "") => "Command description must be non-empty",
            _ when Runes(name) > MaxName => $"Command length must not exceed {MaxName}",
            _ when Runes(description) > MaxDescription => $"Command description length must not exceed {MaxDescription}",
            _ when !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_') => "BOT_COMMAND_INVALID",
            _ => "",
        };
        command = new MenuCommand(name, description);
        return error.Length > 0 ? Refusal.Bad(error) : null;
    }

    private static Refusal? TryReadTarget(ApiCall call, out MenuScope scope)
    {
        var language = call.Parameters.Text("language_code");
        return TryReadScope(call.World, call.Parameters.Text("scope"), out scope)
            ?? (language.Length is 0 or 2 && language.All(char.IsAsciiLetterLower) ? null : Refusal.Bad("Invalid language code specified"));
    }

    private static Refusal? TryReadScope(World world, string json, out MenuScope scope)
    {
        scope = MenuScope.Default;
        if (json.Length == 0)
        {
            return null;
        }

        if (JsonField.TryParse(json) is not { } item)
        {
            return Refusal.Bad("Can't parse BotCommandScope JSON object");
        }

        if (item.ValueKind != JsonValueKind.Object)
        {
            return InScope("BotCommandScope must be an Object");
        }

        if (item.UnknownFieldOf(ScopeFields) is { } unknown)
        {
            return Refusal.Playground($"a command scope has no field \"{unknown}\"");
        }

        var type = item.RequiredTextOf("type", out var error);
        switch (type)
        {
            case null:
                return InScope(error);
            case "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators":
                scope = new MenuScope(type);
                return null;
            case "chat" or "chat_administrators" or "chat_member":
                break;
            default:
                return InScope("Unsupported type specified");
        }

        if (item.RequiredTextOf("chat_id", out error) is not { } chatId)
        {
            return InScope(error);
        }

        if (!long.TryParse(chatId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) || world.FindChat(id) is not { IsKnownToBot: true })
        {
            return Refusal.Bad("chat not found");
        }

        long? userId = type == "chat_member" ? item.LongOf("user_id") : null;
        scope = new MenuScope(type, id, userId);
        return userId <= 0 ? InScope("Invalid user_id specified") : null;
    }

    private static int Runes(string text) => text.EnumerateRunes().Count();

    private static Refusal InCommand(string error) => Refusal.Bad($"Can't parse BotCommand: {error}");

    private static Refusal InScope(string error) => Refusal.Bad($"Can't parse BotCommandScope: {error}");
}
