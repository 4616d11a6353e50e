using ChatDigestBot.Storage;

namespace ChatDigestBot.Alarms;

/// <summary>All SQL of <c>alarms</c>: those open now, so that a restart tells nothing twice.</summary>
internal sealed class AlarmStore(Database database)
{
    public Task<List<OpenAlarm>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.QueryAsync<OpenAlarm>("SELECT kind, subject, since_at AS since, told_at, gone_since FROM alarms ORDER BY since_at, kind, subject"),
        cancellationToken);

    /// <summary>How many of each kind the admins were told of and are not over.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountAsync(DbSession session) =>
        (await session.QueryAsync<(string Kind, int Alarms)>("SELECT kind, COUNT(*) FROM alarms WHERE told_at IS NOT NULL GROUP BY kind")).ToDictionary(row => row.Kind, row => row.Alarms);

    /// <summary>Puts the alarms in the place of those before; there are never many.</summary>
    public static async Task ReplaceAsync(DbSession session, IReadOnlyList<OpenAlarm> alarms)
    {
        await session.ExecuteAsync("DELETE FROM alarms");
        foreach (var alarm in alarms)
        {
            await session.ExecuteAsync("INSERT INTO alarms (kind, subject, since_at, told_at, gone_since) VALUES (@Kind, @Subject, @Since, @ToldAt, @GoneSince)", alarm);
        }
    }
}
