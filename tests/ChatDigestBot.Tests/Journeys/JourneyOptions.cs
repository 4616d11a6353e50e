using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Under which circumstances a journey takes place.</summary>
internal sealed record JourneyOptions
{
    /// <summary>A Monday, 09:00 in Shanghai and 02:00 in Berlin.</summary>
    public static readonly DateTimeOffset Beginning = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public DatabaseEngine Engine { get; init; } = DatabaseEngine.Sqlite;
    public DateTimeOffset StartsAt { get; init; } = Beginning;

    /// <summary>Whose Telegram user ids are in <c>Access:Admins</c>.</summary>
    public IReadOnlyList<long> Admins { get; init; } = [];

    /// <summary>Updates are posted to the bot instead of fetched by it.</summary>
    public bool ReceivesByWebhook { get; init; }
    public SendLimits Limits { get; init; } = SendLimits.None;

    /// <summary>More settings as on the command line, <c>Section:Key=value</c>; they win.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Adds parts to the bot that stand in for what only this journey needs.</summary>
    public Action<IServiceCollection> Replace { get; init; } = static _ => { };

    /// <summary>Posts that lie in the folder when the bot first looks.</summary>
    public IReadOnlyList<JourneyPost> Posts { get; init; } = [];

    /// <summary>Nobody comes before the bot has read <see cref="Posts"/>; false where a journey is about the first pass.</summary>
    public bool BeginsWithPostsRead { get; init; } = true;
}
