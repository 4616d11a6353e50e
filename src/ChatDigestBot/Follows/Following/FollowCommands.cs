using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Search;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.SavedQueries;

namespace ChatDigestBot.Follows.Following;

/// <summary>Words that a chat wants to hear of at once.</summary>
internal sealed class FollowCommands(
    SearchStore search, FollowStore follows, SubscriberStore subscribers, Database database, TopicCatalogue topics, WordsCheck check, FollowReplies replies)
{
    [ChatCommand("follow", Access.GroupAdmins, Order = 122, Example = "commands.follow.example")]
    public async Task<Reply> FollowAsync(CommandCall call, CancellationToken cancellationToken)
    {
        // What only takes away, such as -robots, is nearly every article.
        if (FollowedQuery.Read(call.Arguments, call.Now, topics) is not { } asked || asked.Query.Clauses.All(clause => clause.IsNegated))
        {
            return replies.Usage(call.Language);
        }

        if (asked.Text.Length > FollowedQuery.MaxTextLength)
        {
            return replies.TooLong(call.Language);
        }

        if (EverydayWords.IsAll(asked.Query))
        {
            return replies.Everyday(asked, call.Language);
        }

        if (await check.FindUnknownAsync(asked, call, cancellationToken) is { } unknown)
        {
            return unknown;
        }

        var (wanted, isFound) = await UnderstandAsync(asked, call.Now, cancellationToken);
        var frequency = await FrequencyAsync(wanted, call.Now, cancellationToken);
        var isKnown = (await follows.ListAsync(call.Target, cancellationToken)).Any(follow => follow.Key == wanted.Key);
        if (!isKnown && frequency.IsTooWide)
        {
            return replies.TooWide(wanted, frequency, call.Language);
        }

        var follow = new SavedQuery { Key = wanted.Key, Query = wanted.Text, ChosenAt = call.Now };
        var adding = await follows.AddAsync(call.Target, follow, cancellationToken);
        if (adding == AddWordsResult.Full)
        {
            return replies.Full(call.Language);
        }

        var subscriber = await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
        var muted = await check.FindMuteOfAsync(wanted, call, cancellationToken);
        return replies.Following(
            new FollowResult(wanted, asked, frequency, adding == AddWordsResult.Known, isFound, muted), subscriber.IsPaused(call.Now), subscriber.Quiet, call.Language);
    }

    [ChatCommand("follows", Access.Everyone, Order = 124)]
    public async Task<Reply> ListAsync(CommandCall call, CancellationToken cancellationToken) =>
        replies.List(await follows.ListAsync(call.Target, cancellationToken), call.Language) with { EditsMessage = false };

    /// <summary>By key as buttons do, by words as people do, or all; <c>list</c> behind the key shows what is left in the place of the list.</summary>
    [ChatCommand("unfollow", Access.GroupAdmins, IsHidden = true)]
    public async Task<Reply> UnfollowAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Count == 0)
        {
            return await ListAsync(call, cancellationToken);
        }

        if (call.MeansAll)
        {
            return replies.UnfollowedAll(await follows.RemoveAllAsync(call.Target, cancellationToken), call.Language);
        }

        var byKey = FollowedQuery.IsKey(call.Words[0]) ? await follows.RemoveAsync(call.Target, call.Words[0], cancellationToken) : null;
        var gone = byKey is null && FollowedQuery.Read(call.Arguments, call.Now, topics) is { } typed ? await follows.RemoveAsync(call.Target, typed.Key, cancellationToken) : byKey;
        var left = await follows.ListAsync(call.Target, cancellationToken);
        return call is { IsTap: true, Words: [_, FollowReplies.InList] }
            ? replies.List(left, call.Language) with { Toast = replies.UnfollowedToast(gone, call.Language) }
            : gone is null ? replies.WasNotFollowed(left, call.Language) : replies.Unfollowed(gone, call.Language);
    }

    /// <summary>Searches for followed words by their key, in a message of its own: the one with the button stays.</summary>
    [ChatCommand("newest", Access.Everyone, IsHidden = true)]
    public async Task<Reply> SearchAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var known = await follows.ListAsync(call.Target, cancellationToken);
        return known.FirstOrDefault(follow => follow.Key == call.Arguments) is { } follow
            ? Reply.None with { ThenRuns = $"/search {follow.Query}" }
            : replies.WasNotFollowed(known, call.Language);
    }

    // Followed is what a search would have looked for: letters that no post has are pinyin, a long word may be several.
    private async Task<(FollowedQuery Wanted, bool IsFound)> UnderstandAsync(FollowedQuery asked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await search.FindAsync(asked.Query, offset: 0, limit: 1, cancellationToken);
        var wanted = found is { Hits.Count: > 0 } and not { Change: QueryChange.None } ? FollowedQuery.Of(found.Answered, now, topics) : null;
        return ((wanted ?? asked) with { LeftOut = asked.LeftOut }, found.Hits.Count > 0);
    }

    private async Task<FollowFrequency> FrequencyAsync(FollowedQuery wanted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - FollowFrequency.Span;
        var found = await search.FindAsync(wanted.Query with { NotBefore = since }, offset: 0, limit: 1, cancellationToken);
        var posts = await database.ReadAsync(session => ArticleCatalogue.CountAsync(session, new ArticleFilter { PublishedSince = since }), cancellationToken);
        // Where none matches as it stands, a search would look for something near; a follow does not.
        return new FollowFrequency(found.Change == QueryChange.None ? found.Total : 0, posts);
    }
}
