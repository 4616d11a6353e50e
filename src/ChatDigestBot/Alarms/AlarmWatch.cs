using System.Data.Common;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Alarms;

/// <summary>Looks once a minute for what goes wrong, and has the admins told once when it begins and once when it is over.</summary>
/// <remarks>Not a job: jobs may be what goes wrong. What is open is in the database, so a restart repeats nothing; while the database is away it is remembered here.</remarks>
internal sealed class AlarmWatch(
    IEnumerable<IAlarmSource> sources, AlarmStore store, AlarmTeller teller, AlarmDuty duty, TimeProvider clock, ILogger<AlarmWatch> logger) : SupervisedService(clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly HashSet<IAlarmSource> _failing = [];
    private IReadOnlyList<OpenAlarm>? _open;
    private bool _isUnwritten;

    /// <summary>One look; a second one that is asked for meanwhile waits.</summary>
    public async Task LookOnceAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await LookAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await duty.DisposeAsync();
    }

    public override void Dispose()
    {
        _gate.Dispose();
        base.Dispose();
    }

    protected override TimeSpan FirstRest => LookEvery;

    protected override async Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken)
    {
        await LookOnceAsync(cancellationToken);
        return LookEvery;
    }

    protected override TimeSpan RestAfter(int failures) => LookEvery;

    protected override void SayFailed(Exception exception, TimeSpan rest) => logger.WatchFailed(exception, rest);

    protected override void SayRecovered() => logger.WatchGoesOn();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!await IsOnDutyAsync(cancellationToken) || _open is null)
        {
            return;
        }

        var now = Clock.GetUtcNow();
        var (found, unknown) = await AskAsync(now, cancellationToken);
        var turn = AlarmRule.Turn(_open, found, unknown, now);
        if (!turn.IsNews && !_isUnwritten)
        {
            return;
        }

        var told = await teller.TellAsync(turn, now, cancellationToken);
        _isUnwritten = told != AlarmTold.AndWritten;
        if (told == AlarmTold.Nobody)
        {
            return; // as if it had not looked
        }

        _open = turn.Open;
        Log(turn);
    }

    private async Task<bool> IsOnDutyAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await duty.TakeAsync(cancellationToken))
            {
                _open = null;
                return false;
            }

            await teller.RememberAdminsAsync(cancellationToken);
            _open ??= await store.ListAsync(cancellationToken);
            return true;
        }
        catch (DbException)
        {
            return true; // who had the duty keeps it as long as nobody can give it to another
        }
    }

    private async Task<(List<Alarm> Found, HashSet<string> Unknown)> AskAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<Alarm>();
        var unknown = new HashSet<string>();
        foreach (var source in sources)
        {
            try
            {
                found.AddRange(await source.FindAlarmsAsync(now, cancellationToken));
                _failing.Remove(source);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // A fault of one must not end the bot that it watches. That the database is away is an alarm of its own.
                unknown.UnionWith(source.Kinds);
                if (exception is not DbException && _failing.Add(source))
                {
                    logger.SourceFailed(exception, source.Kinds[0]);
                }
            }
        }

        return (found, unknown);
    }

    private void Log(AlarmTurn turn)
    {
        foreach (var alarm in turn.Began)
        {
            logger.AlarmBegan(alarm.Kind, alarm.Subject, alarm.Since);
        }

        foreach (var alarm in turn.Over)
        {
            logger.AlarmOver(alarm.Kind, alarm.Subject);
        }
    }
}
