using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Incoming;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Chat = Telegram.Bot.Types.Chat;

namespace ChatDigestBot.Tests.Conversation;

public sealed class IncomingReaderTests
{
    private const long Bot = 1000;

    private static readonly User Ann = new() { Id = 42, FirstName = "Ann", LanguageCode = "en" };
    private static readonly Chat Private = new() { Id = 42, Type = ChatType.Private, FirstName = "Ann" };
    private static readonly Chat Forum = new() { Id = -1001, Type = ChatType.Supergroup, Title = "读书会", IsForum = true };

    [Fact]
    public void A_message_says_who_speaks_where_and_when()
    {
        var said = Read(Message(Private, "/topics"))!;
        Assert.Equal((42, "/topics", true, new CallOrigin.Typed(5)), (said.Person.Id, said.Text, said.IsPrivate, said.Origin));
        Assert.Equal(("Ann", ChatKind.Private, true), (said.Chat.Title, said.Chat.Kind, said.Chat.ProvesReachable));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_772_000_000), said.SaidAt);
    }

    [Fact]
    public void A_message_that_bears_no_date_is_read_all_the_same() =>
        Assert.Null(Read(Message(Private, "/topics", message => message.Date = default))!.SaidAt);

    [Fact]
    public void Only_a_forums_topic_is_a_thread_and_general_has_none()
    {
        Assert.Equal(7, Read(Message(Forum, "/topics@bot", message => (message.MessageThreadId, message.IsTopicMessage) = (7, true)))!.ThreadId);
        Assert.Null(Read(Message(Forum, "/topics@bot", message => message.MessageThreadId = 7))!.ThreadId);
        Assert.Null(Read(Message(Forum, "/topics@bot", message => (message.MessageThreadId, message.IsTopicMessage) = (1, true)))!.ThreadId);
    }

    [Fact]
    public void An_answer_to_the_bot_is_said_to_it()
    {
        var ofBot = Message(Forum, edit: message => message.From = new User { Id = Bot, IsBot = true });
        Assert.True(Read(Message(Forum, "/topics", message => message.ReplyToMessage = ofBot))!.IsToBot);
        Assert.False(Read(Message(Forum, "/topics", message => message.ReplyToMessage = Message(Forum)))!.IsToBot);
    }

    [Fact]
    public void Whoever_speaks_as_the_group_is_an_anonymous_admin()
    {
        var said = Read(Message(Forum, "/time@bot 8", message => (message.From, message.SenderChat) = (new User { Id = 1087968824, IsBot = true, FirstName = "Group" }, Forum)))!;
        Assert.True(said.IsAnonymousAdmin);
        Assert.Equal(Forum.Id, said.Speaker);
    }

    [Fact]
    public void Bots_channels_service_messages_and_its_own_inline_results_are_not_said_to_the_bot()
    {
        Assert.Null(Read(Message(Forum, "/topics@bot", message => message.From = new User { Id = 9, IsBot = true })));
        Assert.Null(Read(Message(Forum, "/topics@bot", message => message.SenderChat = new Chat { Id = -1009, Type = ChatType.Channel })));
        Assert.Null(Read(Message(Forum, edit: message => message.NewChatMembers = [Ann])));
        Assert.Null(Read(Message(Private, "文章", message => message.ViaBot = new User { Id = Bot, IsBot = true })));
        Assert.Null(IncomingReader.Read(new Update { Id = 1, EditedMessage = Message(Private, "/stop") }, Bot));
        Assert.Null(IncomingReader.Read(new Update { Id = 1 }, Bot));
    }

    [Fact]
    public void A_tap_carries_its_line_and_its_message_also_when_that_is_too_old_to_be_given()
    {
        var query = new CallbackQuery { Id = "q", From = Ann, Data = "/subscribe ai", Message = Message(Forum, edit: message => (message.Date, message.MessageThreadId, message.IsTopicMessage) = (default, 7, true)) };
        var tapped = IncomingReader.Read(new Update { Id = 3, CallbackQuery = query }, Bot)!;
        Assert.Equal(("/subscribe ai", "q", 7, new CallOrigin.Tap(5), Forum.Id), (tapped.Text, tapped.CallbackQueryId, tapped.ThreadId, tapped.Origin, tapped.Chat.TelegramId));
        Assert.Null(tapped.SaidAt);
    }

    [Fact]
    public void A_tap_under_an_inline_result_counts_as_the_private_chat()
    {
        var tapped = IncomingReader.Read(new Update { Id = 3, CallbackQuery = new CallbackQuery { Id = "q", From = Ann, Data = "/read x", InlineMessageId = "i" } }, Bot)!;
        Assert.Equal((42, true), (tapped.Chat.TelegramId, tapped.IsPrivate));
    }

    [Theory]
    [InlineData(typeof(ChatMemberBanned), ChatType.Private, Reachability.Blocked)]
    [InlineData(typeof(ChatMemberMember), ChatType.Private, Reachability.Reachable)]
    [InlineData(typeof(ChatMemberLeft), ChatType.Group, Reachability.Removed)]
    [InlineData(typeof(ChatMemberBanned), ChatType.Supergroup, Reachability.Removed)]
    [InlineData(typeof(ChatMemberAdministrator), ChatType.Supergroup, Reachability.Reachable)]
    public void The_bots_place_in_a_chat_says_whether_it_can_be_reached(Type member, ChatType type, object reachability) =>
        Assert.Equal((Reachability)reachability, Membership.After(Change(type, (ChatMember)Activator.CreateInstance(member)!)));

    [Fact]
    public void A_restricted_bot_is_muted_unless_it_may_write()
    {
        Assert.Equal(Reachability.Muted, Membership.After(Change(ChatType.Supergroup, new ChatMemberRestricted { IsMember = true })));
        Assert.Equal(Reachability.Reachable, Membership.After(Change(ChatType.Supergroup, new ChatMemberRestricted { IsMember = true, CanSendMessages = true })));
        Assert.Equal(Reachability.Muted, Membership.After(Change(ChatType.Channel, new ChatMemberAdministrator { CanPostMessages = false })));
    }

    [Fact]
    public void Names_turn_no_line_around_and_one_that_nobody_sees_is_none()
    {
        var said = Read(Message(new Chat { Id = -1001, Type = ChatType.Supergroup, Title = "News\u202E group" }, "/topics", message => message.From = new User { Id = 42, FirstName = "Ann\u202E\u200B" }))!;
        Assert.Equal(("Ann", "News group"), (said.Person.FirstName, said.Chat.Title));
        Assert.Equal("", Read(Message(Private, "/topics", message => message.From = new User { Id = 42, FirstName = "\u3164" }))!.Person.FirstName);
        Assert.Equal("芯片\u200B\u200E\u200B", Read(Message(Private, "芯片\u202E\u200E\u2067"))!.Text);
    }

    [Fact]
    public void A_group_is_greeted_when_it_takes_the_bot_in_and_only_then()
    {
        Assert.True(Membership.IsArrival(Change(ChatType.Supergroup, new ChatMemberMember())));
        Assert.False(Membership.IsArrival(Change(ChatType.Supergroup, new ChatMemberMember(), before: new ChatMemberMember())));
        Assert.False(Membership.IsArrival(Change(ChatType.Private, new ChatMemberMember())));
    }

    private static ChatMemberUpdated Change(ChatType type, ChatMember after, ChatMember? before = null) => new()
    {
        Chat = new Chat { Id = type == ChatType.Private ? 42 : -1001, Type = type },
        From = Ann,
        OldChatMember = before ?? new ChatMemberLeft(),
        NewChatMember = after,
    };

    private static Message Message(Chat chat, string? text = null, Action<Message>? edit = null)
    {
        var message = new Message { Id = 5, Chat = chat, From = Ann, Date = DateTime.UnixEpoch.AddSeconds(1_772_000_000), Text = text };
        edit?.Invoke(message);
        return message;
    }

    private static IncomingMessage? Read(Message message) => IncomingReader.Read(new Update { Id = 3, Message = message }, Bot);
}
