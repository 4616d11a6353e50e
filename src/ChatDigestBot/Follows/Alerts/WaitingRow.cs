using ChatDigestBot.Chats;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>A follower for whom something matched, with all that decides when to tell.</summary>
internal sealed record WaitingRow
{
    public required long SubscriberId { get; init; }

    public required long ChatId { get; init; }

    public required int ThreadId { get; init; }

    public required string TimeZone { get; init; }

    public required string Language { get; init; }

    /// <summary>Minutes of the local day.</summary>
    public int QuietFrom { get; init; } = 22 * 60;

    public int QuietUntil { get; init; } = 8 * 60;

    /// <summary>When the last alert was planned.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public required bool MayReceive { get; init; }

    public QuietHours Quiet => new(TimeOnly.MinValue.AddMinutes(QuietFrom), TimeOnly.MinValue.AddMinutes(QuietUntil));

    public Target Target => Target.Of(ChatId, ThreadId);

    public Language Speaks => Languages.FromTelegram(Language);
}

/// <summary>What becomes of one who waited.</summary>
/// <param name="SubscriberId">Who.</param>
/// <param name="DueAt">When to look again; null: when something new matches.</param>
/// <param name="ToldAt">An alert was planned now.</param>
/// <param name="Position">Matches up to this one are settled.</param>
internal sealed record Waited(long SubscriberId, DateTimeOffset? DueAt, DateTimeOffset? ToldAt = null, long? Position = null);
