using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts;

/// <summary>What an editor does with a draft: write it, look at it, test it, send it or throw it away.</summary>
internal sealed class BroadcastCommands(BroadcastDesk desk, BroadcastControls controls, SubscriberStore subscribers, DraftReplies drafts, BroadcastReplies view, TextCatalogue texts)
{
    private const int Listed = 5;

    /// <summary>Keeps the message as a draft and shows it as recipients will see it; nothing is sent before a button says so.</summary>
    [ChatCommand("broadcast", Access.Editors, Order = 210, Example = "commands.broadcast.example")]
    public async Task<Reply> PrepareAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (message, fault) = BroadcastReader.Read(call);
        if (message is null)
        {
            return Reply.Of(texts.Html(call.Language, fault!));
        }

        var draft = await desk.DraftAsync(call.Chat.Id, message, Audience.Everybody, cancellationToken);
        var panel = await PanelAsync(draft, call, cancellationToken) with { EditsMessage = false };
        return draft.Message.FileId is null ? panel : DraftReplies.Shown(draft) with { Then = [panel] };
    }

    /// <summary>The way back from choosing whom or when.</summary>
    [ChatCommand("broadcast_preview", Access.Editors, IsHidden = true)]
    public async Task<Reply> PreviewAsync(CommandCall call, CancellationToken cancellationToken) =>
        await FindDraftAsync(call, cancellationToken) is { } draft ? await PanelAsync(draft, call, cancellationToken) : Expired(call);

    /// <summary>Shows the draft to its author alone, exactly as others would get it.</summary>
    [ChatCommand("broadcast_test", Access.Editors, IsHidden = true)]
    public async Task<Reply> TestAsync(CommandCall call, CancellationToken cancellationToken) =>
        await FindDraftAsync(call, cancellationToken) is { } draft ? DraftReplies.Shown(draft) : Expired(call);

    /// <summary>The button that throws a draft away.</summary>
    [ChatCommand("broadcast_cancel", Access.Editors, IsHidden = true)]
    public async Task<Reply> DiscardAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (await FindDraftAsync(call, cancellationToken) is not { } draft)
        {
            return Expired(call);
        }

        await desk.DiscardAsync(draft, cancellationToken);
        return Reply.Of(texts.Html(call.Language, draft.Act == BroadcastAct.Send ? "broadcasts.discarded" : "broadcasts.unchanged"));
    }

    /// <summary>Begins what the draft says; the tapped message becomes its report.</summary>
    [ChatCommand("broadcast_send", Access.Editors, IsHidden = true)]
    public async Task<Reply> SendAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (await desk.FindByKeyAsync(call.Arguments, call.Chat.Id, cancellationToken) is not { } draft)
        {
            return Expired(call);
        }

        if (draft.State == BroadcastState.Draft
            && await desk.StartAsync(draft, call.Person.Id, startsAt: null, (call.Origin as CallOrigin.Tap)?.MessageId, cancellationToken) is { State: BroadcastState.Draft, AboutId: { } aboutId }
            && await desk.FindAsync(aboutId, cancellationToken) is { } about)
        {
            return about.RecalledAt is null ? view.Say(call, "broadcasts.overtaken", ("text", about.Message.Text.Plain)) : view.Say(call, "broadcasts.recalledBefore");
        }

        var report = await controls.ReportAsync(draft.Id, cancellationToken);
        return report is null ? Expired(call) : view.Report(report, await subscribers.ZoneOfAsync(call, cancellationToken), call.Language);
    }

    /// <summary>The last broadcasts, how far they are, and what can be done about the rest.</summary>
    [ChatCommand("broadcasts", Access.Editors, Order = 220)]
    public async Task<Reply> ListAsync(CommandCall call, CancellationToken cancellationToken) =>
        view.List(await controls.ListAsync(Listed, skip: 0, cancellationToken), await subscribers.ZoneOfAsync(call, cancellationToken), call.Language);

    private async Task<Broadcast?> FindDraftAsync(CommandCall call, CancellationToken cancellationToken) =>
        await desk.FindByKeyAsync(call.Arguments, call.Chat.Id, cancellationToken) is { State: BroadcastState.Draft } draft ? draft : null;

    private async Task<Reply> PanelAsync(Broadcast draft, CommandCall call, CancellationToken cancellationToken)
    {
        var forecast = await desk.ForecastAsync(draft, cancellationToken);
        return draft.Act == BroadcastAct.Send
            ? drafts.Preview(
                draft, forecast, TimeOnly.FromDateTime(LocalTime.At(call.Now + forecast.Lasts, await subscribers.ZoneOfAsync(call, cancellationToken))), call.Language)
            : drafts.Confirm(draft, forecast, call.Language);
    }

    // Discarded or half an hour old: in each case /broadcasts shows what there is.
    private Reply Expired(CommandCall call) => Reply.Of(texts.Html(call.Language, "broadcasts.expired")) with { EditsMessage = false };
}
