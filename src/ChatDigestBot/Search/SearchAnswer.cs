using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Search;

/// <summary>Answers a question in a chat, one page of it.</summary>
internal sealed class SearchAnswer(SearchStore store, SearchAdviser adviser, SubscriberStore subscribers, SearchReplies replies, IndexingProgress indexing)
{
    public async Task<Reply> ToAsync(CommandCall call, string words, int page, CancellationToken cancellationToken)
    {
        var zone = (await subscribers.GetAsync(call.Target, call.Now, cancellationToken)).Hours.Zone;
        if (!SearchQueryParser.TryParse(words, call.Now, zone, out var query))
        {
            return replies.Usage(call.Language);
        }

        var result = await store.FindAsync(query, (page - 1) * SearchReplies.PageSize, SearchReplies.PageSize, cancellationToken);
        if (result.Hits.Count == 0 && page > 1)
        {
            return await ToAsync(call, words, page: 1, cancellationToken); // the index has changed since the button was shown
        }

        if (result.Hits.Count == 0)
        {
            return replies.Nothing(query, await adviser.WidenAsync(query, cancellationToken), isAllRead: indexing.HasReadAll, call.Language);
        }

        var narrower = page == 1 && result.HasMore ? await adviser.NarrowAsync(result, cancellationToken) : [];
        return replies.Results(result, narrower, zone, call.Language);
    }
}
