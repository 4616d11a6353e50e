using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

internal sealed class ResumeCommand(SubscriberStore subscribers, NextDigestText next, TextCatalogue texts)
{
    [ChatCommand("resume", Access.GroupAdmins, Order = 180)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (before, after) = await subscribers.ChangeAsync(call.Target, known => known with { PausedUntil = null }, call.Now, cancellationToken);
        return Reply.Of(HtmlText.Lines(
            texts.Html(call.Language, before.IsPaused(call.Now) ? "subscribers.resumed" : "subscribers.notPaused"),
            HtmlText.Encode(next.Sentence(after, call.Now, call.Language))));
    }
}
