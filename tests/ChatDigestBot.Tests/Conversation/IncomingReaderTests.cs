using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Incoming;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Tests.Conversation;

public sealed class IncomingReaderTests
{
    private const long Bot = 1000;

    private static readonly User Ann = new() { Id = 42, FirstName = "Ann", LanguageCode = "en" };
    private static readonly TelegramChat Private = new() { Id = 42, Kind = TelegramChatKind.Private, FirstName = "Ann" };
    private static readonly TelegramChat Forum = new() { Id = -1001, Kind = TelegramChatKind.Supergroup, Title = "读书会", IsForum = true };

    [Fact]
    public void A_message_says_who_speaks_where_and_when()
    {
        var said = Read(Message(Private) with { Text = "/topics" })!;
        Assert.Equal((42, "/topics", true, new CallOrigin.Typed(5)), (said.Person.Id, said.Text, said.IsPrivate, said.Origin));
        Assert.Equal(("Ann", ChatKind.Private, true), (said.Chat.Title, said.Chat.Kind, said.Chat.ProvesReachable));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_772_000_000), said.SaidAt);
    }

    [Fact]
    public void Only_a_forums_topic_is_a_thread_and_general_has_none()
    {
        var message = Message(Forum) with { Text = "/topics@bot", MessageThreadId = 7 };
        Assert.Equal(7, Read(message with { IsTopicMessage = true })!.ThreadId);
        Assert.Null(Read(message)!.ThreadId);
        Assert.Null(Read(message with { IsTopicMessage = true, MessageThreadId = 1 })!.ThreadId);
    }

    [Fact]
    public void An_answer_to_the_bot_is_said_to_it()
    {
        var message = Message(Forum) with { Text = "/topics", ReplyToMessage = Message(Forum) with { From = new User { Id = Bot, IsBot = true } } };
        Assert.True(Read(message)!.IsToBot);
        Assert.False(Read(message with { ReplyToMessage = Message(Forum) })!.IsToBot);
    }

    [Fact]
    public void Whoever_speaks_as_the_group_is_an_anonymous_admin()
    {
        var said = Read(Message(Forum) with { Text = "/time@bot 8", From = new User { Id = 1087968824, IsBot = true, FirstName = "Group" }, SenderChat = Forum })!;
        Assert.True(said.IsAnonymousAdmin);
        Assert.Equal(Forum.Id, said.Speaker);
    }

    [Fact]
    public void Bots_channels_service_messages_and_its_own_inline_results_are_not_said_to_the_bot()
    {
        Assert.Null(Read(Message(Forum) with { Text = "/topics@bot", From = new User { Id = 9, IsBot = true } }));
        Assert.Null(Read(Message(Forum) with { Text = "/topics@bot", SenderChat = new TelegramChat { Id = -1009, Kind = TelegramChatKind.Channel } }));
        Assert.Null(Read(Message(Forum) with { NewChatMembers = [Ann] }));
        Assert.Null(Read(Message(Private) with { Text = "文章", ViaBot = new User { Id = Bot, IsBot = true } }));
        Assert.Null(IncomingReader.Read(new Update { UpdateId = 1, EditedMessage = Message(Private) with { Text = "/stop" } }, Bot));
        Assert.Null(IncomingReader.Read(new Update { UpdateId = 1 }, Bot));
    }

    [Fact]
    public void A_tap_carries_its_line_and_its_message_also_when_that_is_too_old_to_be_given()
    {
        var query = new CallbackQuery { Id = "q", From = Ann, Data = "/subscribe ai", Message = Message(Forum) with { Date = 0, MessageThreadId = 7, IsTopicMessage = true } };
        var tapped = IncomingReader.Read(new Update { UpdateId = 3, CallbackQuery = query }, Bot)!;
        Assert.Equal(("/subscribe ai", "q", 7, new CallOrigin.Tap(5), Forum.Id), (tapped.Text, tapped.CallbackQueryId, tapped.ThreadId, tapped.Origin, tapped.Chat.TelegramId));
        Assert.Null(tapped.SaidAt);
    }

    [Fact]
    public void A_tap_under_an_inline_result_counts_as_the_private_chat()
    {
        var tapped = IncomingReader.Read(new Update { UpdateId = 3, CallbackQuery = new CallbackQuery { Id = "q", From = Ann, Data = "/read x", InlineMessageId = "i" } }, Bot)!;
        Assert.Equal((42, true), (tapped.Chat.TelegramId, tapped.IsPrivate));
    }

    [Theory]
    [InlineData(ChatMemberStatus.Kicked, TelegramChatKind.Private, Reachability.Blocked)]
    [InlineData(ChatMemberStatus.Member, TelegramChatKind.Private, Reachability.Reachable)]
    [InlineData(ChatMemberStatus.Left, TelegramChatKind.Group, Reachability.Removed)]
    [InlineData(ChatMemberStatus.Kicked, TelegramChatKind.Supergroup, Reachability.Removed)]
    [InlineData(ChatMemberStatus.Administrator, TelegramChatKind.Supergroup, Reachability.Reachable)]
    public void The_bots_place_in_a_chat_says_whether_it_can_be_reached(object status, object kind, object reachability) =>
        Assert.Equal((Reachability)reachability, Membership.After(Change((TelegramChatKind)kind, new ChatMember { User = Ann, Status = (ChatMemberStatus)status })));

    [Fact]
    public void A_restricted_bot_is_muted_unless_it_may_write()
    {
        var member = new ChatMember { User = Ann, Status = ChatMemberStatus.Restricted, IsMember = true };
        Assert.Equal(Reachability.Muted, Membership.After(Change(TelegramChatKind.Supergroup, member)));
        Assert.Equal(Reachability.Reachable, Membership.After(Change(TelegramChatKind.Supergroup, member with { CanSendMessages = true })));
        Assert.Equal(Reachability.Muted, Membership.After(Change(TelegramChatKind.Channel, member with { Status = ChatMemberStatus.Administrator, CanPostMessages = false })));
    }

    [Fact]
    public void A_group_is_greeted_when_it_takes_the_bot_in_and_only_then()
    {
        var arrival = Change(TelegramChatKind.Supergroup, new ChatMember { User = Ann, Status = ChatMemberStatus.Member });
        Assert.True(Membership.IsArrival(arrival));
        Assert.False(Membership.IsArrival(arrival with { OldChatMember = arrival.NewChatMember }));
        Assert.False(Membership.IsArrival(arrival with { Chat = Private }));
    }

    private static ChatMemberUpdated Change(TelegramChatKind kind, ChatMember after) => new()
    {
        Chat = new TelegramChat { Id = kind == TelegramChatKind.Private ? 42 : -1001, Kind = kind },
        From = Ann,
        OldChatMember = new ChatMember { User = Ann, Status = ChatMemberStatus.Left },
        NewChatMember = after,
    };

    private static Message Message(TelegramChat chat) => new() { MessageId = 5, Chat = chat, From = Ann, Date = 1_772_000_000 };

    private static Utterance? Read(Message message) => IncomingReader.Read(new Update { UpdateId = 3, Message = message }, Bot);
}
