using System.Globalization;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Conversation.Spoken;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests;

/// <summary>Opens an item of the list that was shown last by its number, for those who type 第三条 instead of tapping; without a number, or with one that it has not, it asks which.</summary>
internal sealed class ItemCommand(LastListReader lists, TextCatalogue texts)
{
    private const int MaxInRow = 8;

    [ChatCommand("item", Access.Everyone, IsHidden = true)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var items = await lists.FindAsync(call.Target, cancellationToken);
        var number = WhyCommand.NumberOf(call.Arguments)?.ToString(CultureInfo.InvariantCulture);
        // A number may also be what is looked for.
        IReadOnlyList<ReplyButton> search = number is null ? [] : [ReplyButton.Run(texts.Get(call.Language, "conversation.searchButton", ("words", number)), $"/search {number}")];
        if (items.Count == 0)
        {
            return Reply.Of(texts.Html(call.Language, "digests.whyNone")) with { EditsMessage = false, Buttons = [search] };
        }

        var meant = call.Arguments == ItemNumber.Last || (number is null && items.Count == 1) ? items[^1] : items.FirstOrDefault(item => item.Label == number);
        return meant is not null
            ? Reply.None with { ThenRuns = meant.CommandLine }
            : Reply.Of(number is null ? texts.Html(call.Language, "digests.whichItem") : texts.Html(call.Language, "digests.noSuchItem", ("number", number))) with
            {
                EditsMessage = false,
                Buttons = [.. items.Chunk(MaxInRow), search],
            };
    }
}
