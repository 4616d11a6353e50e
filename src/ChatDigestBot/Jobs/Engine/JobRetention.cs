namespace ChatDigestBot.Jobs.Engine;

/// <summary>How long the dashboard shows what is over. The history in our own table is kept apart from it.</summary>
/// <param name="EveryMinute">For jobs of every minute, of which there would be thousands.</param>
internal sealed record JobRetention(TimeSpan EveryMinute, TimeSpan Others)
{
    public static readonly JobRetention Usual = new(TimeSpan.FromHours(1), TimeSpan.FromDays(7));
}
