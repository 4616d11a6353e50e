using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Subscribers.Votes;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests;

/// <summary>Answers somebody who wants a digest now: through the ledger, so that nothing is told twice, or with a kind sentence.</summary>
internal sealed class DigestCommands(
    DigestPlanner planner, SubscriberStore subscribers, TopicParser words, TopicReplies replies, TopicsView view, VoteStore votes, TextCatalogue texts, IndexingProgress indexing)
{
    /// <summary>What is new since the last digest, now. The first one ever takes the newest there is.</summary>
    [ChatCommand("digest", Access.Everyone, Order = 40, Example = "commands.digest.example")]
    public Task<Reply> DigestAsync(CommandCall call, CancellationToken cancellationToken) => AnswerAsync(call, DigestMode.News, cancellationToken);

    /// <summary>The newest articles not told yet, however old: the button under a digest.</summary>
    [ChatCommand("more", Access.Everyone, IsHidden = true)]
    public Task<Reply> MoreAsync(CommandCall call, CancellationToken cancellationToken) => AnswerAsync(call, DigestMode.Newest, cancellationToken);

    private async Task<Reply> AnswerAsync(CommandCall call, DigestMode mode, CancellationToken cancellationToken)
    {
        var named = words.Read(call.Arguments);
        if (named.Topics.Count == 0 && named.Unknown.Count > 0)
        {
            return replies.Unknown(named.Unknown, $"/{call.Name}", call.Language);
        }

        var subscriber = await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
        var ids = named.Topics.Count > 0 ? named.Topics.Select(topic => topic.Id).ToList() : [.. subscriber.TopicIds];
        if (ids.Count == 0)
        {
            return Say(texts.Html(call.Language, "digests.noTopics"), ReplyButton.Run(texts.Get(call.Language, "digests.chooseTopics"), "/topics"));
        }

        var names = named.Topics.Count > 0 ? " " + string.Join(' ', ids) : "";
        var request = new DigestRequest
        {
            Target = call.Target,
            Language = call.Language,
            Zone = subscriber.Hours.Zone,
            Taste = await votes.TasteAsync(call.Target.ChatId, cancellationToken),
            DaysBack = subscriber.Hours.LongestGap,
            Topics = [.. ids.Select(id => SubscriptionTo(id, subscriber))],
            // Of a topic somebody does not follow there is no "since the last digest".
            Mode = ids.TrueForAll(subscriber.Has) ? mode : DigestMode.Newest,
            MoreLine = $"/more{names}",
        };
        return await planner.PlanAskedAsync(request, call.UpdateId, call.Now, cancellationToken) == DigestAnswer.Planned
            ? new Reply { Text = HtmlText.Empty, EditsMessage = false, IsToastOnly = call.IsTap, Toast = texts.Get(call.Language, "digests.onItsWay") }
            : indexing.HasReadAll ? Nothing(call, request, ids) : StillReading(call, ids, $"/digest{names}");
    }

    private Reply Nothing(CommandCall call, DigestRequest request, List<string> ids)
    {
        var names = view.Names(ids, call.Language);
        return request.Mode == DigestMode.News
            ? Say(texts.Html(call.Language, "digests.nothingNew", ("topics", names)), ReplyButton.Run(texts.Get(call.Language, "digests.showLatest"), request.MoreLine))
            : Say(texts.Html(call.Language, "digests.nothingLeft", ("topics", names)), ReplyButton.Run(texts.Get(call.Language, "digests.chooseTopics"), "/topics"));
    }

    private Reply StillReading(CommandCall call, List<string> ids, string again) => Say(
        texts.Html(call.Language, "digests.stillReading", ("topics", view.Names(ids, call.Language))), ReplyButton.Run(texts.Get(call.Language, "digests.again"), again));

    // What was chosen this very moment counts as wanted always, for a topic nobody here follows.
    private static Subscription SubscriptionTo(string topicId, Subscriber subscriber) =>
        subscriber.Subscriptions.FirstOrDefault(subscription => subscription.TopicId == topicId) ?? new Subscription(topicId, DateTimeOffset.UnixEpoch);

    private static Reply Say(HtmlText text, ReplyButton button) => Reply.Of(text) with { Buttons = [[button]], EditsMessage = false };
}
