using System.Data.Common;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;
using Chat = ChatDigestBot.Chats.Chat;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>Shows replies: edits the tapped message or sends new ones, in parts where one is too long.</summary>
internal sealed class ReplySender(PacedApi api, ButtonStore buttons, ChatStore chats, Database database, TimeProvider clock, ILogger<ReplySender> logger)
{
    /// <param name="chat">Where.</param>
    /// <param name="threadId">The forum topic.</param>
    /// <param name="origin">What is answered; null for what the bot says of its own accord.</param>
    /// <param name="reply">What to show.</param>
    /// <param name="cancellationToken">Shutdown.</param>
    /// <returns>What became of it; of several messages, whether one of them is in doubt.</returns>
    public async Task<ReplyEnd> SendAsync(Chat chat, int? threadId, CallOrigin? origin, Reply reply, CancellationToken cancellationToken)
    {
        var end = ReplyEnd.Shown;
        for (var queue = new Queue<Reply>([reply]); queue.TryDequeue(out var next);)
        {
            var one = await SendOneAsync(chat, threadId, origin, next, cancellationToken);
            end = one > end ? one : end;
            foreach (var further in next.Then)
            {
                queue.Enqueue(further);
            }

            // Only the first one takes the place of the tapped message.
            origin = origin is CallOrigin.Tap ? null : origin;
        }

        return end;
    }

    /// <summary>Ends the waiting circle of a tap when disposed, or before when told; of what was typed there is none.</summary>
    public CallbackAnswer AnswerLater(string? callbackQueryId, CancellationToken cancellationToken) => new(api, callbackQueryId, clock, cancellationToken);

    public TypingSign TypeWhenSlow(Chat chat, int? threadId, CancellationToken cancellationToken) => new(api, chat.TelegramId, threadId, clock, cancellationToken);

    private async Task<ReplyEnd> SendOneAsync(Chat chat, int? threadId, CallOrigin? origin, Reply reply, CancellationToken cancellationToken)
    {
        var parts = reply.File is null && reply.PassesOn is null ? HtmlSplitter.Split(reply.Text) : [reply.Text];
        if (parts.Count == 0)
        {
            return ReplyEnd.Shown;
        }

        var keyboard = await buttons.KeyboardAsync(reply.Buttons, cancellationToken);
        for (var index = 0; index < parts.Count; index++)
        {
            var end = await ShowAsync(
                chat,
                new OutgoingMessage
                {
                    Text = parts[index],
                    ThreadId = threadId,
                    Keyboard = index == parts.Count - 1 ? keyboard : null,
                    PassesOn = reply.PassesOn,
                    Edits = index == 0 && reply is { EditsMessage: true, File: null, PassesOn: null } && origin is CallOrigin.Tap { MessageId: not 0 } tap ? tap.MessageId : null,
                    Answers = index == 0 && !chat.IsPrivate && origin is CallOrigin.Typed typed ? typed.MessageId : null,
                    ShowsPreview = reply.ShowsPreview,
                    PictureUrl = index == 0 ? reply.PictureUrl : null,
                    File = index == 0 ? reply.File : null,
                },
                cancellationToken);
            if (end != ReplyEnd.Shown)
            {
                return end;
            }
        }

        if (chat.IsPrivate && ShownList.ItemsOf(reply.Buttons.SelectMany(row => row).Select(button => (button.Label, button.CommandLine))) is { Count: > 0 } items)
        {
            await NoteAsync(async session => await ShownListStore.PutAsync(session, chat.Id, new ShownList(clock.GetUtcNow(), items)) > 0, cancellationToken);
        }

        return ReplyEnd.Shown;
    }

    private async Task<ReplyEnd> ShowAsync(Chat chat, OutgoingMessage outgoing, CancellationToken cancellationToken)
    {
        var to = chat.TelegramId;
        for (var attempt = 1; ; attempt++)
        {
            switch (await TryAsync(to, outgoing, attempt, cancellationToken))
            {
                case ReplyStep.Done:
                    await NoteReachedAsync(chat, outgoing, cancellationToken);
                    return ReplyEnd.Shown;
                case ReplyStep.GoPlain plain:
                    logger.MarksRefused(chat.Id, plain.Description);
                    outgoing = outgoing with { Text = HtmlText.Encode(outgoing.Text.Plain), IsPlain = true };
                    break;
                case ReplyStep.SendAnew:
                    outgoing = outgoing with { Edits = null };
                    break;
                case ReplyStep.DropButtons drop:
                    logger.ButtonsRefused(chat.Id, drop.Description);
                    outgoing = outgoing with { Keyboard = null };
                    break;
                case ReplyStep.FollowTo { TelegramId: var telegramId }:
                    await database.WriteAsync(session => chats.MigrateAsync(session, to, telegramId, clock.GetUtcNow()), cancellationToken);
                    to = telegramId;
                    break;
                case ReplyStep.TryLater later:
                    await Task.Delay(later.Wait, clock, cancellationToken);
                    break;
                case ReplyStep.GiveUp giveUp:
                    logger.ReplyNotShown(chat.Id, giveUp.Reason);
                    if (giveUp.Chat is { } reachability)
                    {
                        await NoteAsync(session => chats.NoteRefusalAsync(session, chat.Id, reachability, clock.GetUtcNow()), cancellationToken);
                    }

                    return ReplyEnd.NotShown;
                case ReplyStep.LeaveInDoubt doubt:
                    logger.ReplyNotShown(chat.Id, doubt.Reason);
                    return ReplyEnd.InDoubt;
            }
        }
    }

    // A message that arrived proves more than the refusal before it.
    private Task NoteReachedAsync(Chat chat, OutgoingMessage outgoing, CancellationToken cancellationToken) => chat.Reachability == Reachability.Reachable || outgoing.Edits is not null
        ? Task.CompletedTask
        : NoteAsync(session => chats.SetReachabilityAsync(session, chat.Id, Reachability.Reachable, clock.GetUtcNow()), cancellationToken);

    // With the database away the note is lost, and comes again with the next reply; thrown, it would bring the whole answer a second time.
    private async Task NoteAsync(Func<DbSession, Task<bool>> note, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(note, cancellationToken);
        }
        catch (DbException exception)
        {
            logger.NoteLost(exception.GetType().Name);
        }
    }

    private async Task<ReplyStep> TryAsync(long to, OutgoingMessage outgoing, int attempt, CancellationToken cancellationToken)
    {
        var preview = outgoing switch
        {
            { PictureUrl: { } picture } => new LinkPreviewOptions { Url = picture, ShowAboveText = true, PreferLargeMedia = true },
            { ShowsPreview: true } => null,
            _ => new LinkPreviewOptions { IsDisabled = true },
        };
        if (outgoing.Edits is { } messageId)
        {
            var edited = await api.SendAsync<MessageId>(
                new EditHtmlRequest(to, messageId, outgoing.Text) { LinkPreviewOptions = preview, ReplyMarkup = outgoing.Keyboard },
                SendPriority.Reply,
                cancellationToken);
            return ReplyPolicy.After(edited, attempt, isEdit: true, outgoing.IsPlain, outgoing.Keyboard is not null);
        }

        var sent = await api.SendAsync<MessageId>(RequestOf(to, outgoing, preview), SendPriority.Reply, cancellationToken);
        return ReplyPolicy.After(sent, attempt, isEdit: false, outgoing.IsPlain, outgoing.Keyboard is not null);
    }

    private static IRequest RequestOf(long to, OutgoingMessage outgoing, LinkPreviewOptions? preview)
    {
        var answers = outgoing.Answers is { } answered ? new ReplyParameters { MessageId = answered, AllowSendingWithoutReply = true } : null;
        return outgoing switch
        {
            { PassesOn: { IsPicture: true, Id: var photo } } => new SendHtmlPhotoRequest(to, InputFile.FromFileId(photo), outgoing.Text)
            {
                MessageThreadId = outgoing.ThreadId,
                ReplyParameters = answers,
                ReplyMarkup = outgoing.Keyboard,
            },
            { File: not null } or { PassesOn: not null } => new SendHtmlDocumentRequest(to, DocumentOf(outgoing), outgoing.Text)
            {
                MessageThreadId = outgoing.ThreadId,
                ReplyParameters = answers,
                ReplyMarkup = outgoing.Keyboard,
            },
            _ => new SendHtmlRequest(to, outgoing.Text)
            {
                MessageThreadId = outgoing.ThreadId,
                LinkPreviewOptions = preview,
                ReplyParameters = answers,
                ReplyMarkup = outgoing.Keyboard,
            },
        };
    }

    private static InputFile DocumentOf(OutgoingMessage outgoing) => outgoing.File is { } file
        ? InputFile.FromStream(new MemoryStream(file.Bytes, writable: false), file.Name)
        : InputFile.FromFileId(outgoing.PassesOn!.Id);

    /// <summary>One message on its way.</summary>
    private sealed record OutgoingMessage
    {
        public required HtmlText Text { get; init; }

        public required int? ThreadId { get; init; }

        public required InlineKeyboardMarkup? Keyboard { get; init; }

        public required int? Edits { get; init; }

        public required int? Answers { get; init; }

        public required bool ShowsPreview { get; init; }

        public string? PictureUrl { get; init; }

        public SentFile? PassesOn { get; init; }

        public ReplyFile? File { get; init; }

        public bool IsPlain { get; init; }
    }
}

/// <summary>What became of a reply; the later, the worse.</summary>
internal enum ReplyEnd
{
    Shown,
    NotShown,

    /// <summary>Telegram took bytes of it and did not say whether it is shown.</summary>
    InDoubt,
}
