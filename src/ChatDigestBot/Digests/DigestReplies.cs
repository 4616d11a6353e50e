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

    /// <param name="call">Who asked.</param>
    /// <param name="request">What for.</param>
    /// <param name="others">How many items there are in other languages.</param>
    public Reply Nothing(CommandCall call, DigestRequest request, int others)
    {
        var language = call.Language;
        var names = view.Names(request.Topics.Select(topic => topic.TopicId), language);
        var next = request.Mode == DigestMode.News
            ? ReplyButton.Run(texts.Get(language, "digests.showLatest"), request.MoreLine)
            : ReplyButton.Run(texts.Get(language, "digests.chooseTopics"), "/topics");
        var text = (request.Mode, request.Languages) switch
        {
            (DigestMode.News, _) => texts.Html(language, "digests.nothingNew", ("topics", names)),
            (_, ArticleLanguages.Other) => texts.Html(language, "digests.nothingLeftInOthers", ("topics", names)),
            _ when others > 0 => texts.Html(language, "digests.nothingLeftInOwn", ("topics", names)),
            _ => texts.Html(language, "digests.nothingLeft", ("topics", names)),
        };
        return Say(text, others == 0 ? [next] : [ReplyButton.Run(texts.Get(language, "digests.othersButton", ("count", others)), request.OthersLine), next]);
    }

    public Reply StillReading(CommandCall call, DigestRequest request) => Say(
        texts.Html(call.Language, "digests.stillReading", ("topics", view.Names(request.Topics.Select(topic => topic.TopicId), call.Language))),
        ReplyButton.Run(texts.Get(call.Language, "digests.again"), "/digest" + request.Named));

    private static Reply Say(HtmlText text, params IReadOnlyList<ReplyButton> buttons) => Reply.Of(text) with { Buttons = [buttons], EditsMessage = false };
}
