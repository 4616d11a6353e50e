using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Incoming;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Inbox;
using Telegram.Bot.Types.Enums;
using Chat = ChatDigestBot.Chats.Chat;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Runs one command for one person: looks it up, asks for rights, catches its faults.</summary>
internal sealed class CommandRunner(
    CommandCatalogue catalogue, IServiceProvider services, GroupAdmins groupAdmins, StockReplies talk, TimeProvider clock, ILogger<CommandRunner> logger)
{
    private const int FaultIdLength = 6;

    /// <summary>Whether there is such a command that people type, and not only admins of the bot.</summary>
    public bool IsForEverybody(string name) => catalogue.Find(name) is { IsHidden: false, Access: Access.Everyone or Access.GroupAdmins };

    /// <param name="command">What was asked.</param>
    /// <param name="message">What was said.</param>
    /// <param name="chat">Where.</param>
    /// <param name="isFirst">Nothing was shown yet: a database that is away then flies on to the inbox, which tries the whole update again.</param>
    /// <param name="cancellationToken">Shutdown, or too much time taken.</param>
    public async Task<Reply> RunAsync(ParsedCommand command, IncomingMessage message, Chat chat, bool isFirst, CancellationToken cancellationToken)
    {
        var description = catalogue.Find(command.Name);
        var verdict = description is null ? AccessVerdict.Unknown : AccessPolicy.Decide(description.Access, chat);
        if (verdict == AccessVerdict.Unknown)
        {
            return talk.Unknown(command.Name, chat.Language, chat.Role);
        }

        if (verdict == AccessVerdict.OnlyForGroupAdmins && await IsGroupAdminAsync(message, chat, cancellationToken) is not true and var known)
        {
            return known is null ? talk.GroupAdminsUnknown(chat.Language) : talk.GroupAdminsOnly(chat.Language);
        }

        try
        {
            return await services.GetRequiredKeyedService<CommandAction>(command.Name)(CallOf(command, message, chat), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (!(isFirst && RetryPolicy.IsDatabaseAway(exception)))
        {
            // The person gets a sentence and a name for the fault, the operator gets the fault under that name.
            var faultId = ShortKey.New(FaultIdLength);
            logger.CommandFailed(exception, command.Name, faultId, message.UpdateId);
            return talk.Failed(chat.Language, faultId);
        }
    }

    /// <summary>Runs a command for another chat than the one it was given in, for somebody who is known to administer that; the answer is in this person's language.</summary>
    public Task<Reply> RunForAsync(ParsedCommand command, CommandCall call, Chat chat, CancellationToken cancellationToken) =>
        catalogue.Find(command.Name) is { Access: Access.Everyone or Access.GroupAdmins } and not { Name: "for" }
            ? services.GetRequiredKeyedService<CommandAction>(command.Name)(
                call with
                {
                    Chat = chat,
                    AnswersIn = call.Language,
                    Target = new Target(chat.Id, null),
                    Name = command.Name,
                    Arguments = command.Arguments,
                    Words = command.Words,
                    Written = command.Arguments,
                    Entities = [],
                },
                cancellationToken)
            : Task.FromResult(talk.Unknown(command.Name, call.Language, chat.Role));

    private Task<bool?> IsGroupAdminAsync(IncomingMessage message, Chat chat, CancellationToken cancellationToken) => message.IsAnonymousAdmin
        ? Task.FromResult<bool?>(true)
        : groupAdmins.ContainsAsync(chat.TelegramId, message.Person.Id, cancellationToken);

    private CommandCall CallOf(ParsedCommand command, IncomingMessage message, Chat chat)
    {
        // The arguments are the end of what was typed; a button's stand elsewhere.
        var typed = message.Text.AsSpan().TrimEnd();
        var start = typed.EndsWith(command.Arguments, StringComparison.Ordinal) ? typed.Length - command.Arguments.Length : typed.Length;
        return new()
        {
            Chat = chat,
            Target = new Target(chat.Id, message.ThreadId),
            Person = message.Person,
            Name = command.Name,
            Arguments = command.Arguments,
            Written = start < typed.Length ? message.Written[start..typed.Length] : command.Arguments,
            Entities = message.Entities.Where(entity => entity.Type != MessageEntityType.BotCommand).Within(start, typed.Length),
            IsAnonymousAdmin = message.IsAnonymousAdmin,
            HasAttachment = message.HasAttachment,
            File = message.File,
            IsAlbum = message.Album is not null,
            Quoted = message.Quoted,
            Words = command.Words,
            Now = clock.GetUtcNow(),
            UpdateId = message.UpdateId,
            Origin = message.Origin,
        };
    }
}
