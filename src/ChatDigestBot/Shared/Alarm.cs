namespace ChatDigestBot.Shared;

/// <summary>Something that goes wrong for longer than a moment, and that the admins must know of.</summary>
/// <param name="Kind">One of its source's kinds; its words are the texts <c>alarms.KIND</c> and <c>alarms.KINDOver</c>.</param>
/// <param name="Subject">Which job, feed or disk; empty where there is only one.</param>
/// <param name="Since">When it began.</param>
internal sealed record Alarm(string Kind, string Subject, DateTimeOffset Since);

/// <summary>Looks for one trouble or several of a kind; asked about once a minute. Whoever may go wrong offers one.</summary>
/// <remarks>Telling once, telling when it is over and remembering both across a restart is not its business: it says what is wrong now.</remarks>
internal interface IAlarmSource
{
    /// <summary>What it can find. Alarms of these kinds are over once it does not find them any more; while it throws, they stay as they are.</summary>
    IReadOnlyList<string> Kinds { get; }

    Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
