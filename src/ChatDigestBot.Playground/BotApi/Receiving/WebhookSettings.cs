namespace ChatDigestBot.Playground.BotApi.Receiving;

/// <summary>Where updates are delivered, and how.</summary>
internal sealed record WebhookSettings(Uri Url, string Secret, int MaxConnections);
