using System.Globalization;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Telegram;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Topics;

/// <summary>Shows all topics as buttons; each says what a tap does, and the last one brings the digest.</summary>
internal sealed class TopicsView(TopicCatalogue catalogue, NextDigestText next, TextCatalogue texts)
{
    private const int Columns = 2;

    /// <summary>What is chosen, what comes next, and the buttons.</summary>
    /// <param name="page">Of hundreds of topics; from 1.</param>
    public Reply Show(Subscriber subscriber, DateTimeOffset now, Language language, int page = 1) => Show(texts.Html(language, "subscribers.topicsTitle"), subscriber, now, language, page);

    public Reply Show(HtmlText title, Subscriber subscriber, DateTimeOffset now, Language language, int page = 1) => Reply.Of(HtmlText.Lines(
        title,
        subscriber.Subscriptions.Count == 0
            ? texts.Html(language, "subscribers.topicsNone")
            : texts.Html(language, "subscribers.topicsChosen", ("topics", Names(subscriber.TopicIds, language))),
        subscriber.Subscriptions.Count == 0 ? HtmlText.Empty : HtmlText.Encode(next.Sentence(subscriber, now, language))))
        with
    { Buttons = Buttons(subscriber, language, page) };

    /// <summary>On which page a topic has its button.</summary>
    public int PageOf(string topicId) => ButtonPage<Topic>.NumberOf(catalogue.All, topic => topic.Id == topicId);

    /// <summary>The topics that a link names, one or several: <c>t_ai</c>, <c>t_ai_smart-city</c>; none where it names none.</summary>
    /// <remarks>A link cannot carry a space, and not every maker of links keeps a hyphen or the case.</remarks>
    public IReadOnlyList<Topic> FindLinked(string payload)
    {
        var found = new List<Topic>();
        var parts = (StartLink.TopicsIn(payload) ?? "").Split('_', StringSplitOptions.RemoveEmptyEntries);
        for (var start = 0; start < parts.Length;)
        {
            var length = parts.Length - start;
            Topic? topic = null;
            for (; length > 0 && topic is null; length -= topic is null ? 1 : 0)
            {
                topic = catalogue.Find(string.Join('_', parts, start, length)) ?? catalogue.Find(string.Join('-', parts, start, length));
            }

            start += Math.Max(length, 1);
            if (topic is not null)
            {
                found.Add(topic);
            }
        }

        return [.. found.DistinctBy(topic => topic.Id)];
    }

    /// <summary>The greeting of somebody new: words of welcome over the same buttons.</summary>
    public Reply Greet(HtmlText greeting, Subscriber subscriber, Language language) => Reply.Of(greeting) with { Buttons = Buttons(subscriber, language, page: 1) };

    /// <summary>Emoji and name, in the order of the list people see.</summary>
    public string Names(IEnumerable<string> topicIds, Language language)
    {
        var wanted = topicIds.ToHashSet(StringComparer.Ordinal);
        return string.Join(texts.Get(language, "subscribers.listSeparator"), catalogue.All.Where(topic => wanted.Contains(topic.Id)).Select(topic => topic.Label(language)));
    }

    private IReadOnlyList<IReadOnlyList<ReplyButton>> Buttons(Subscriber subscriber, Language language, int page)
    {
        var topics = ButtonPage<Topic>.Of(catalogue.All, page);
        return
        [
            .. topics.Shown
                .Select(topic => ReplyButton.Choice(topic.Label(language), subscriber.Has(topic.Id), $"/{(subscriber.Has(topic.Id) ? "unsubscribe" : "subscribe")} {topic.Id}"))
                .Chunk(Columns),
            .. PageTurns.Of(texts, language, topics.Number, topics.Count, static number => string.Create(CultureInfo.InvariantCulture, $"/topics {number}")),
            [ReplyButton.Run(texts.Get(language, "subscribers.done"), "/digest")],
        ];
    }
}
