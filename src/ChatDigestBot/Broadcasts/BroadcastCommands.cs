using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Confirmations;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts;

/// <summary>What an editor does about broadcasts: prepare, send, watch, hold, and see to those that did not get it.</summary>
internal sealed class BroadcastCommands(
    Database database, ConfirmationStore confirmations, DeliveryLedger ledger, SubscriberStore subscribers, DeliveryOptions options, BroadcastReplies view, BroadcastBell bell, TextCatalogue texts)
{
    private const string Kind = "broadcast";
    private const int Listed = 5;

    /// <summary>Keeps the text as a confirmation and shows it as recipients will see it; nothing is sent before a button says so.</summary>
    [ChatCommand("broadcast", Access.Editors, Order = 210, Example = "/broadcast 今晚八点维护，简报会晚到")]
    public async Task<Reply> PrepareAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.HasAttachment)
        {
            return Reply.Of(texts.Html(call.Language, "broadcasts.onlyText"));
        }

        if (call.Arguments.Length == 0)
        {
            return Reply.Of(texts.Html(call.Language, "broadcasts.usage"));
        }

        var text = EditorText.Read(call.Arguments, call.Entities);
        var parts = HtmlSplitter.Split(text).Count;
        // Counting looks at every chat: nobody waits for the writer meanwhile.
        var (recipients, waiting) = await database.ReadAsync(
            async session => (await BroadcastAudience.CountAsync(session), await DeliveryLedger.CountWaitingAsync(session)), cancellationToken);
        var key = await database.WriteAsync(session => confirmations.KeepAsync(session, call, new PendingConfirmation(Kind, text.Html)), cancellationToken);
        var duration = BroadcastForecast.Duration(waiting + ((long)recipients * parts), options.MessagesPerSecond);
        var zone = await ZoneAsync(call, cancellationToken);
        return view.Preview(text, recipients, duration, LocalTime.At(call.Now + duration, zone), key, call.Language);
    }

    /// <summary>Shows the confirmation to its author alone, exactly as others would get it.</summary>
    [ChatCommand("broadcast_test", Access.Editors, IsHidden = true)]
    public async Task<Reply> TestAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var confirmation = await database.ReadAsync(session => confirmations.FindAsync(session, call, Kind, call.Arguments), cancellationToken);
        return confirmation is null
            ? Expired(call)
            : Reply.Of(HtmlText.FromTrusted(confirmation.Body)) with { EditsMessage = false };
    }

    /// <summary>The button that throws a prepared broadcast away.</summary>
    [ChatCommand("broadcast_cancel", Access.Editors, IsHidden = true)]
    public async Task<Reply> DiscardAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var taking = await database.WriteAsync(session => confirmations.TakeAsync(session, call, Kind, call.Arguments), cancellationToken);
        return taking is TakeConfirmationResult.Taken ? Reply.Of(texts.Html(call.Language, "broadcasts.discarded")) : Expired(call);
    }

    /// <summary>Begins the broadcast; the tapped message becomes its report.</summary>
    [ChatCommand("broadcast_send", Access.Editors, IsHidden = true)]
    public async Task<Reply> SendAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var id = await database.WriteAsync(
            async session => await confirmations.TakeAsync(session, call, Kind, call.Arguments) is TakeConfirmationResult.Taken taken
                ? await BeginAsync(session, call, HtmlText.FromTrusted(taken.Confirmation.Body))
                : (long?)null,
            cancellationToken);
        bell.Ring();
        return id is null ? Expired(call) : await ReportAsync(id.Value, call, cancellationToken) ?? Expired(call);
    }

    /// <summary>The last broadcasts, how far they are, and what can be done about the rest.</summary>
    [ChatCommand("broadcasts", Access.Editors, Order = 220)]
    public async Task<Reply> ListAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var broadcasts = await database.ReadAsync(
            async session =>
            {
                var listed = new List<(Broadcast, UnitCounts)>();
                foreach (var broadcast in await BroadcastStore.ListAsync(session, Listed))
                {
                    listed.Add((broadcast, await DeliveryLedger.CountAsync(session, broadcast.Unit)));
                }

                return listed;
            },
            cancellationToken);
        return view.List(broadcasts, await ZoneAsync(call, cancellationToken), call.Language);
    }

    /// <summary>Sends again what is in doubt: an editor's word that twice is better than not at all.</summary>
    [ChatCommand("broadcast_resend", Access.Editors, IsHidden = true)]
    public Task<Reply> ResendAsync(CommandCall call, CancellationToken cancellationToken) =>
        ChangeAsync(call, (session, id) => SendAgainAsync(session, id, ledger.ResendInDoubtAsync), cancellationToken);

    /// <summary>Leaves what is in doubt as it is.</summary>
    [ChatCommand("broadcast_leave", Access.Editors, IsHidden = true)]
    public Task<Reply> LeaveAsync(CommandCall call, CancellationToken cancellationToken) =>
        ChangeAsync(call, (session, id) => DeliveryLedger.LeaveInDoubtAsync(session, DeliveryUnit.OfBroadcast(id)), cancellationToken);

    /// <summary>Tries once more those that failed, and only those.</summary>
    [ChatCommand("broadcast_retry", Access.Editors, IsHidden = true)]
    public Task<Reply> RetryAsync(CommandCall call, CancellationToken cancellationToken) =>
        ChangeAsync(call, (session, id) => SendAgainAsync(session, id, ledger.RetryFailedAsync), cancellationToken);

    /// <summary>Lets nothing more of a broadcast go out for the time being.</summary>
    [ChatCommand("broadcast_pause", Access.Editors, IsHidden = true)]
    public Task<Reply> PauseAsync(CommandCall call, CancellationToken cancellationToken) =>
        ChangeAsync(call, (session, id) => HoldAsync(session, id, BroadcastStore.PauseAsync), cancellationToken);

    /// <summary>Goes on with a paused broadcast where it was.</summary>
    [ChatCommand("broadcast_resume", Access.Editors, IsHidden = true)]
    public Task<Reply> ResumeAsync(CommandCall call, CancellationToken cancellationToken) => ChangeAsync(
        call,
        async (session, id) =>
        {
            if (await BroadcastStore.ResumeAsync(session, id) > 0)
            {
                await DeliveryLedger.ReleaseAsync(session, DeliveryUnit.OfBroadcast(id));
                await ledger.PlanHeldAgainAsync(session, DeliveryUnit.OfBroadcast(id));
            }
        },
        cancellationToken);

    /// <summary>Calls off the rest: whoever has it has it, nobody else gets it.</summary>
    [ChatCommand("broadcast_stop", Access.Editors, IsHidden = true)]
    public Task<Reply> StopAsync(CommandCall call, CancellationToken cancellationToken) =>
        ChangeAsync(call, (session, id) => HoldAsync(session, id, BroadcastStore.StopAsync), cancellationToken);

    private async Task<long> BeginAsync(DbSession session, CommandCall call, HtmlText text)
    {
        var contents = await ledger.PutContentsAsync(session, [.. HtmlSplitter.Split(text).Select(part => new DeliveryContent { Html = part })]);
        return await BroadcastStore.BeginAsync(session, call.Arguments, new Broadcast
        {
            Id = 0,
            AuthorChatId = call.Chat.Id,
            Text = text,
            Contents = contents,
            State = BroadcastState.Filling,
            Recipients = 0,
            CreatedAt = call.Now,
            ReportMessage = (call.Origin as CallOrigin.Tap)?.MessageId,
        });
    }

    private static async Task SendAgainAsync(DbSession session, long id, Func<DbSession, string, Task<int>> planAgain)
    {
        var unit = DeliveryUnit.OfBroadcast(id);
        if (await planAgain(session, unit) > 0 && await BroadcastStore.ReopenAsync(session, id) > 0)
        {
            // Where the rest was called off, these are sent all the same.
            await DeliveryLedger.ReleaseAsync(session, unit);
        }
    }

    // The broadcast first: on PostgreSQL that waits for a batch which is being planned, so that none of it is missed.
    private async Task HoldAsync(DbSession session, long id, Func<DbSession, long, Task<int>> change)
    {
        if (await change(session, id) > 0)
        {
            await ledger.HoldAsync(session, DeliveryUnit.OfBroadcast(id));
        }
    }

    private async Task<Reply> ChangeAsync(CommandCall call, Func<DbSession, long, Task> change, CancellationToken cancellationToken)
    {
        if (!long.TryParse(call.Arguments, out var id))
        {
            return Reply.Of(texts.Html(call.Language, "broadcasts.unknown"));
        }

        await database.WriteAsync(session => change(session, id), cancellationToken);
        ledger.Ring();
        bell.Ring();
        return await ReportAsync(id, call, cancellationToken) ?? Reply.Of(texts.Html(call.Language, "broadcasts.unknown"));
    }

    private async Task<Reply?> ReportAsync(long id, CommandCall call, CancellationToken cancellationToken)
    {
        var zone = await ZoneAsync(call, cancellationToken);
        return await database.ReadAsync(
            async session =>
            {
                if (await BroadcastStore.FindAsync(session, id) is not { } broadcast)
                {
                    return null;
                }

                var counts = await DeliveryLedger.CountAsync(session, broadcast.Unit);
                return view.Report(broadcast, counts, BroadcastForecast.Duration(counts.Open, options.MessagesPerSecond), zone, call.Language);
            },
            cancellationToken);
    }

    private async Task<TimeZoneInfo> ZoneAsync(CommandCall call, CancellationToken cancellationToken) =>
        (await subscribers.GetAsync(call.Target, call.Now, cancellationToken)).Hours.Zone;

    // Sent, discarded or half an hour old: in each case /broadcasts shows what there is.
    private Reply Expired(CommandCall call) => Reply.Of(texts.Html(call.Language, "broadcasts.expired")) with { EditsMessage = false };
}
