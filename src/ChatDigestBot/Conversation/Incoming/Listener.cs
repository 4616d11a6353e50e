using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Conversation.Spoken;
using Telegram.Bot.Types;
using Chat = ChatDigestBot.Chats.Chat;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>From something said to something answered.</summary>
internal sealed class Listener(MeaningReader meanings, AdmissionControl admission, RecentPresses presses, CommandRunner runner, StockReplies talk, ReplySender sender)
{
    // A command may hand on to another, which answers; more would be a circle.
    private const int MaxInARow = 3;

    /// <param name="message">What was said.</param>
    /// <param name="me">The bot.</param>
    /// <param name="cancellationToken">Shutdown, or too much time taken.</param>
    public async Task HandleMessageAsync(IncomingMessage message, User me, CancellationToken cancellationToken)
    {
        await using var answer = sender.AnswerLater(message.CallbackQueryId, cancellationToken);
        var isTap = message.Origin is CallOrigin.Tap;
        var command = await meanings.FindCommandAsync(message, cancellationToken);
        var isCommand = command is not null;
        if (!IsToUs(message, command, me) || await admission.AdmitAsync(message, isCommand, cancellationToken) is not (var chat, var isWarned))
        {
            return;
        }

        var meaning = isCommand || isTap || message.IsPlace ? null : meanings.Read(message);
        if (meaning is SpokenMeaning.Command { Line: var meant })
        {
            _ = CommandParser.TryParse(meant, out command);
        }

        if (command is not null && !isWarned)
        {
            if (presses.IsRepeated(message))
            {
                return;
            }

            await RunAsync(command, message, chat, answer, cancellationToken);
            presses.Done(message);
            return;
        }

        var reply = (meaning, isWarned) switch
        {
            (_, true) => talk.SlowDown(chat.Language),
            (SpokenMeaning.SmallTalk small, _) => talk.SmallTalk(small.Kind, chat.Language),
            (SpokenMeaning.Wish wish, _) => talk.Wish(wish.Line, wish.Words, chat.Language),
            (SpokenMeaning.Unclear unclear, _) => talk.OfferSearch(unclear.Words, chat.Language),
            (SpokenMeaning.Nothing, _) => talk.OnlyText(chat.Language),
            _ => isTap ? talk.ButtonExpired(chat.Language) : talk.Place(chat.Language),
        };
        await ShowAsync(reply, message, chat, answer, isFirst: true, cancellationToken);
    }

    private async Task RunAsync(ParsedCommand command, IncomingMessage message, Chat chat, CallbackAnswer answer, CancellationToken cancellationToken)
    {
        // After a word over the chat the message with the button is still there to be changed.
        var isFirst = true;
        for (var run = 1; run <= MaxInARow; run++)
        {
            Reply reply;
            await using (sender.TypeWhenSlow(chat, message.ThreadId, cancellationToken))
            {
                reply = await runner.RunAsync(command, message, chat, isFirst, cancellationToken);
            }

            await ShowAsync(reply, message, chat, answer, isFirst, cancellationToken);
            isFirst &= reply.IsToastOnly && message.Origin is CallOrigin.Tap;
            if (!CommandParser.TryParse(reply.ThenRuns, out var next))
            {
                return;
            }

            command = next;
        }
    }

    // The circle on the button ends at once, whatever the reply has to wait for.
    private Task ShowAsync(Reply reply, IncomingMessage message, Chat chat, CallbackAnswer answer, bool isFirst, CancellationToken cancellationToken) => Task.WhenAll(
        answer.GiveAsync(reply.Toast, reply.OpensUrl),
        reply.IsToastOnly && message.Origin is CallOrigin.Tap
            ? Task.CompletedTask
            : SendAsync(reply, message, chat, isFirst, cancellationToken));

    // Never the same again, for it may be there; but whoever sees nothing must not be left without a word.
    private async Task SendAsync(Reply reply, IncomingMessage message, Chat chat, bool isFirst, CancellationToken cancellationToken)
    {
        if (await sender.SendAsync(chat, message.ThreadId, isFirst ? message.Origin : null, reply, cancellationToken) == ReplyEnd.InDoubt)
        {
            await sender.SendAsync(chat, message.ThreadId, null, talk.InDoubt(chat.Language), cancellationToken);
        }
    }

    // In groups many talk, and to one another: only what names the bot, or answers it, is meant for it.
    // A command without a name comes only where Telegram thinks it is meant: then one that the bot has is answered, and no other.
    private bool IsToUs(IncomingMessage message, ParsedCommand? command, User me) =>
        message.IsPrivate || message.Origin is CallOrigin.Tap || command switch
        {
            null => false,
            { AddressedTo: null, Name: var name } => message.IsToBot || runner.IsForEverybody(name),
            { AddressedTo: var bot } => string.Equals(bot, me.Username, StringComparison.OrdinalIgnoreCase),
        };
}
