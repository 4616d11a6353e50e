using ChatDigestBot.Shared;

namespace ChatDigestBot.Alarms;

/// <summary>Decides what the admins are told after a look. Pure: no clock, no I/O.</summary>
/// <remarks>Found in two looks in a row, an alarm is told; gone for ten minutes, it is over. So what comes and goes is one alarm, and not a hundred.</remarks>
internal static class AlarmRule
{
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    /// <param name="open">The alarms after the look before.</param>
    /// <param name="found">What this look found.</param>
    /// <param name="unknown">Kinds that could not be looked for this time: they stay as they are.</param>
    /// <param name="now">The moment of this look.</param>
    public static AlarmTurn Turn(IReadOnlyList<OpenAlarm> open, IReadOnlyList<Alarm> found, IReadOnlySet<string> unknown, DateTimeOffset now)
    {
        var looked = open.Select(alarm => unknown.Contains(alarm.Kind) ? alarm : Look(alarm, found.FirstOrDefault(alarm.Is), now)).ToList();
        var over = looked.Where(alarm => alarm.GoneSince is { } gone && (alarm.ToldAt is null || now - gone >= SettlingOf(alarm))).ToList();
        var first = found.DistinctBy(alarm => (alarm.Kind, alarm.Subject)).Where(alarm => !open.Any(known => known.Is(alarm)))
            .Select(alarm => new OpenAlarm { Kind = alarm.Kind, Subject = alarm.Subject, Since = alarm.Since });
        var next = looked.Except(over).Concat(first).ToList();
        return new AlarmTurn
        {
            Open = next,
            Began = [.. next.Where(alarm => alarm.ToldAt == now)],
            Over = [.. over.Where(alarm => alarm.ToldAt is not null)],
            IsNews = !next.SequenceEqual(open),
        };
    }

    // It is told once, when it is over, and that is waited for.
    private static TimeSpan SettlingOf(OpenAlarm alarm) => alarm.Kind == AlarmWords.ToldWhenOver ? TimeSpan.Zero : Settling;

    private static OpenAlarm Look(OpenAlarm alarm, Alarm? found, DateTimeOffset now) => found is null
        ? alarm with { GoneSince = alarm.GoneSince ?? now }
        : alarm with { GoneSince = null, ToldAt = alarm.ToldAt ?? now };
}

/// <summary>What a look changed.</summary>
internal sealed record AlarmTurn
{
    public required IReadOnlyList<OpenAlarm> Open { get; init; }

    /// <summary>Those to be told now.</summary>
    public required IReadOnlyList<OpenAlarm> Began { get; init; }

    /// <summary>Those that were told and are over.</summary>
    public required IReadOnlyList<OpenAlarm> Over { get; init; }

    /// <summary>Whether anything is to be written down.</summary>
    public required bool IsNews { get; init; }
}
