namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Days of the week on which a digest comes; the numbers are what the table holds.</summary>
[Flags]
internal enum DigestDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    Weekdays = Monday | Tuesday | Wednesday | Thursday | Friday,
    Weekends = Saturday | Sunday,
    Every = Weekdays | Weekends,
}
