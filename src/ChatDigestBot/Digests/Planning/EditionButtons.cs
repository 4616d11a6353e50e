using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Planning;

/// <summary>Binds a digest's buttons to its edition: items know their neighbours, and "why" explains this digest and no other.</summary>
internal sealed class EditionButtons(TextCatalogue texts)
{
    private const string Reading = "/read ";

    public IReadOnlyList<RenderedMessage> Bind(Composition composition)
    {
        var key = composition.Edition.Key;
        var why = ReplyButton.Run(texts.Get(composition.Edition.Language, "digests.why"), $"/why {key}");
        return
        [
            .. composition.Messages.Select((message, index) => message with
            {
                Buttons = [.. Rows(message, key, index == composition.Messages.Count - 1 ? why : null)],
            }),
        ];
    }

    // It stands last, beside what is there already.
    private static IEnumerable<IReadOnlyList<ReplyButton>> Rows(RenderedMessage message, string edition, ReplyButton? why)
    {
        var rows = message.Buttons.Select(row => row.Select(button => Bound(button, edition)).ToList()).ToList();
        if (why is null)
        {
            return rows;
        }

        if (rows.Count == 0 || rows[^1].Exists(button => button.CommandLine?.StartsWith(Reading, StringComparison.Ordinal) == true))
        {
            rows.Add([]);
        }

        rows[^1].Add(why);
        return rows;
    }

    private static ReplyButton Bound(ReplyButton button, string edition) => button.CommandLine is { } line && line.StartsWith(Reading, StringComparison.Ordinal)
        ? ReplyButton.Run(button.Label, $"{line} {edition}")
        : button;
}
