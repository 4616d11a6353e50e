namespace ChatDigestBot.Telegram.Receiving;

internal static class WebhookEndpoint
{
    public const string Path = "/telegram/webhook";
}
