using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Says when the next digest comes, and why a day may pass without one.</summary>
internal sealed class NextCommand(SubscriberStore subscribers, NextDigestText next, TextCatalogue texts)
{
    [ChatCommand("next", Access.Everyone, IsHidden = true)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var subscriber = await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
        var comes = subscriber is { StoppedAt: null, Next: not null, Subscriptions.Count: > 0 };
        return Reply.Of(HtmlText.Lines(
            HtmlText.Encode(next.Sentence(subscriber, call.Now, call.Language)),
            comes ? texts.Html(call.Language, "subscribers.nextDaysOff", ("days", next.Days(subscriber.Hours.Days, call.Language)), ("time", next.Times(subscriber.Hours, call.Language))) : HtmlText.Empty)) with
        {
            EditsMessage = false,
            Buttons =
            [
                [Button("subscribers.buttonNow", "/digest"), Button("subscribers.buttonTime", "/time")],
                [Button("subscribers.buttonTopics", "/topics"), subscriber.IsPaused(call.Now) ? Button("subscribers.buttonResume", "/resume") : Button("subscribers.buttonSettings", "/settings")],
            ],
        };

        ReplyButton Button(string key, string line) => ReplyButton.Run(texts.Get(call.Language, key), line);
    }
}
