using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Broadcasts;

/// <summary>When a broadcast begins, and whether: scheduled on the editor's clock, put off, called off, approved.</summary>
internal sealed class ScheduleCommands(BroadcastDesk desk, BroadcastControls controls, SubscriberStore subscribers, DraftReplies drafts, BroadcastReplies view)
{
    /// <summary>Of a draft by its key, of one that is scheduled by its number; without a time it shows some.</summary>
    [ChatCommand("broadcast_at", Access.Editors, IsHidden = true)]
    public async Task<Reply> ScheduleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var name = call.Words.Count == 0 ? "" : call.Words[0];
        var broadcast = EditorCall.TryReadId(name, out var id)
            ? await desk.FindAsync(id, cancellationToken)
            : await desk.FindByKeyAsync(name, call.Chat.Id, cancellationToken);
        if (broadcast is not { State: BroadcastState.Draft or BroadcastState.Scheduled })
        {
            return broadcast is null ? view.Say(call, "broadcasts.expired") : await ReportAsync(broadcast.Id, call, _ => false, cancellationToken);
        }

        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        if (call.Words.Count == 1)
        {
            return drafts.ChooseTime(name, ScheduledTime.Suggest(call.Now, zone), LocalTime.DateAt(call.Now, zone), broadcast.State == BroadcastState.Draft ? $"/broadcast_preview {name}" : null, call.Language);
        }

        if (!ScheduledTime.TryRead(string.Join(' ', call.Words.Skip(1)), call.Now, zone, out var at))
        {
            return view.Say(call, "broadcasts.noTime", ("name", name));
        }

        if (broadcast.State == BroadcastState.Draft)
        {
            await desk.StartAsync(broadcast, call.Person.Id, at, (call.Origin as CallOrigin.Tap)?.MessageId ?? 0, cancellationToken);
        }
        else
        {
            await desk.RescheduleAsync(broadcast.Id, call.Person.Id, at, cancellationToken);
        }

        return await ReportAsync(broadcast.Id, call, stands => stands.StartsAt == at, cancellationToken);
    }

    /// <summary>Calls off what has not begun.</summary>
    [ChatCommand("broadcast_withdraw", Access.Editors, IsHidden = true)]
    public async Task<Reply> WithdrawAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!EditorCall.TryReadId(call.Arguments, out var id))
        {
            return view.Say(call, "broadcasts.unknown");
        }

        await desk.WithdrawAsync(id, call.Person.Id, cancellationToken);
        return await ReportAsync(id, call, stands => stands.State == BroadcastState.Withdrawn, cancellationToken);
    }

    [ChatCommand("broadcast_approve", Access.Editors, IsHidden = true)]
    public Task<Reply> ApproveAsync(CommandCall call, CancellationToken cancellationToken) => DecideAsync(call, agrees: true, cancellationToken);

    [ChatCommand("broadcast_reject", Access.Editors, IsHidden = true)]
    public Task<Reply> RejectAsync(CommandCall call, CancellationToken cancellationToken) => DecideAsync(call, agrees: false, cancellationToken);

    private async Task<Reply> DecideAsync(CommandCall call, bool agrees, CancellationToken cancellationToken) =>
        EditorCall.TryReadId(call.Arguments, out var id) && await desk.DecideAsync(id, call.Person.Id, agrees, cancellationToken) is not null
            ? await ReportAsync(id, call, stands => stands.State == BroadcastState.Withdrawn != agrees, cancellationToken)
            : view.Say(call, "broadcasts.notYours");

    // Two editors may act at once: whoever did not get what was wished for is told so, in front of how it stands.
    private async Task<Reply> ReportAsync(long id, CommandCall call, Predicate<Broadcast> isAsWished, CancellationToken cancellationToken)
    {
        if (await controls.ReportAsync(id, cancellationToken) is not { } report)
        {
            return view.Say(call, "broadcasts.unknown");
        }

        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        return isAsWished(report.Broadcast) ? view.Report(report, zone, call.Language) : view.ReportInstead(report, zone, call.Language);
    }
}
