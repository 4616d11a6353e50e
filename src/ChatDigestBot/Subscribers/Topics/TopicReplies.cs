using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Topics;

/// <summary>Answers to topics that were typed: what changed, what comes next, and what may have been meant.</summary>
internal sealed class TopicReplies(TopicWords words, NextDigestWords next, TextCatalogue texts)
{
    public Reply Changed(HtmlText line, Subscriber after, CommandCall call, IReadOnlyList<string> unknown, string command)
    {
        var parts = HtmlText.Lines([line, HtmlText.Encode(next.Sentence(after, call.Now, call.Language)), .. unknown.Select(name => NotFound(name, call.Language))]);
        return Reply.Of(parts) with
        {
            Buttons = [.. Suggestions(unknown, command, call.Language), [ReplyButton.Run(texts.Get(call.Language, "subscribers.allTopics"), "/topics")]],
            EditsMessage = false,
        };
    }

    public Reply Unknown(IReadOnlyList<string> unknown, string command, Language language) => Reply.Of(HtmlText.Lines(unknown.Select(name => NotFound(name, language)))) with
    {
        Buttons = [.. Suggestions(unknown, command, language), [ReplyButton.Run(texts.Get(language, "subscribers.allTopics"), "/topics")]],
        EditsMessage = false,
    };

    private HtmlText NotFound(string name, Language language) =>
        texts.Html(language, words.Suggest(name).Count == 0 ? "subscribers.unknownTopic" : "subscribers.unknownTopicSuggest", ("name", name));

    private IEnumerable<IReadOnlyList<ReplyButton>> Suggestions(IReadOnlyList<string> unknown, string command, Language language) => unknown
        .SelectMany(words.Suggest)
        .DistinctBy(topic => topic.Id)
        .Select(topic => (IReadOnlyList<ReplyButton>)[ReplyButton.Run(TopicsView.NameOf(topic, language), $"{command} {topic.Id}")]);
}
