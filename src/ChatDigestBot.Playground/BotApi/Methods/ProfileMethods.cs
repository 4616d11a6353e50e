using ChatDigestBot.Playground.BotApi.Json;

namespace ChatDigestBot.Playground.BotApi.Methods;

/// <summary>What the bot is and says of itself.</summary>
internal static class ProfileMethods
{
    public static IEnumerable<ApiMethod> All =>
    [
        MethodTable.Method("getMe", call => ApiAnswer.Of(writer => WorldJson.WriteMe(writer, call.World.Bot))),
        .. Text("Description", "description", 512),
        .. Text("ShortDescription", "short_description", 120),
        .. Text("Name", "name", 64),
    ];

    private static IEnumerable<ApiMethod> Text(string suffix, string field, int max) =>
    [
        MethodTable.Method($"setMy{suffix}", call => Set(call, field, max), field, "language_code"),
        MethodTable.Method($"getMy{suffix}", call => Get(call, field), "language_code"),
    ];

    private static ApiAnswer Set(ApiCall call, string field, int max)
    {
        var text = call.Parameters.Text(field);
        if (text.Length > max)
        {
            return Refusal.Bad($"{field.ToUpperInvariant()}_TOO_LONG");
        }

        call.Account.Profile.Set(field, call.Parameters.Text("language_code"), text);
        return ApiAnswer.True;
    }

    private static ApiAnswer Get(ApiCall call, string field)
    {
        var text = call.Account.Profile.Get(field, call.Parameters.Text("language_code"));
        return ApiAnswer.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString(field, text);
            writer.WriteEndObject();
        });
    }
}
