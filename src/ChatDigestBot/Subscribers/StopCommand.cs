using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Confirmations;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers;

/// <summary>Asks once, and then keeps nothing but the fact.</summary>
internal sealed class StopCommand(SubscriberStore subscribers, ChatStore chats, ConfirmationStore confirmations, Database database, TextCatalogue texts)
{
    private const string Kind = "stop";

    [ChatCommand("stop", Access.GroupAdmins, Order = 190)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments.Length == 0)
        {
            return await AskAsync(call, cancellationToken);
        }

        var taking = await database.WriteAsync(session => StopAsync(session, call), cancellationToken);
        return taking is TakeConfirmationResult.Unknown
            ? Reply.Of(texts.Html(call.Language, "subscribers.stopExpired")) with { EditsMessage = false }
            : Reply.Of(texts.Html(call.Language, Of(call, "subscribers.stopped", "subscribers.stoppedGroup", "subscribers.stoppedTopic")));
    }

    private async Task<Reply> AskAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var key = await database.WriteAsync(session => confirmations.KeepAsync(session, call, new PendingConfirmation(Kind, "")), cancellationToken);
        return Reply.Of(texts.Html(call.Language, Of(call, "subscribers.stopAsk", "subscribers.stopAskGroup", "subscribers.stopAskTopic"))) with
        {
            EditsMessage = false,
            Buttons =
            [
                [ReplyButton.Run(texts.Get(call.Language, "subscribers.stopYes"), $"/stop {key}")],
                [
                    ReplyButton.Run(texts.Get(call.Language, "subscribers.stopPause"), "/pause"),
                    ReplyButton.Run(texts.Get(call.Language, "subscribers.stopNo"), "/settings"),
                ],
            ],
        };
    }

    // Three promises, and each is kept: to a person, to a group, and for one topic of a forum.
    private static string Of(CommandCall call, string person, string group, string topic) => call.Chat.IsPrivate ? person : call.Target.ThreadId is null ? group : topic;

    // Of a forum only the topic where it was said stops; the chat keeps its name as long as another goes on.
    private async Task<TakeConfirmationResult> StopAsync(DbSession session, CommandCall call)
    {
        var taking = await confirmations.TakeAsync(session, call, Kind, call.Arguments);
        if (taking is TakeConfirmationResult.Taken)
        {
            await subscribers.StopAsync(session, call.Target, call.Now);
            if (call.Chat.IsPrivate)
            {
                await chats.ForgetNamesAsync(session, call.Chat.Id);
            }
        }

        return taking;
    }
}
