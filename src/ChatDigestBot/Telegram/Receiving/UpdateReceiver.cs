using System.Data.Common;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Inbox;

namespace ChatDigestBot.Telegram.Receiving;

/// <summary>From the first word with Telegram to the last update written: who the bot is, the inbox, polling or the webhook.</summary>
internal sealed class UpdateReceiver(BotAccount account, UpdateInbox inbox, IUpdateSource source, TimeProvider clock, ILogger<UpdateReceiver> logger) : SupervisedService(clock)
{
    private static readonly TimeSpan RestAfterFault = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (inbox.IsOpen && ExecuteTask is { IsCompleted: true })
        {
            await CloseInboxAsync();
        }
    }

    /// <summary>The first that goes well opens the inbox, the next receives for as long as the host runs.</summary>
    protected override async Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken)
    {
        if (!inbox.IsOpen)
        {
            var me = account.Me ?? await account.IdentifyAsync(cancellationToken);
            await inbox.OpenAsync(me.Id, cancellationToken);
            return TimeSpan.Zero;
        }

        EndTrouble();
        // What is being handled is written down after receiving has stopped.
        using var written = new CancellationTokenSource();
        var writing = inbox.RunAsync(written.Token);
        try
        {
            await source.RunAsync(cancellationToken);
            return null;
        }
        finally
        {
            await written.CancelAsync();
            await writing;
        }
    }

    protected override TimeSpan RestAfter(int failures) => RestAfterFault;

    protected override void SayFailed(Exception exception, TimeSpan rest) => logger.ReceivingFailed(exception, rest);

    protected override void SayRecovered() => logger.ReceivingGoesOn();

    private async Task CloseInboxAsync()
    {
        try
        {
            await inbox.CloseAsync();
        }
        catch (DbException exception)
        {
            // What was not written comes again.
            logger.InboxFailed(exception, exception.GetType().Name);
        }
    }
}
