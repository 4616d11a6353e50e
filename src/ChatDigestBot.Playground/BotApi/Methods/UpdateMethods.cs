using System.Text.Json;
using ChatDigestBot.Playground.BotApi.Json;
using ChatDigestBot.Playground.BotApi.Receiving;
using ChatDigestBot.Playground.BotApi.Requests;

namespace ChatDigestBot.Playground.BotApi.Methods;

/// <summary>Polling and webhooks. Like a Bot API server of one's own, it takes plain HTTP and any port for a webhook.</summary>
internal static class UpdateMethods
{
    private const int MaxTimeoutSeconds = 50;
    private const int MaxSecretLength = 256;

    public static IEnumerable<ApiMethod> All =>
    [
        MethodTable.AsyncMethod("getUpdates", GetUpdatesAsync, "offset", "limit", "timeout", "allowed_updates"),
        MethodTable.AsyncMethod("setWebhook", SetWebhookAsync,
            "url", "certificate", "ip_address", "max_connections", "allowed_updates", "drop_pending_updates", "secret_token"),
        MethodTable.AsyncMethod("deleteWebhook", DeleteWebhookAsync, "drop_pending_updates"),
        MethodTable.Method("getWebhookInfo", GetWebhookInfo),
    ];

    private static async ValueTask<ApiAnswer> GetUpdatesAsync(ApiCall call)
    {
        if (call.Account.Webhook.Settings is not null)
        {
            return Refusal.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }

        if (SetAllowed(call) is { } wrong)
        {
            return wrong;
        }

        var (updates, refusal) = await call.Account.Polling.PollAsync(
            call.Parameters.Number("offset", 0, int.MinValue, int.MaxValue),
            call.Parameters.Number("limit", 100, 1, 100),
            TimeSpan.FromSeconds(call.Parameters.Number("timeout", 0, 0, MaxTimeoutSeconds)),
            call.CancellationToken);
        return refusal is not null ? refusal : ApiAnswer.Of(writer =>
        {
            writer.WriteStartArray();
            foreach (var update in updates)
            {
                UpdateJson.Write(writer, update);
            }

            writer.WriteEndArray();
        });
    }

    private static async ValueTask<ApiAnswer> SetWebhookAsync(ApiCall call)
    {
        var url = call.Parameters.Text("url");
        if (url.Length == 0)
        {
            return await DeleteWebhookAsync(call);
        }

        if (!Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) ? url : $"https://{url}", UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https"))
        {
            return Refusal.Bad("invalid webhook URL specified");
        }

        var secret = call.Parameters.Text("secret_token");
        if (secret.Length > MaxSecretLength)
        {
            return Refusal.Bad("secret token is too long");
        }

        if (!secret.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            return Refusal.Bad("secret token contains unallowed characters");
        }

        if (SetAllowed(call) is { } refusal)
        {
            return refusal;
        }

        DropPending(call);
        call.Account.Polling.EndForWebhook();
        await call.Account.Webhook.SetAsync(new WebhookSettings(address, secret, call.Parameters.Number("max_connections", 40, 1, 100)));
        return ApiAnswer.True;
    }

    private static async ValueTask<ApiAnswer> DeleteWebhookAsync(ApiCall call)
    {
        await call.Account.Webhook.SetAsync(null);
        DropPending(call);
        return ApiAnswer.True;
    }

    private static ApiAnswer GetWebhookInfo(ApiCall call) => ApiAnswer.Of(writer =>
    {
        var webhook = call.Account.Webhook;
        writer.WriteStartObject();
        writer.WriteString("url", webhook.Settings?.Url.AbsoluteUri ?? "");
        writer.WriteBoolean("has_custom_certificate", false);
        writer.WriteNumber("pending_update_count", call.World.Updates.Count);
        if (webhook.Settings is { } settings)
        {
            if (webhook.LastErrorAt is { } failedAt)
            {
                writer.WriteNumber("last_error_date", failedAt.ToUnixTimeSeconds());
                writer.WriteString("last_error_message", webhook.LastError);
            }

            writer.WriteNumber("max_connections", settings.MaxConnections);
            writer.WriteString("ip_address", settings.Url.Host);
        }

        if (call.World.Updates.Allowed is { Count: > 0 } allowed)
        {
            writer.WriteStartArray("allowed_updates");
            foreach (var kind in allowed)
            {
                writer.WriteStringValue(kind);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    });

    private static void DropPending(ApiCall call)
    {
        if (call.Parameters.Flag("drop_pending_updates"))
        {
            call.World.Updates.Clear();
        }
    }

    /// <summary>Absent keeps what was set before; an empty list is the default again.</summary>
    private static Refusal? SetAllowed(ApiCall call)
    {
        if (call.Parameters.Text("allowed_updates") is not { Length: > 0 } json)
        {
            return null;
        }

        if (JsonField.TryParse(json) is not { ValueKind: JsonValueKind.Array } list)
        {
            return Refusal.Playground("allowed_updates is a JSON list of names; Telegram would pass over this one");
        }

        var kinds = list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText()).ToList();
        if (kinds.Find(kind => !MethodTable.UpdateKinds.Contains(kind)) is { } unknown)
        {
            return Refusal.Playground($"there is no kind of update \"{unknown}\"");
        }

        call.World.Updates.Allowed = kinds;
        return null;
    }
}
