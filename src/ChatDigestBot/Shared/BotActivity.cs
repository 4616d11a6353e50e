using System.Diagnostics;

namespace ChatDigestBot.Shared;

/// <summary>Spans of what the bot does: calls, commands, jobs. Names and tags are fixed codes, never addresses, texts or people.</summary>
internal static class BotActivity
{
    public const string SourceName = "ChatDigestBot";

    public static readonly ActivitySource Source = new(SourceName);
}
