using ChatDigestBot.Shared;

namespace ChatDigestBot.Alarms;

/// <summary>An alarm from the first look that found it until it has been gone for a while.</summary>
internal sealed record OpenAlarm
{
    public required string Kind { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Null after the first look: what is gone at the second was not worth a word.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>The first look that did not find it any more; null while it lasts.</summary>
    public DateTimeOffset? GoneSince { get; init; }

    public bool Is(Alarm alarm) => Kind == alarm.Kind && Subject == alarm.Subject;
}
