using System.Globalization;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Search;

/// <summary>Answers questions in a chat, a page at a time.</summary>
internal sealed class SearchCommands(SearchStore store, SearchAdviser adviser, SubscriberStore subscribers, SearchReplies replies, IndexingProgress indexing)
{
    [ChatCommand("search", Access.Everyone, Order = 42, Example = "commands.search.example")]
    public Task<Reply> SearchAsync(CommandCall call, CancellationToken cancellationToken) => AnswerAsync(call, call.Arguments, page: 1, cancellationToken);

    /// <summary>A page of a search, by number: all that a button needs to know, so it works after any restart.</summary>
    [ChatCommand("found", Access.Everyone, IsHidden = true)]
    public Task<Reply> ShowPageAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var number = call.Words is [var first, ..] ? first : "";
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and <= SearchStore.MaxRanked
            ? AnswerAsync(call, call.Arguments[number.Length..], page, cancellationToken)
            : AnswerAsync(call, call.Arguments, page: 1, cancellationToken);
    }

    private async Task<Reply> AnswerAsync(CommandCall call, string words, int page, CancellationToken cancellationToken)
    {
        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        if (!SearchQueryParser.TryParse(words, call.Now, zone, out var query))
        {
            return replies.Usage(call.Language);
        }

        var result = await store.FindAsync(query, (page - 1) * SearchReplies.PageSize, SearchReplies.PageSize, cancellationToken);
        if (result.Hits.Count == 0 && page > 1)
        {
            return await AnswerAsync(call, words, page: 1, cancellationToken); // the index has changed since the button was shown
        }

        if (result.Hits.Count == 0)
        {
            return replies.Nothing(query, await adviser.WidenAsync(query, cancellationToken), isAllRead: indexing.HasReadAll, call.Language);
        }

        var narrower = page > 1 ? []
            : result.Change == QueryChange.Loosened && await adviser.CorrectAsync(query, cancellationToken) is { Count: > 0 } meant ? meant
            : result.HasMore ? await adviser.NarrowAsync(result, cancellationToken)
            : [];
        return replies.Results(result, narrower, zone, call.Language);
    }
}
