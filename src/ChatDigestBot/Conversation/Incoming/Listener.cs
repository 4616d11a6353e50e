using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using Telegram.Bot.Types;
using Chat = ChatDigestBot.Chats.Chat;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>From something said to something answered.</summary>
internal sealed class Listener(ButtonStore buttons, Bouncer bouncer, RecentPresses presses, CommandRunner runner, SmallTalk talk, ReplySender sender)
{
    // A command may hand on to another, which answers; more would be a circle.
    private const int MostInARow = 3;

    /// <param name="utterance">What was said.</param>
    /// <param name="me">The bot.</param>
    /// <param name="cancellationToken">Shutdown, or too much time taken.</param>
    public async Task HearAsync(Utterance utterance, User me, CancellationToken cancellationToken)
    {
        await using var answer = sender.AnswerLater(utterance.CallbackQueryId, cancellationToken);
        var isTap = utterance.Origin is CallOrigin.Tap;
        var line = isTap ? await buttons.LineAsync(utterance.Text, cancellationToken) : utterance.Text;
        var isCommand = CommandParser.TryParse(line, out var command);
        if (!IsToUs(utterance, command, me) || await bouncer.AdmitAsync(utterance, isCommand, cancellationToken) is not (var chat, var isWarned))
        {
            return;
        }

        if (isCommand && !isWarned)
        {
            if (presses.IsRepeated(utterance))
            {
                return;
            }

            await RunAsync(command!, utterance, chat, answer, cancellationToken);
            presses.Done(utterance);
            return;
        }

        var reply = isWarned ? talk.SlowDown(chat.Language) : isTap ? talk.ButtonExpired(chat.Language) : utterance.IsPlace ? talk.Place(chat.Language) : talk.FreeText(utterance.Text, chat.Language);
        await ShowAsync(reply, utterance, chat, answer, isFirst: true, cancellationToken);
    }

    private async Task RunAsync(ParsedCommand command, Utterance utterance, Chat chat, CallbackAnswer answer, CancellationToken cancellationToken)
    {
        for (var run = 1; run <= MostInARow; run++)
        {
            Reply reply;
            await using (sender.TypeWhenSlow(chat, utterance.ThreadId, cancellationToken))
            {
                reply = await runner.RunAsync(command, utterance, chat, isFirst: run == 1, cancellationToken);
            }

            await ShowAsync(reply, utterance, chat, answer, isFirst: run == 1, cancellationToken);
            if (!CommandParser.TryParse(reply.ThenRuns, out var next))
            {
                return;
            }

            command = next;
        }
    }

    // The circle on the button ends at once, whatever the reply has to wait for.
    private Task ShowAsync(Reply reply, Utterance utterance, Chat chat, CallbackAnswer answer, bool isFirst, CancellationToken cancellationToken) => Task.WhenAll(
        answer.GiveAsync(reply.Toast),
        reply.IsToastOnly && utterance.Origin is CallOrigin.Tap
            ? Task.CompletedTask
            : SendAsync(reply, utterance, chat, isFirst, cancellationToken));

    // Never the same again, for it may be there; but whoever sees nothing must not be left without a word.
    private async Task SendAsync(Reply reply, Utterance utterance, Chat chat, bool isFirst, CancellationToken cancellationToken)
    {
        if (await sender.SendAsync(chat, utterance.ThreadId, isFirst ? utterance.Origin : null, reply, cancellationToken) == ReplyEnd.InDoubt)
        {
            await sender.SendAsync(chat, utterance.ThreadId, null, talk.InDoubt(chat.Language), cancellationToken);
        }
    }

    // In groups many talk, and to one another: only what names the bot, or answers it, is meant for it.
    private static bool IsToUs(Utterance utterance, ParsedCommand? command, User me) =>
        utterance.IsPrivate || utterance.Origin is CallOrigin.Tap || command switch
        {
            null => false,
            { AddressedTo: null } => utterance.IsToBot,
            { AddressedTo: var name } => string.Equals(name, me.Username, StringComparison.OrdinalIgnoreCase),
        };
}
