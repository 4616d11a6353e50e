namespace ChatDigestBot.Playground.Worlds;

/// <summary>A simulated person tried what Telegram's app would not let them do; the message is a sentence for people.</summary>
internal sealed class WorldRefusalException(string message) : InvalidOperationException(message);
