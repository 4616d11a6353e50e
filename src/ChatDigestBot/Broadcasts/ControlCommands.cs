using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Broadcasts;

/// <summary>What an editor does about a broadcast that has begun: hold it, see to those that did not get it, take it back, correct it.</summary>
internal sealed class ControlCommands(BroadcastDesk desk, BroadcastControls controls, SubscriberStore subscribers, DraftReplies drafts, BroadcastReplies view)
{
    [ChatCommand("broadcast_resend", Access.Editors, IsHidden = true)]
    public Task<Reply> ResendAsync(CommandCall call, CancellationToken cancellationToken) => ChangeAsync(call, controls.ResendAsync, cancellationToken);

    [ChatCommand("broadcast_leave", Access.Editors, IsHidden = true)]
    public Task<Reply> LeaveAsync(CommandCall call, CancellationToken cancellationToken) => ChangeAsync(call, controls.LeaveAsync, cancellationToken);

    [ChatCommand("broadcast_retry", Access.Editors, IsHidden = true)]
    public Task<Reply> RetryAsync(CommandCall call, CancellationToken cancellationToken) => ChangeAsync(call, controls.RetryAsync, cancellationToken);

    [ChatCommand("broadcast_pause", Access.Editors, IsHidden = true)]
    public Task<Reply> PauseAsync(CommandCall call, CancellationToken cancellationToken) => ChangeAsync(call, controls.PauseAsync, cancellationToken);

    [ChatCommand("broadcast_resume", Access.Editors, IsHidden = true)]
    public Task<Reply> ResumeAsync(CommandCall call, CancellationToken cancellationToken) => ChangeAsync(call, controls.ResumeAsync, cancellationToken);

    [ChatCommand("broadcast_stop", Access.Editors, IsHidden = true)]
    public Task<Reply> StopAsync(CommandCall call, CancellationToken cancellationToken) => ChangeAsync(call, controls.StopAsync, cancellationToken);

    /// <summary>Asks before it takes a broadcast back from everybody.</summary>
    [ChatCommand("broadcast_recall", Access.Editors, IsHidden = true)]
    public async Task<Reply> RecallAsync(CommandCall call, CancellationToken cancellationToken) => await AskAsync(
        call, EditorCall.TryReadId(call.Arguments, out var id) ? await desk.DraftRecallAsync(call.Chat.Id, id, cancellationToken) : new DraftChangeResult.Unknown(), cancellationToken);

    /// <summary>The number, then the new words; without words it says how.</summary>
    [ChatCommand("broadcast_correct", Access.Editors, IsHidden = true)]
    public async Task<Reply> CorrectAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Count == 0 || !EditorCall.TryReadId(call.Words[0], out var id))
        {
            return view.Say(call, "broadcasts.unknown");
        }

        var text = call.Words.Count > 1 ? BroadcastReader.ReadBehind(call, call.Words[0]) : call.Quoted is { } quoted ? EditorText.Read(quoted.Text, quoted.Entities) : HtmlText.Empty;
        return new BroadcastMessage(text).IsEmpty
            ? view.Say(call, "broadcasts.correctHow", ("id", id))
            : await AskAsync(call, await desk.DraftCorrectionAsync(call.Chat.Id, id, text, shown: null, cancellationToken), cancellationToken);
    }

    private async Task<Reply> AskAsync(CommandCall call, DraftChangeResult result, CancellationToken cancellationToken) => result switch
    {
        DraftChangeResult.Drafted drafted => drafts.Confirm(drafted.Draft, await desk.ForecastAsync(drafted.Draft, cancellationToken), call.Language),
        DraftChangeResult.Recalled => view.Say(call, "broadcasts.recalledBefore"),
        DraftChangeResult.Running => view.Say(call, "broadcasts.correctRunning"),
        DraftChangeResult.OtherLength => view.Say(call, "broadcasts.correctLength"),
        _ => view.Say(call, "broadcasts.unknown"),
    };

    private async Task<Reply> ChangeAsync(CommandCall call, Func<long, long, CancellationToken, Task<bool>> change, CancellationToken cancellationToken)
    {
        if (!EditorCall.TryReadId(call.Arguments, out var id))
        {
            return view.Say(call, "broadcasts.unknown");
        }

        await change(id, call.Person.Id, cancellationToken);
        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        return await controls.ReportAsync(id, cancellationToken) is { } report ? view.Report(report, zone, call.Language) : view.Say(call, "broadcasts.unknown");
    }
}
