using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Search;

[ChatCommand("search", Access.Everyone, Order = 42, Example = "/search 智慧城市 华为")]
internal sealed class SearchCommand(SearchAnswer answer) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => answer.ToAsync(call, call.Arguments, page: 1, cancellationToken);
}
