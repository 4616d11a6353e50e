using System.Text.Encodings.Web;
using System.Text.Json;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Confirmations;
using ChatDigestBot.Conversation.Menus;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Privacy;

/// <summary>What the bot knows about a chat: said, shown, erased.</summary>
internal sealed class PrivacyCommands(PersonalRecords records, ConfirmationStore confirmations, Database database, CommandMenu menu, TextCatalogue texts)
{
    private const string ForgetKind = "forget";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ChatCommand("privacy", Access.Everyone, Order = 192)]
    public Task<Reply> PrivacyAsync(CommandCall call, CancellationToken cancellationToken) => Task.FromResult(
        Reply.Of(texts.Html(call.Language, "privacy.policy")) with
        {
            EditsMessage = false,
            Buttons = [[ReplyButton.Run(texts.Get(call.Language, "privacy.buttonMyData"), "/mydata"), ReplyButton.Run(texts.Get(call.Language, "privacy.buttonForget"), "/forget")]],
        });

    [ChatCommand("mydata", Access.GroupAdmins, Order = 194)]
    public async Task<Reply> MyDataAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var found = await records.ReadAsync(call.Chat, cancellationToken);
        return Reply.Of(texts.Html(call.Language, "privacy.myData")) with
        {
            EditsMessage = false,
            File = new ReplyFile("mydata.json", JsonSerializer.SerializeToUtf8Bytes(found, Json)),
        };
    }

    /// <summary>Asks once and then erases at once; of a group all of it, whichever forum topic it was said in.</summary>
    [ChatCommand("forget", Access.GroupAdmins, Order = 196)]
    public async Task<Reply> ForgetAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments.Length == 0)
        {
            var key = await database.WriteAsync(session => confirmations.KeepAsync(session, call, new PendingConfirmation(ForgetKind, "")), cancellationToken);
            return Reply.Of(texts.Html(call.Language, call.Chat.IsPrivate ? "privacy.forgetAsk" : "privacy.forgetAskGroup")) with
            {
                EditsMessage = false,
                Buttons =
                [
                    [ReplyButton.Run(texts.Get(call.Language, "privacy.forgetYes"), $"/forget {key}")],
                    [ReplyButton.Run(texts.Get(call.Language, "privacy.buttonMyData"), "/mydata"), ReplyButton.Run(texts.Get(call.Language, "privacy.forgetNo"), "/settings")],
                ],
            };
        }

        var isForgotten = await database.WriteAsync(
            async session =>
            {
                var isTaken = await confirmations.TakeAsync(session, call, ForgetKind, call.Arguments) is TakeConfirmationResult.Taken;
                return isTaken && await records.EraseAsync(session, call.Chat.Id, call.Chat.TelegramId, call.Now) >= 0;
            },
            cancellationToken);
        if (!isForgotten)
        {
            return Reply.Of(texts.Html(call.Language, "privacy.forgetExpired")) with { EditsMessage = false };
        }

        await menu.ClearForChatAsync(call.Chat, cancellationToken);
        return Reply.Of(texts.Html(call.Language, call.Chat.IsPrivate ? "privacy.forgotten" : "privacy.forgottenGroup"));
    }
}
