using System.Globalization;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>Shows the world as the page draws it.</summary>
internal sealed class WorldReader(World world, ReadMarks marks, Admins admins)
{
    private const int PageSize = 60;

    public BotView Bot() => new(world.Bot.Id, world.Bot.FullName, world.Bot.Username);

    public PersonView Show(Person person) => new(person.Id, person.FullName, person.Username, NameLanguage(person.LanguageCode), admins.Ids.Contains(person.Id));

    public ChatView Show(Chat chat)
    {
        var present = chat.Members.Where(member => member.IsPresent).ToList();
        List<long> people = chat.Person is { } person
            ? [person.Id]
            : [.. present.Where(member => !member.Person.IsBot).Select(member => member.Person.Id)];
        var last = world.MessagesIn(chat) is [.., var newest] ? newest : null;
        return new ChatView(chat.Id, chat.Type.ToString().ToLowerInvariant(), chat.Title ?? chat.Person?.FullName ?? "")
        {
            Members = people,
            MemberCount = present.Count,
            Last = last is null ? null : Show(last),
            Unread = people.ToDictionary(id => id, id => marks.CountUnread(chat, id)),
            IsBlocked = chat.Person is { } other && world.IsBlockedBy(other),
            IsStarted = last is not null || chat.IsKnownToBot,
        };
    }

    /// <summary>The messages before an id, newest page first, oldest message first in it.</summary>
    public MessagePage Page(Chat chat, int? before)
    {
        var all = world.MessagesIn(chat);
        var until = before is { } id ? all.TakeWhile(message => message.Id < id).Count() : all.Count;
        var first = Math.Max(0, until - PageSize);
        return new MessagePage([.. all.Take(until).Skip(first).Select(Show)], IsComplete: first == 0);
    }

    public MessageView Show(Message message) => new(message.Id, message.Chat.Id, message.From?.Id, message.IsFromBot, message.SentAt, message.Text)
    {
        EditedAt = message.EditedAt,
        Entities = [.. message.Entities.Select(entity => new EntityView(entity.Type, entity.Offset, entity.Length, entity.Url, entity.Language))],
        Attachment = message.Attachment is { } file ? new AttachmentView(file.Kind.ToString().ToLowerInvariant(), file.FileName, file.Bytes.Length) : null,
        Keyboard = message.Keyboard is { } keyboard ? [.. keyboard.Rows.Select(row => row.Select(Show).ToList())] : null,
        ReplyKeyboard = message.Markup is ReplyKeyboard reply ? reply.Rows : null,
        ReplyTo = message.ReplyTo is { } quoted ? new QuoteView(quoted.Id, quoted.From?.Id, quoted.IsFromBot, quoted.Text) : null,
        Service = message.Service is { } note ? Show(note) : null,
        Topic = message.ThreadId is { } thread ? message.Chat.FindTopic(thread)?.Name : null,
        IsViaBot = message.IsViaBot,
    };

    /// <summary>Messages of people that are still in the bot's queue: one tick, not two.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<int>> Waiting() => world.Updates.Peek(0, int.MaxValue)
        .Select(queued => queued.Update)
        .OfType<BotUpdate.Said>()
        .GroupBy(said => said.Message.Chat.Id)
        .ToDictionary(chat => chat.Key, IReadOnlyList<int> (chat) => [.. chat.Select(said => said.Message.Id)]);

    private static ButtonView Show(InlineButton button) => new(button.Text)
    {
        Url = button.Url ?? button.WebAppUrl,
        SwitchInline = button.SwitchInlineQuery,
        SwitchInlineCurrent = button.SwitchInlineQueryCurrentChat,
        Copy = button.CopyText,
    };

    private static ServiceView Show(ServiceNote note) => note switch
    {
        ServiceNote.MembersJoined joined => new("joined", [.. joined.People.Select(person => person.Id)], null),
        ServiceNote.MemberLeft left => new("left", [left.Person.Id], null),
        ServiceNote.MigratedTo or ServiceNote.MigratedFrom => new("migrated", [], null),
        ServiceNote.TitleChanged renamed => new("renamed", [], renamed.Title),
        ServiceNote.GroupCreated => new("created", [], null),
        ServiceNote.TopicCreated topic => new("topicCreated", [], topic.Name),
        ServiceNote.TopicClosed => new("topicClosed", [], null),
        ServiceNote.TopicReopened => new("topicReopened", [], null),
        _ => throw new System.Diagnostics.UnreachableException(note.GetType().Name),
    };

    /// <summary>A language in its own words, as Telegram lists it.</summary>
    private static string NameLanguage(string? code) => code switch
    {
        null => "?",
        "zh-hans" or "zh-cn" or "zh" => "简体中文",
        "zh-hant" or "zh-tw" => "繁體中文",
        _ => NameByCulture(code),
    };

    private static string NameByCulture(string code)
    {
        // Without ICU every culture is called "Invariant"; then the code itself says more.
        var name = CultureInfo.GetCultures(CultureTypes.NeutralCultures).FirstOrDefault(culture => culture.Name == code)?.NativeName;
        return name is null || name.StartsWith("Invariant", StringComparison.Ordinal) ? code : name;
    }
}
