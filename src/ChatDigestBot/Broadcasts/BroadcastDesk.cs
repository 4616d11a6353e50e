using System.Globalization;
using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Running;
using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;

namespace ChatDigestBot.Broadcasts;

/// <summary>From a draft to its beginning, for the chat and for pages: written, addressed, approved, scheduled, begun. Every act stands in the audit log.</summary>
/// <remarks>Who may call is the caller's business; that nobody approves what he or she wrote is the desk's.</remarks>
internal sealed class BroadcastDesk(Database database, DeliveryLedger ledger, ChatStore chats, ApprovalRequests approvals, BroadcastBell bell, DeliveryOptions pace, TimeProvider clock)
{
    /// <summary>What is not sent within it was forgotten.</summary>
    public static readonly TimeSpan DraftsLive = TimeSpan.FromMinutes(30);

    /// <summary>Keeps what somebody has written; nothing goes out.</summary>
    public Task<Broadcast> DraftAsync(long authorChatId, BroadcastMessage message, Audience audience, CancellationToken cancellationToken) =>
        KeepAsync(new Broadcast
        {
            Id = 0,
            Key = ShortKey.New(),
            AuthorChatId = authorChatId,
            Message = message,
            Audience = audience,
            Contents = [],
            State = BroadcastState.Draft,
            Recipients = 0,
            CreatedAt = clock.GetUtcNow(),
        }, cancellationToken);

    /// <summary>Prepares to take a broadcast back from everybody who has it.</summary>
    public async Task<DraftChangeResult> DraftRecallAsync(long authorChatId, long id, CancellationToken cancellationToken)
    {
        var about = await FindAsync(id, cancellationToken);
        return about is not { Act: BroadcastAct.Send, HasBegun: true } ? new DraftChangeResult.Unknown()
            : about.RecalledAt is not null ? new DraftChangeResult.Recalled()
            : new DraftChangeResult.Drafted(await KeepAsync(ChangeOf(about, BroadcastAct.Recall, about.Message, authorChatId), cancellationToken));
    }

    /// <summary>Prepares to put other words in the place of what a broadcast said.</summary>
    /// <param name="authorChatId">Who corrects.</param>
    /// <param name="id">Which broadcast.</param>
    /// <param name="text">What it shall say.</param>
    /// <param name="shown">Of a form: the <see cref="TypedOver.Mark"/> of the <see cref="HtmlText.Html"/> it was shown with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DraftChangeResult> DraftCorrectionAsync(long authorChatId, long id, HtmlText text, string? shown, CancellationToken cancellationToken)
    {
        var about = await FindAsync(id, cancellationToken);
        if (about is not { Act: BroadcastAct.Send, HasBegun: true })
        {
            return new DraftChangeResult.Unknown();
        }

        var message = about.Message with { Text = text };
        return about.RecalledAt is not null ? new DraftChangeResult.Recalled()
            : about.IsRunning ? new DraftChangeResult.Running()
            : TypedOver.Of(text.Html, shown).IsOutdated(about.Message.Text.Html) ? new DraftChangeResult.Outdated()
            : message.IsTooLong || message.Contents.Count != about.Contents.Count ? new DraftChangeResult.OtherLength()
            : new DraftChangeResult.Drafted(await KeepAsync(ChangeOf(about, BroadcastAct.Correct, message, authorChatId), cancellationToken));
    }

    /// <summary>A draft of this author that is not too old; after it has begun, what it became. Null: there is none.</summary>
    public async Task<Broadcast?> FindByKeyAsync(string key, long authorChatId, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => BroadcastStore.FindByKeyAsync(session, key, authorChatId), cancellationToken) is { } broadcast && !IsForgotten(broadcast) ? broadcast : null;

    public Task<Broadcast?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => BroadcastStore.FindAsync(session, id), cancellationToken);

    public Task SetAudienceAsync(Broadcast draft, Audience audience, CancellationToken cancellationToken) =>
        database.WriteAsync(session => BroadcastStore.SetAudienceAsync(session, draft.Id, audience), cancellationToken);

    public Task DiscardAsync(Broadcast draft, CancellationToken cancellationToken) =>
        database.WriteAsync(session => BroadcastStore.DiscardAsync(session, draft.Id), cancellationToken);

    /// <summary>How many would get it, and how long that would take from now.</summary>
    public Task<BroadcastForecast> ForecastAsync(Broadcast draft, CancellationToken cancellationToken) => database.ReadAsync(
        async session =>
        {
            var now = clock.GetUtcNow();
            if (draft.Act == BroadcastAct.Send)
            {
                return await ForecastAsync(session, draft.Message, draft.Audience);
            }

            var arrived = await ArrivedMessages.CountAsync(session, DeliveryUnit.OfBroadcast(draft.AboutId ?? 0), SentSince(draft, now));
            return await ForecastAsync(session, arrived, arrived);
        },
        cancellationToken);

    /// <summary>The same for what is only being written.</summary>
    public Task<BroadcastForecast> ForecastAsync(BroadcastMessage message, Audience audience, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ForecastAsync(session, message, audience), cancellationToken);

    /// <summary>Shows it to one editor alone, in Telegram, as its recipients will see it. False where the bot may not write to them.</summary>
    public async Task<bool> TestAsync(Broadcast broadcast, long editor, CancellationToken cancellationToken)
    {
        var isPlanned = await database.WriteAsync(
            async session =>
            {
                if (await chats.FindByIdAsync(session, editor) is not { IsPrivate: true, MayReceive: true } chat)
                {
                    return false;
                }

                var now = clock.GetUtcNow();
                await ledger.PlanAsync(session,
                [
                    new DeliveryUnit
                    {
                        Kind = DeliveryKind.Answer,
                        Name = DeliveryUnit.Notice(string.Create(CultureInfo.InvariantCulture, $"test:{broadcast.Id}:{now.ToUnixTimeMilliseconds()}")),
                        Lane = DeliveryUnit.UrgentLane,
                        Target = new Target(chat.Id, null),
                        Contents = await ledger.PutContentsAsync(session, broadcast.Message.Contents),
                        NotBefore = now,
                        NotAfter = now + DraftsLive,
                    },
                ]);
                return true;
            },
            cancellationToken);
        ledger.Ring();
        return isPlanned;
    }

    /// <summary>
    /// Its author says it may go: at once, at an hour, or once another editor agrees. Said again it is the same. It stays a draft where it corrects
    /// what somebody else has corrected since it was written: then its author is to see that first, and says so once more; and where that was recalled.
    /// </summary>
    /// <param name="draft">What <see cref="FindByKeyAsync"/> found.</param>
    /// <param name="editor">Whose word it is.</param>
    /// <param name="startsAt">Null: now.</param>
    /// <param name="reportMessage">The bot's message that shows how far it is; null: none.</param>
    public async Task<Broadcast> StartAsync(Broadcast draft, long editor, DateTimeOffset? startsAt, int? reportMessage, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                if (await IsOvertakenAsync(session, draft))
                {
                    await BroadcastStore.TouchAsync(session, draft.Id, now);
                    return;
                }

                var next = startsAt is null ? BroadcastState.Filling : BroadcastState.Scheduled;
                next = approvals.AreNeededFor(draft) ? BroadcastState.Unapproved : next;
                if (!await BroadcastStore.MoveAsync(session, draft.Id, BroadcastState.Draft, next))
                {
                    return;
                }

                await BroadcastStore.SetStartAsync(session, draft.Id, startsAt, reportMessage);
                await AuditLog.AddAsync(session, now, editor, Act(draft, next.LowerName()));
                if (next == BroadcastState.Filling)
                {
                    await BeginAsync(session, draft, now);
                }
                else if (next == BroadcastState.Unapproved)
                {
                    await approvals.AskAsync(session, draft, now);
                }
            },
            cancellationToken);
        Ring();
        return await GetAsync(draft.Id, cancellationToken);
    }

    // A correction of what was recalled, or corrected since it was written. It is kept from others, and from a recall, until it has begun.
    private static async Task<bool> IsOvertakenAsync(DbSession session, Broadcast broadcast) => broadcast.Act == BroadcastAct.Correct
        && (await BroadcastStore.FindAsync(session, broadcast.AboutId ?? 0) is { RecalledAt: not null } || await BroadcastStore.IsOvertakenAsync(session, broadcast));

    /// <summary>Another editor agrees or not; a correction of what was recalled or corrected meanwhile is withdrawn either way. Null where it is the author, or nothing waits for a word.</summary>
    public async Task<Broadcast?> DecideAsync(long id, long editor, bool agrees, CancellationToken cancellationToken)
    {
        var isDone = await database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                if (await BroadcastStore.FindAsync(session, id) is not { State: BroadcastState.Unapproved } broadcast || broadcast.AuthorChatId == editor)
                {
                    return false;
                }

                var next = !agrees || await IsOvertakenAsync(session, broadcast) ? BroadcastState.Withdrawn : broadcast.StartsAt > now ? BroadcastState.Scheduled : BroadcastState.Filling;
                await BroadcastStore.MoveAsync(session, id, BroadcastState.Unapproved, next);
                await BroadcastStore.SetApprovedAsync(session, id, editor);
                await AuditLog.AddAsync(session, now, editor, Act(broadcast, next.LowerName()) with { Was = broadcast.State.LowerName() });
                if (next == BroadcastState.Filling)
                {
                    await BeginAsync(session, broadcast, now);
                }

                return true;
            },
            cancellationToken);
        Ring();
        return isDone ? await FindAsync(id, cancellationToken) : null;
    }

    /// <summary>Another hour for one that has not begun; returns whether it had not.</summary>
    public Task<bool> RescheduleAsync(long id, long editor, DateTimeOffset startsAt, CancellationToken cancellationToken) => ChangeAsync(
        async session =>
        {
            if (await BroadcastStore.FindAsync(session, id) is not { State: BroadcastState.Scheduled } broadcast)
            {
                return false;
            }

            await BroadcastStore.SetStartAsync(session, id, startsAt, broadcast.ReportMessage);
            await AuditLog.AddAsync(
                session,
                clock.GetUtcNow(),
                editor,
                Act(broadcast, AuditAct.OfBroadcast.Moved) with { StartsAt = startsAt, Was = broadcast.StartsAt is { } before ? AuditAct.Second(before) : null });
            return true;
        },
        cancellationToken);

    /// <summary>Calls off one that has not begun; returns whether it had not.</summary>
    public Task<bool> WithdrawAsync(long id, long editor, CancellationToken cancellationToken) => ChangeAsync(
        async session =>
        {
            if (await BroadcastStore.FindAsync(session, id) is not { State: BroadcastState.Scheduled or BroadcastState.Unapproved } broadcast
                || !await BroadcastStore.MoveAsync(session, id, broadcast.State, BroadcastState.Withdrawn))
            {
                return false;
            }

            await AuditLog.AddAsync(session, clock.GetUtcNow(), editor, Act(broadcast, BroadcastState.Withdrawn.LowerName()) with { Was = broadcast.State.LowerName() });
            return true;
        },
        cancellationToken);

    /// <summary>Begins what is scheduled and due; returns how many.</summary>
    /// <remarks>
    /// After a long outage, and after an older copy of the database was put back, an editor says whether it still goes out. Where neither its author nor
    /// the editor who agreed may broadcast any more, another one is asked. A correction of what was recalled or corrected meanwhile is withdrawn.
    /// </remarks>
    public async Task<int> BeginDueAsync(TimeSpan latest, CancellationToken cancellationToken)
    {
        // Asked each minute, and rarely is there anything: reading costs no writer its turn.
        if ((await database.ReadAsync(session => BroadcastStore.ListDueAsync(session, clock.GetUtcNow()), cancellationToken)).Count == 0)
        {
            return 0;
        }

        var begun = await database.WriteAsync(
            async session =>
            {
                var (now, begun) = (clock.GetUtcNow(), 0);
                foreach (var broadcast in await BroadcastStore.ListDueAsync(session, now))
                {
                    begun += await BeginDueAsync(session, broadcast, now, latest) ? 1 : 0;
                }

                return begun;
            },
            cancellationToken);
        Ring();
        return begun;
    }

    private async Task<bool> BeginDueAsync(DbSession session, Broadcast broadcast, DateTimeOffset now, TimeSpan latest)
    {
        if (await IsOvertakenAsync(session, broadcast))
        {
            await BroadcastStore.MoveAsync(session, broadcast.Id, BroadcastState.Scheduled, BroadcastState.Withdrawn);
            return false;
        }

        if (!await approvals.HasBackerAsync(session, broadcast))
        {
            await BroadcastStore.MoveAsync(session, broadcast.Id, BroadcastState.Scheduled, BroadcastState.Unapproved);
            await approvals.AskInsteadAsync(session, broadcast, now);
            return false;
        }

        await BroadcastStore.SetStartAsync(session, broadcast.Id, broadcast.StartsAt, reportMessage: broadcast.ReportMessage is null ? null : 0);
        await BeginAsync(session, broadcast, now);
        if ((broadcast.PauseReason ?? (now - broadcast.StartsAt > latest ? "late" : null)) is { } reason)
        {
            await BroadcastStore.PauseAsync(session, broadcast.Id, reason);
        }

        return true;
    }

    // Its report follows.
    private async Task<bool> ChangeAsync(Func<DbSession, Task<bool>> change, CancellationToken cancellationToken)
    {
        var isDone = await database.WriteAsync(change, cancellationToken);
        Ring();
        return isDone;
    }

    private async Task<BroadcastForecast> ForecastAsync(DbSession session, BroadcastMessage message, Audience audience)
    {
        var recipients = await AudienceStore.CountAsync(session, audience, clock.GetUtcNow());
        return await ForecastAsync(session, recipients, (long)recipients * Math.Max(1, message.Contents.Count));
    }

    private async Task<BroadcastForecast> ForecastAsync(DbSession session, int recipients, long messages) =>
        new(recipients, BroadcastForecast.Duration(messages, await DeliveryLedger.CountWaitingAsync(session), pace.MessagesPerSecond));

    private async Task BeginAsync(DbSession session, Broadcast broadcast, DateTimeOffset now)
    {
        if (broadcast.AboutId is not { } aboutId)
        {
            await BroadcastStore.BeginAsync(session, broadcast.Id, await ledger.PutContentsAsync(session, broadcast.Message.Contents), now);
            return;
        }

        var about = await BroadcastStore.FindAsync(session, aboutId) ?? throw new InvalidOperationException($"There is no broadcast {aboutId} to change.");
        var contents = await ledger.PutContentsAsync(
            session, broadcast.Act == BroadcastAct.Recall ? [.. about.Contents.Select(_ => DeliveryContent.Nothing)] : broadcast.Message.Contents);
        await BroadcastStore.BeginAsync(session, broadcast.Id, contents, now);
        if (broadcast.Act == BroadcastAct.Recall)
        {
            // Whoever does not have it yet shall not get it.
            await BroadcastStore.StopAsync(session, aboutId);
            await ledger.HoldAsync(session, about.Unit);
            await BroadcastStore.SetRecalledAsync(session, aboutId, now);
        }
        else
        {
            await ArrivedMessages.ReplaceContentsAsync(session, about.Unit, contents);
            await BroadcastStore.SetMessageAsync(session, aboutId, broadcast.Message, contents);
        }
    }

    /// <summary>Which messages a recall or a correction can reach.</summary>
    public static DateTimeOffset SentSince(Broadcast change, DateTimeOffset now) => change.Act == BroadcastAct.Recall ? now - RecallWindow : DateTimeOffset.UnixEpoch;

    /// <summary>Telegram deletes nothing older.</summary>
    public static readonly TimeSpan RecallWindow = TimeSpan.FromHours(48);

    private Broadcast ChangeOf(Broadcast about, BroadcastAct act, BroadcastMessage message, long authorChatId) => new()
    {
        Id = 0,
        Key = ShortKey.New(),
        AuthorChatId = authorChatId,
        Act = act,
        AboutId = about.Id,
        Message = message,
        Contents = [],
        State = BroadcastState.Draft,
        Recipients = 0,
        CreatedAt = clock.GetUtcNow(),
    };

    private async Task<Broadcast> KeepAsync(Broadcast draft, CancellationToken cancellationToken)
    {
        var id = await database.WriteAsync(session => BroadcastStore.AddAsync(session, draft), cancellationToken);
        return draft with { Id = id };
    }

    private async Task<Broadcast> GetAsync(long id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw new InvalidOperationException($"There is no broadcast {id}.");

    private bool IsForgotten(Broadcast broadcast) => broadcast.State == BroadcastState.Draft && clock.GetUtcNow() - broadcast.CreatedAt > DraftsLive;

    private void Ring()
    {
        ledger.Ring();
        bell.Ring();
    }

    /// <summary>What somebody did about a broadcast, for the audit log.</summary>
    /// <param name="verb">The state it was moved to, or what was done.</param>
    internal static AuditAct.OfBroadcast Act(Broadcast broadcast, string verb) =>
        new(broadcast.Id, verb, broadcast.AboutId is null ? null : broadcast.Act.LowerName(), broadcast.AboutId);
}
