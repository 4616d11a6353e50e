namespace ChatDigestBot.Jobs;

/// <summary>A repetition that a feature declares; it is handed to the engine at every start.</summary>
internal sealed record JobSchedule(string Name, string Cron, TimeZoneInfo Zone, Func<IJobs, CancellationToken, Task> StartAsync);
