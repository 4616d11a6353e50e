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

    public Reply Changed(HtmlText line, Subscriber after, CommandCall call, IReadOnlyList<string> unknown, string command)
    {
        var parts = HtmlText.Lines([line, HtmlText.Encode(next.Sentence(after, call.Now, call.Language)), .. NotFound(unknown, call.Language)]);
        return Reply.Of(parts) with
        {
            Buttons = [.. Suggestions(unknown, command, call.Language), [ReplyButton.Run(texts.Get(call.Language, "subscribers.allTopics"), "/topics")]],
            EditsMessage = false,
        };
    }

    public Reply Unknown(IReadOnlyList<string> unknown, string command, Language language) => Reply.Of(HtmlText.Lines(NotFound(unknown, language))) with
    {
        Buttons = [.. Suggestions(unknown, command, language), [ReplyButton.Run(texts.Get(language, "subscribers.allTopics"), "/topics")]],
        EditsMessage = false,
    };

    // Whoever types a page of words gets a line or two back, not the page.
    private IEnumerable<HtmlText> NotFound(IReadOnlyList<string> unknown, Language language) =>
    [
        .. Some(unknown).Select(name => texts.Html(language, words.Suggest(name).Count == 0 ? "subscribers.unknownTopic" : "subscribers.unknownTopicSuggest", ("name", name))),
        .. unknown.Count <= MaxUnknown ? Array.Empty<HtmlText>() : [texts.Html(language, "subscribers.unknownMore", ("count", unknown.Count - MaxUnknown))],
    ];

    private static IEnumerable<string> Some(IReadOnlyList<string> unknown) => unknown.Take(MaxUnknown).Select(name => PlainText.Shorten(name, MaxName));

    private IEnumerable<IReadOnlyList<ReplyButton>> Suggestions(IReadOnlyList<string> unknown, string command, Language language) => Some(unknown)
        .SelectMany(words.Suggest)
        .DistinctBy(topic => topic.Id)
        .Select(topic => (IReadOnlyList<ReplyButton>)[ReplyButton.Run(topic.Label(language), $"{command} {topic.Id}")]);
}
