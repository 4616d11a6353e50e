using System.Data.Common;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Inbox;

namespace ChatDigestBot.Telegram.Receiving;

/// <summary>From the first word with Telegram to the last update written: who the bot is, the inbox, polling or the webhook.</summary>
internal sealed class UpdateReceiver(BotAccount account, UpdateInbox inbox, IUpdateSource source, TimeProvider clock, ILogger<UpdateReceiver> logger) : BackgroundService
{
    private static readonly TimeSpan OpenAgain = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var me = await account.IdentifyAsync(stoppingToken);
            await OpenInboxAsync(me.Id, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        // What is being handled is written down after receiving has stopped.
        using var written = new CancellationTokenSource();
        var writing = inbox.RunAsync(written.Token);
        try
        {
            await source.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
        finally
        {
            await written.CancelAsync();
            await writing;
            await CloseInboxAsync();
        }
    }

    private async Task OpenInboxAsync(long botId, CancellationToken cancellationToken)
    {
        var trouble = new Trouble();
        while (true)
        {
            try
            {
                await inbox.OpenAsync(botId, cancellationToken);
                if (trouble.Ends())
                {
                    logger.InboxGoesOn();
                }

                return;
            }
            catch (DbException exception)
            {
                if (trouble.Begins(exception))
                {
                    logger.InboxFailed(exception, exception.GetType().Name);
                }

                await Task.Delay(OpenAgain, clock, cancellationToken);
            }
        }
    }

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
