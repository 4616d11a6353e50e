namespace ChatDigestBot.Shared;

/// <summary>Work that goes on in rounds for as long as the host runs: a round that fails is said once, rested after in full and begun again, and never ends the host.</summary>
/// <remarks>A cancellation that is not the host's is a failure like any other, such as a call that ran out of time.</remarks>
internal abstract class SupervisedService(TimeProvider clock) : BackgroundService
{
    private readonly Trouble _trouble = new();
    private int _failures;

    protected TimeProvider Clock => clock;

    /// <summary>How long to rest before the first round; zero begins at once.</summary>
    protected virtual TimeSpan FirstRest => TimeSpan.Zero;

    /// <summary>One round. Returns how long to rest at most; null when there is nothing more to do for as long as the host runs.</summary>
    protected abstract Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken);

    /// <param name="failures">Failures in a row, the last included.</param>
    protected abstract TimeSpan RestAfter(int failures);

    /// <summary>Says that rounds fail; called for the first of a kind.</summary>
    protected abstract void SayFailed(Exception exception, TimeSpan rest);

    /// <summary>Says that it is over.</summary>
    protected abstract void SayRecovered();

    /// <summary>Rests after a round that went well, for that long or until something rings.</summary>
    protected virtual Task RestAsync(TimeSpan longest, CancellationToken cancellationToken) => Task.Delay(longest, clock, cancellationToken);

    /// <summary>Lets go of what a round held; called after a failure and at the end.</summary>
    protected virtual Task LetGoAsync() => Task.CompletedTask;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The rest of the host starts meanwhile.
        await Task.Yield();
        try
        {
            if (FirstRest > TimeSpan.Zero)
            {
                await RestAsync(FirstRest, stoppingToken);
            }

            // A rest that is cut short by the end need not throw.
            while (!stoppingToken.IsCancellationRequested && await RunAndRestAsync(stoppingToken))
            {
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }

        await LetGoAsync();
    }

    /// <summary>A round went well; a round that goes on for long says so by itself when it has begun.</summary>
    protected void EndTrouble()
    {
        _failures = 0;
        if (_trouble.Ends())
        {
            SayRecovered();
        }
    }

    private async Task<bool> RunAndRestAsync(CancellationToken stoppingToken)
    {
        TimeSpan? rest;
        try
        {
            rest = await RunRoundAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            await FailAsync(exception, stoppingToken);
            return true;
        }

        EndTrouble();
        await (rest is { } longest ? RestAsync(longest, stoppingToken) : Task.CompletedTask);
        return rest is not null;
    }

    private async Task FailAsync(Exception exception, CancellationToken stoppingToken)
    {
        var rest = RestAfter(++_failures);
        if (_trouble.Begins(exception))
        {
            SayFailed(exception, rest);
        }

        await LetGoAsync();
        await Task.Delay(rest, clock, stoppingToken);
    }
}
