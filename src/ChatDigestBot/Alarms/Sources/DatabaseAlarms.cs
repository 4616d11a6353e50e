using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Alarms.Sources;

/// <summary>A database that does not answer, cannot be written, or whose file is gone: what its health check finds.</summary>
internal sealed class DatabaseAlarms(DatabaseHealthCheck check) : IAlarmSource
{
    private (string Kind, DateTimeOffset Since)? _trouble;

    public IReadOnlyList<string> Kinds => [DatabaseHealthCheck.Away.Code, DatabaseHealthCheck.ReadOnly.Code, DatabaseHealthCheck.Moved.Code];

    public async Task<IReadOnlyList<Alarm>> FindAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kind = (await check.FindTroubleAsync(cancellationToken))?.Code;
        _trouble = kind is null ? null : _trouble?.Kind == kind ? _trouble : (kind, now);
        return _trouble is { } trouble ? [new Alarm(trouble.Kind, "", trouble.Since)] : [];
    }
}
