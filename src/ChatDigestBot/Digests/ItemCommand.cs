using System.Globalization;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Conversation.Spoken;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests;

/// <summary>Opens an item by its number, of the list that the person answers or else of the one that was shown last, for those who type 第三条 instead of tapping; without a number, or with one that it has not, it asks which.</summary>
internal sealed class ItemCommand(LastListReader lists, TextCatalogue texts)
{
    private const int MaxInRow = 8;

    [ChatCommand("item", Access.Everyone, IsHidden = true)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var items = call.Quoted is { } quoted && ItemsBelow(quoted) is { Count: > 0 } answered ? answered : await lists.FindAsync(call.Target, cancellationToken);
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

    // A digest of one story has no numbers.
    private static IReadOnlyList<ReplyButton> ItemsBelow(QuotedMessage quoted) => ShownList.ItemsOf(quoted.Buttons) is var items && (items.Count > 0 || WhyCommand.KeyBelow(quoted) is null)
        ? items
        : [.. quoted.Buttons.Where(button => button.Line?.StartsWith(ShownList.Reading, StringComparison.Ordinal) == true).Select(button => ReplyButton.Run("1", button.Line!))];
}
