using ChatDigestBot.Chats;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using Telegram.Bot.Types;
using Chat = ChatDigestBot.Chats.Chat;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>One command as a person gave it, already allowed for that person in that chat.</summary>
internal sealed record CommandCall
{
    public required Chat Chat { get; init; }

    /// <summary>The chat and the forum topic the command was given in.</summary>
    public required Target Target { get; init; }

    public required Person Person { get; init; }

    /// <summary>The command's name without slash, lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Everything after the name, trimmed, line breaks kept.</summary>
    public required string Arguments { get; init; }

    /// <summary><see cref="Arguments"/> as they were written, marks of direction and all, for the few commands that send them on.</summary>
    public string Written
    {
        get => field ?? Arguments;
        init;
    }

    /// <summary>Marked stretches of <see cref="Written"/>, such as bold words, for the same commands.</summary>
    public IReadOnlyList<MessageEntity> Entities { get; init; } = [];

    /// <summary>Said as the group itself, which only its administrators can.</summary>
    public bool IsAnonymousAdmin { get; init; }

    /// <summary>The command stands under a picture, a file or the like.</summary>
    public bool HasAttachment { get; init; }

    /// <summary>The picture or file that the command stands under.</summary>
    public SentFile? File { get; init; }

    /// <summary>One picture of several that belong together.</summary>
    public bool IsAlbum { get; init; }

    /// <summary>The message that the command was typed in answer to.</summary>
    public QuotedMessage? Quoted { get; init; }

    /// <summary><see cref="Arguments"/> separated by white space of every kind.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>"All", in either language, instead of anything named.</summary>
    public bool MeansAll => TextFolding.Fold(Arguments) is "all" or "全部" or "所有" or "*";

    public required DateTimeOffset Now { get; init; }

    /// <summary>The same again when the update is handled again after a crash.</summary>
    public required long UpdateId { get; init; }

    public required CallOrigin Origin { get; init; }

    public bool IsTap => Origin is CallOrigin.Tap;

    /// <summary>Of whoever looks after the chat from the private one; null where it is the chat's.</summary>
    public Language? AnswersIn { private get; init; }

    /// <summary>In which the answer is. What goes to the chat's readers is in the language of <see cref="Chat"/>.</summary>
    public Language Language => AnswersIn ?? Chat.Language;

    /// <summary>The bot's admin, in the private chat.</summary>
    public bool IsAdmin => Chat.IsAdmin;
}
