
namespace ChatDigestBot.Playground.Worlds;

/// <summary>Something the bot is told of. The kind is Telegram's name, as <c>allowed_updates</c> lists it.</summary>
internal abstract record BotUpdate(string Kind)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Updates with the same key reach a webhook in order. Messages of a chat share one, taps of a person another, as in Telegram's server.</summary>
    public abstract (int Queue, long Id) OrderKey { get; }

    /// <summary>After this long unacknowledged, the update is lost.</summary>
    public virtual TimeSpan Lifetime => Day;

    public sealed record Said(Message Message) : BotUpdate(Message.Chat.IsBroadcast ? "channel_post" : "message")
    {
        public override (int Queue, long Id) OrderKey => (0, Message.Chat.Id);
    }

    public sealed record Edited(Message Message) : BotUpdate(Message.Chat.IsBroadcast ? "edited_channel_post" : "edited_message")
    {
        public override (int Queue, long Id) OrderKey => (0, Message.Chat.Id);
    }

    public sealed record Tapped(CallbackQuery Query) : BotUpdate("callback_query")
    {
        public override (int Queue, long Id) OrderKey => (3, Query.From.Id);
        public override TimeSpan Lifetime => TimeSpan.FromSeconds(150);
    }

    public sealed record InlineAsked(InlineQuery Query) : BotUpdate("inline_query")
    {
        public override (int Queue, long Id) OrderKey => (1, Query.From.Id);
        public override TimeSpan Lifetime => TimeSpan.FromSeconds(30);
    }

    public sealed record InlineChosen(Person From, string ResultId, string Query) : BotUpdate("chosen_inline_result")
    {
        public override (int Queue, long Id) OrderKey => (2, From.Id);
        public override TimeSpan Lifetime => TimeSpan.FromMinutes(10);
    }

    public sealed record MyMembership(MemberChange Change) : BotUpdate("my_chat_member")
    {
        public override (int Queue, long Id) OrderKey => (5, Change.Chat.Id);
    }

    public sealed record Membership(MemberChange Change) : BotUpdate("chat_member")
    {
        public override (int Queue, long Id) OrderKey => (6, Change.After.Person.Id);
    }

    /// <summary>An update of a kind or shape the bot cannot know, to see that it passes harmlessly.</summary>
    public sealed record Raw(string RawKind, string Json, long ChatId) : BotUpdate(RawKind)
    {
        public override (int Queue, long Id) OrderKey => (0, ChatId);
    }
}

/// <summary>A tap on a button, waiting for its answer.</summary>
internal sealed record CallbackQuery(string Id, Person From, Message Message, string Payload, DateTimeOffset At);

/// <summary>Words typed after the bot's name in any chat, waiting for results.</summary>
internal sealed record InlineQuery(string Id, Person From, string Text, string Offset, DateTimeOffset At);

/// <summary>One result offered to an inline query. The message is what choosing it would send.</summary>
internal sealed record InlineResult(string Id, string Type)
{
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public string? ThumbnailUrl { get; init; }
    public string MessageText { get; init; } = "";
    public IReadOnlyList<TextEntity> MessageEntities { get; init; } = [];
    public InlineKeyboard? Keyboard { get; init; }
}

internal sealed record MemberChange(Chat Chat, Person By, DateTimeOffset At, Member Before, Member After);
