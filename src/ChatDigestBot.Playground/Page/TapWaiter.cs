using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>Taps a button and waits, as a Telegram app does with its spinner, until the bot answers or fifteen seconds are over.</summary>
internal sealed class TapWaiter(World world, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task<TapView> TapAsync(Person person, Message message, InlineButton button, CancellationToken cancellationToken)
    {
        var before = world.Events.LastId;
        var tap = world.Tap(person, message, button);
        if (tap.Query is not { } query)
        {
            return new TapView(null, IsAlert: false, tap.Url);
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var answered = await world.Events.WatchAsync(before, waiting.Token)
                .OfType<WorldEvent.TapAnswered>()
                .FirstAsync(answer => answer.Query.Id == query.Id, waiting.Token);
            return new TapView(answered.Text, answered.IsAlert, answered.Url);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new TapView(null, IsAlert: false, null);
        }
    }
}
