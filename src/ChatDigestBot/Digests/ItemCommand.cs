using System.Globalization;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests;

/// <summary>Opens an item of the last digest by its number, for those who type 第三条 instead of tapping; without a number, or with one that it has not, it asks which.</summary>
internal sealed class ItemCommand(Database database, TextCatalogue texts)
{
    private const int MaxInRow = 8;

    [ChatCommand("item", Access.Everyone, IsHidden = true)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(session => EditionStore.FindLatestAsync(session, call.Target), cancellationToken) is not { Items.Count: > 0 } edition)
        {
            return Reply.Of(texts.Html(call.Language, "digests.whyNone")) with { EditsMessage = false };
        }

        var number = WhyCommand.NumberOf(call.Arguments) is var asked && asked is null && edition.Items.Count == 1 ? 1 : asked;
        if (number is { } known && known >= 1 && known <= edition.Items.Count)
        {
            return Reply.None with { ThenRuns = $"/read {edition.Items[known - 1].Key}" };
        }

        return Reply.Of(number is { } missing
            ? texts.Html(call.Language, "digests.whyNoItem", ("number", missing), ("count", edition.Items.Count))
            : texts.Html(call.Language, "digests.whichItem")) with
        {
            EditsMessage = false,
            Buttons = [.. edition.Items.Select((item, index) => ReplyButton.Run((index + 1).ToString(CultureInfo.InvariantCulture), $"/read {item.Key}")).Chunk(MaxInRow)],
        };
    }
}
