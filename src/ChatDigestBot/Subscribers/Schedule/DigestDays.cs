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

internal static class DigestDay
{
    /// <param name="number">From 0, Monday, to 6.</param>
    public static DigestDays Of(int number) => (DigestDays)(1 << number);

    public static DigestDays Of(DayOfWeek day) => Of(DayParser.NumberOf(day));

    public static int Count(this DigestDays days) => int.PopCount((int)days);
}
