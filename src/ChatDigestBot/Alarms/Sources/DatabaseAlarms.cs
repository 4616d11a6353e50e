using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Alarms.Sources;

/// <summary>A database that does not answer, cannot be written, or whose file is gone: what its health check finds.</summary>
internal sealed class DatabaseAlarms(DatabaseHealthCheck check) : IAlarmSource
{
    public const string Away = "databaseAway";
    public const string ReadOnly = "databaseReadOnly";
    public const string Moved = "databaseMoved";

    private (string Kind, DateTimeOffset Since)? _trouble;

    public IReadOnlyList<string> Kinds => [Away, ReadOnly, Moved];

    public async Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kind = await check.FindTroubleAsync(cancellationToken) switch
        {
            null => null,
            DatabaseTrouble.Moved => Moved,
            DatabaseTrouble.NotWritable => ReadOnly,
            _ => Away,
        };
        _trouble = kind is null ? null : _trouble?.Kind == kind ? _trouble : (kind, now);
        return _trouble is { } trouble ? [new Alarm(trouble.Kind, "", trouble.Since)] : [];
    }
}
