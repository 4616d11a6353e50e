using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Subscribers.Votes;

namespace ChatDigestBot.Digests;

/// <summary>Answers somebody who wants a digest now: through the ledger, so that nothing is told twice, or with a kind sentence.</summary>
internal sealed class DigestCommands(
    DigestPlanner planner, SubscriberStore subscribers, TopicParser words, TopicReplies topics, DigestReplies replies, VoteStore votes, IndexingProgress indexing)
{
    /// <summary>What is new since the last digest, now. The first one ever takes the newest there is.</summary>
    [ChatCommand("digest", Access.Everyone, Order = 40, Example = "commands.digest.example")]
    public Task<Reply> DigestAsync(CommandCall call, CancellationToken cancellationToken) => AnswerAsync(call, DigestMode.News, isInOthers: false, cancellationToken);

    /// <summary>The newest articles not told yet, however old: the button under a digest.</summary>
    [ChatCommand("more", Access.Everyone, Order = 41)]
    public Task<Reply> MoreAsync(CommandCall call, CancellationToken cancellationToken) => AnswerAsync(call, DigestMode.More, isInOthers: false, cancellationToken);

    /// <summary>What the digest left out because it is in another language; first what is new, then whatever there is.</summary>
    [ChatCommand("others", Access.Everyone, IsHidden = true)]
    public Task<Reply> OthersAsync(CommandCall call, CancellationToken cancellationToken) => AnswerAsync(call, DigestMode.News, isInOthers: true, cancellationToken);

    private async Task<Reply> AnswerAsync(CommandCall call, DigestMode mode, bool isInOthers, CancellationToken cancellationToken)
    {
        var named = words.Read(call.MeansAll ? "" : call.Arguments);
        if (named.Topics.Count == 0 && named.Unknown.Count > 0)
        {
            return topics.Unknown(named.Unknown, call);
        }

        var subscriber = await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
        var ids = named.Topics.Count > 0 ? named.Topics.Select(topic => topic.Id).ToList() : [.. subscriber.TopicIds];
        if (ids.Count == 0)
        {
            return replies.NoTopics(call.Language);
        }

        var request = new DigestRequest
        {
            Target = call.Target,
            Language = call.Chat.Language,
            Hours = subscriber.Hours,
            Taste = await votes.TasteAsync(call.Target.ChatId, cancellationToken),
            Topics = [.. ids.Select(id => SubscriptionTo(id, subscriber))],
            Languages = isInOthers ? ArticleLanguages.Other : subscriber.ReadsEveryLanguage ? ArticleLanguages.Every : ArticleLanguages.Own,
            // Of a topic somebody does not follow there is no "since the last digest".
            Mode = ids.TrueForAll(subscriber.Has) ? mode : DigestMode.More,
            Named = named.Topics.Count > 0 ? " " + string.Join(' ', ids) : "",
        };
        var answer = await planner.PlanAskedAsync(request, call.UpdateId, call.Now, cancellationToken);
        if (answer == DigestAnswer.NothingNew && isInOthers && request.Mode == DigestMode.News)
        {
            request = request with { Mode = DigestMode.More };
            answer = await planner.PlanAskedAsync(request, call.UpdateId, call.Now, cancellationToken);
        }

        return answer switch
        {
            DigestAnswer.Planned => replies.OnItsWay(call),
            _ => indexing.HasReadAll ? replies.Nothing(call, request, await OthersAsync(request, call.Now, cancellationToken)) : replies.StillReading(call, request),
        };
    }

    /// <summary>How many items the button for other languages would bring.</summary>
    private async Task<int> OthersAsync(DigestRequest request, DateTimeOffset now, CancellationToken cancellationToken) =>
        request.Languages == ArticleLanguages.Own ? await planner.CountAskedAsync(request with { Languages = ArticleLanguages.Other }, now, cancellationToken) : 0;

    // What was chosen this very moment counts as wanted always, for a topic nobody here follows.
    private static Subscription SubscriptionTo(string topicId, Subscriber subscriber) =>
        subscriber.Subscriptions.FirstOrDefault(subscription => subscription.TopicId == topicId) ?? new Subscription(topicId, DateTimeOffset.UnixEpoch);
}
