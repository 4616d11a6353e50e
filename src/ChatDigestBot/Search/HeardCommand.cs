using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Subscribers;

namespace ChatDigestBot.Search;

/// <summary>Looks for a sentence that was said to the bot and not understood: it may be a title. Where no article has it, the bot says that it did not understand.</summary>
internal sealed class HeardCommand(SearchStore store, SearchCommands search, SubscriberStore subscribers, StockReplies talk)
{
    [ChatCommand("heard", Access.Everyone, IsHidden = true)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        var isFound = SearchQueryParser.TryParse(call.Arguments, call.Now, zone, out var query)
            && await store.FindAsync(query, 0, 1, cancellationToken) is { Hits.Count: > 0, Change: QueryChange.None };
        return isFound || call.Words.Count == 0 ? await search.SearchAsync(call, cancellationToken) : talk.NotUnderstood(call.Arguments, call.Language);
    }
}
