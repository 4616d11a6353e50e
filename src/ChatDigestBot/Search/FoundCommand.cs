using System.Globalization;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Search;

/// <summary>A page of a search, by number: all that a button needs to know, so it works after any restart.</summary>
[ChatCommand("found", Access.Everyone, IsHidden = true)]
internal sealed class FoundCommand(SearchAnswer answer) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var number = call.Words is [var first, ..] ? first : "";
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and <= SearchStore.MaxRanked
            ? answer.ToAsync(call, call.Arguments[number.Length..], page, cancellationToken)
            : answer.ToAsync(call, call.Arguments, page: 1, cancellationToken);
    }
}
