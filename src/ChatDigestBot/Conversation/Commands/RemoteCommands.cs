using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Looks after a group or channel from the private chat: <c>/chats</c> chooses one, and <c>/for ID COMMAND</c> runs a command there for who administers it.</summary>
internal sealed class RemoteCommands(ChatStore chats, CaretakerStore caretakers, GroupAdmins admins, CommandRunner runner, StockReplies talk, TextCatalogue texts)
{
    private const string Prefix = "/for ";

    [ChatCommand("chats", Access.Everyone, Order = 165)]
    public async Task<Reply> ListAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Chat.IsPrivate)
        {
            return Reply.Of(texts.Html(call.Language, "conversation.chatsPrivate")) with { EditsMessage = false };
        }

        var known = await caretakers.ListAsync(call.Person.Id, cancellationToken);
        return Reply.Of(texts.Html(call.Language, known.Count == 0 ? "conversation.chatsNone" : "conversation.chats")) with
        {
            EditsMessage = false,
            Buttons =
            [
                .. known.Select(chat => new[]
                {
                    ReplyButton.Run($"{SignOf(chat.Kind)} {chat.Title}", string.Create(CultureInfo.InvariantCulture, $"{Prefix}{chat.TelegramId} /settings")),
                }),
            ],
        };
    }

    /// <remarks>The rights are looked up at each tap: a button stays where it is when somebody is an admin no more.</remarks>
    [ChatCommand("for", Access.Everyone, IsHidden = true)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var id = call.Words.Count > 1 ? call.Words[0] : "";
        if (!call.Chat.IsPrivate || !long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var telegramId) || telegramId >= 0
            || !CommandParser.TryParse(call.Arguments[id.Length..], out var command)
            || await chats.FindAsync(telegramId, cancellationToken) is not { IsBanned: false, IsPrivate: false } chat)
        {
            return talk.Unknown(call.Name, call.Language, call.Chat.Role);
        }

        if (await admins.ContainsAsync(chat.TelegramId, call.Person.Id, cancellationToken) is not true and var known)
        {
            return known is null ? talk.GroupAdminsUnknown(call.Language) : talk.GroupAdminsOnly(call.Language);
        }

        var reply = await runner.RunForAsync(command, call, chat, cancellationToken);
        return Marked(reply, chat, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{telegramId} "));
    }

    private static string SignOf(ChatKind kind) => kind == ChatKind.Channel ? "📢" : "👥";

    // Whatever is tapped next is meant for that chat too; and the message says for which it is.
    private static Reply Marked(Reply reply, Chat chat, string prefix) => reply with
    {
        Text = reply.Text.IsEmpty ? reply.Text : HtmlText.Lines(HtmlText.Of($"{SignOf(chat.Kind)} {chat.Title}").Italic(), reply.Text),
        Buttons = [.. reply.Buttons.Select(row => row.Select(button => button.CommandLine is { } line ? ReplyButton.Run(button.Label, prefix + line) : button).ToList())],
        ThenRuns = reply.ThenRuns is { } next ? prefix + next : null,
        Then = [.. reply.Then.Select(further => Marked(further, chat, prefix))],
    };
}
