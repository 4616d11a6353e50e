using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Corrections;

/// <summary>The button under a corrected article: asks how many sent digests shall say so, and then lets them.</summary>
internal sealed class CorrectDigestsCommand(DigestCorrections corrections, TextCatalogue texts)
{
    [ChatCommand("edit_sent", Access.Editors, IsHidden = true)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var key = call.Words.Count > 0 ? call.Words[0] : "";
        var count = await corrections.CountAsync(key, cancellationToken);
        if (count == 0)
        {
            return Reply.Of(texts.Html(call.Language, "digests.correctNothing"));
        }

        if (call.Words is not [_, "yes"])
        {
            return Reply.Of(texts.Html(call.Language, "digests.correctAsk", ("count", count))) with
            {
                Buttons = [[ReplyButton.Run(texts.Get(call.Language, "digests.correctYes", ("count", count)), $"/edit_sent {key} yes")]],
                EditsMessage = false,
            };
        }

        await corrections.BeginAsync(key, call.Person.Id, cancellationToken);
        return Reply.Of(texts.Html(call.Language, "digests.correctBegun", ("count", count)));
    }
}
