using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests;

/// <summary>What somebody is told who asks for a digest, beside the digest itself.</summary>
internal sealed class DigestReplies(TopicsView view, TextCatalogue texts)
{
    public Reply NoTopics(Language language) =>
        Say(texts.Html(language, "digests.noTopics"), ReplyButton.Run(texts.Get(language, "digests.chooseTopics"), "/topics"));

    public Reply OnItsWay(CommandCall call) =>
        new() { Text = HtmlText.Empty, EditsMessage = false, IsToastOnly = call.IsTap, Toast = texts.Get(call.Language, "digests.onItsWay") };

    public Reply Nothing(CommandCall call, DigestRequest request)
    {
        var names = view.Names(request.Topics.Select(topic => topic.TopicId), call.Language);
        return request.Mode == DigestMode.News
            ? Say(texts.Html(call.Language, "digests.nothingNew", ("topics", names)), ReplyButton.Run(texts.Get(call.Language, "digests.showLatest"), request.MoreLine))
            : Say(texts.Html(call.Language, "digests.nothingLeft", ("topics", names)), ReplyButton.Run(texts.Get(call.Language, "digests.chooseTopics"), "/topics"));
    }

    public Reply StillReading(CommandCall call, DigestRequest request) => Say(
        texts.Html(call.Language, "digests.stillReading", ("topics", view.Names(request.Topics.Select(topic => topic.TopicId), call.Language))),
        ReplyButton.Run(texts.Get(call.Language, "digests.again"), "/digest" + request.Named));

    private static Reply Say(HtmlText text, ReplyButton button) => Reply.Of(text) with { Buttons = [[button]], EditsMessage = false };
}
