using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts;

/// <summary>Shows an editor's message as everybody would get it; nothing is sent before a button says so.</summary>
[ChatCommand("broadcast", Access.Admins, Order = 210, Example = "/broadcast 今晚八点维护，简报会晚到")]
internal sealed class BroadcastCommand(BroadcastDesk desk, TextCatalogue texts) : IChatCommand
{
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.Arguments.Length == 0
        ? Task.FromResult(Reply.Of(texts.Html(call.Language, "broadcasts.usage")))
        : desk.PrepareAsync(call, EditorText.Read(call.Arguments, call.Entities), cancellationToken);
}
