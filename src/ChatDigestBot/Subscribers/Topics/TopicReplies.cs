using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Topics;

/// <summary>Answers to topics that were typed: what changed, what comes next, and what may have been meant.</summary>
internal sealed class TopicReplies(TopicParser words, NextDigestText next, TextCatalogue texts)
{
    private const int MaxUnknown = 3;
    private const int MaxName = 40;

    public Reply Changed(HtmlText line, Subscriber after, IReadOnlyList<string> unknown, CommandCall call) =>
        Say([line, HtmlText.Encode(next.Sentence(after, call.Now, call.Language)), .. NotFound(unknown, call.Language)], unknown, call);

    public Reply Unknown(IReadOnlyList<string> unknown, CommandCall call) => Say(NotFound(unknown, call.Language), unknown, call);

    private Reply Say(IEnumerable<HtmlText> lines, IReadOnlyList<string> unknown, CommandCall call) => Reply.Of(HtmlText.Lines(lines)) with
    {
        Buttons = [.. Suggestions(unknown, call), [ReplyButton.Run(texts.Get(call.Language, "subscribers.allTopics"), "/topics")]],
        EditsMessage = false,
    };

    // Whoever types a page of words gets a line or two back, not the page.
    private IEnumerable<HtmlText> NotFound(IReadOnlyList<string> unknown, Language language) =>
    [
        .. Some(unknown).Select(name => texts.Html(language, words.Suggest(name).Count == 0 ? "subscribers.unknownTopic" : "subscribers.unknownTopicSuggest", ("name", name))),
        .. unknown.Count <= MaxUnknown ? Array.Empty<HtmlText>() : [texts.Html(language, "subscribers.unknownMore", ("count", unknown.Count - MaxUnknown))],
    ];

    private static IEnumerable<string> Some(IReadOnlyList<string> unknown) => unknown.Take(MaxUnknown).Select(name => PlainText.Shorten(name, MaxName));

    private IEnumerable<IReadOnlyList<ReplyButton>> Suggestions(IReadOnlyList<string> unknown, CommandCall call) => Some(unknown)
        .SelectMany(words.Suggest)
        .DistinctBy(topic => topic.Id)
        .Select(topic => (IReadOnlyList<ReplyButton>)[ReplyButton.Run(topic.Label(call.Language), $"/{call.Name} {topic.Id}")]);
}
