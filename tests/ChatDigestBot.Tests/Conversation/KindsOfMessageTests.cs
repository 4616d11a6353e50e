using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Tests.Conversation;

/// <summary>Whatever a person sends, in whatever role, is met with a sentence that is true.</summary>
public sealed class KindsOfMessageTests
{
    [Theory]
    [InlineData("animation")]
    [InlineData("audio")]
    [InlineData("sticker")]
    [InlineData("story")]
    [InlineData("video")]
    [InlineData("video_note")]
    [InlineData("voice")]
    [InlineData("contact")]
    [InlineData("dice")]
    [InlineData("game")]
    [InlineData("poll")]
    [InlineData("venue")]
    [InlineData("location")]
    [InlineData("paid_media")]
    [InlineData("checklist")]
    public async Task A_message_without_words_gets_one_line_in_a_private_chat(string kind)
    {
        await using var bench = await TalkBench.StartAsync();
        Assert.Single(await bench.HandleAsync(Read($$$"""{"{{{kind}}}":{"x":1}}""")));
    }

    [Fact]
    public async Task A_place_is_told_how_to_set_the_time_zone_and_a_note_of_telegrams_own_is_not_answered()
    {
        await using var bench = await TalkBench.StartAsync();
        Assert.Equal("/timezone", (await bench.HandleAsync(Read("""{"location":{"latitude":31.2,"longitude":121.5}}"""))).Single().Buttons.Single().Data);
        Assert.Empty(await bench.HandleAsync(Read("""{"pinned_message":{"message_id":1,"chat":{"id":42}}}""")));
    }

    [Fact]
    public async Task Words_under_a_picture_are_words()
    {
        await using var bench = await TalkBench.StartAsync();
        Assert.Contains("/topics", (await bench.HandleAsync(Read("""{"photo":[{}],"caption":"/topcis"}"""))).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_that_begin_with_the_command_are_kept_for_its_words()
    {
        CommandCall? heard = null;
        await using var bench = await TalkBench.StartAsync(services => services.AddKeyedSingleton<CommandAction>("help", (_, _) => (call, _) =>
        {
            heard = call;
            return Task.FromResult(Reply.Of(HtmlText.Encode("heard")));
        }));
        await bench.HandleAsync(Read("""{"text":"/help bold words","entities":[{"type":"bot_command","offset":0,"length":5},{"type":"bold","offset":0,"length":10}]}"""));
        var bold = Assert.Single(heard!.Entities);
        Assert.Equal((MessageEntityType.Bold, 0, 4), (bold.Type, bold.Offset, bold.Length));
    }

    [Fact]
    public async Task Where_telegram_does_not_say_who_is_an_admin_nobody_is_told_to_be_none()
    {
        await using var bench = await TalkBench.StartAsync();
        bench.Refuse = exchange => exchange.Method == "getChatMember" ? """{"ok":false,"error_code":400,"description":"Bad Request: CHAT_ADMIN_REQUIRED"}""" : null;
        var answer = (await bench.SaysAsync("/time@DigestBot 8", TalkBench.Admin, chat: TalkBench.Group)).Single(call => call.Method == "sendMessage");
        Assert.Equal("现在查不到你是不是本群管理员，请一分钟后再试。", answer.Text);
        Assert.StartsWith("611 ", Assert.Single(bench.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_admin_of_the_group_and_an_anonymous_one_can_confirm_what_one_of_them_began()
    {
        await using var bench = await TalkBench.StartAsync();
        var typed = bench.Said("/stop@DigestBot", 1087968824, "zh", TalkBench.Group);
        (typed.From!.IsBot, typed.SenderChat) = (true, typed.Chat);
        var ask = (await bench.HandleAsync(new Update { Id = 1, Message = typed })).Single();
        Assert.StartsWith("真的要在这个群里停用吗", ask.Text, StringComparison.Ordinal);
        var yes = ask.Buttons.First().Data;

        var refused = await bench.TapsAsync(yes, chat: TalkBench.Group);
        Assert.Contains(refused, call => call.Text == "这项功能只有群管理员能用。");
        var stopped = await bench.TapsAsync(yes, TalkBench.Admin, chat: TalkBench.Group);
        Assert.Contains(stopped, call => call.Text.StartsWith("这里已停用", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_in_one_topic_of_a_forum_says_that_the_rest_goes_on()
    {
        await using var bench = await TalkBench.StartAsync();
        var typed = bench.Said("/stop@DigestBot", TalkBench.Admin, "zh", TalkBench.Group);
        (typed.IsTopicMessage, typed.MessageThreadId) = (true, 7);
        Assert.Contains("群里其他地方照旧", (await bench.HandleAsync(new Update { Id = 1, Message = typed })).Single(call => call.Method == "sendMessage").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_added_by_a_link_is_greeted_once_and_gets_the_topic_of_the_link()
    {
        await using var bench = await TalkBench.StartAsync();
        Assert.Single(await bench.HandleAsync(new Update { Id = 1, MyChatMember = Change(new ChatMemberLeft(), new ChatMemberMember()) }));
        var answer = (await bench.SaysAsync("/start@DigestBot t_ai", TalkBench.Admin, chat: TalkBench.Group)).Single(call => call.Method == "sendMessage");
        Assert.DoesNotContain("大家好", answer.Text, StringComparison.Ordinal);
        Assert.True((await bench.SubscriberAsync(TalkBench.Group)).Has("ai"));
    }

    [Fact]
    public async Task A_start_that_comes_before_the_arrival_is_greeted_once_too_and_a_group_that_comes_back_is_not_new()
    {
        await using var bench = await TalkBench.StartAsync();
        Assert.Single(await bench.SaysAsync("/start@DigestBot", chat: TalkBench.Group));
        Assert.Empty(await bench.HandleAsync(new Update { Id = 1, MyChatMember = Change(new ChatMemberLeft(), new ChatMemberMember()) }));
        await bench.HandleAsync(new Update { Id = 2, MyChatMember = Change(new ChatMemberMember(), new ChatMemberLeft()) });
        bench.Clock.Advance(TimeSpan.FromHours(1));
        var again = await bench.HandleAsync(new Update { Id = 3, MyChatMember = Change(new ChatMemberLeft(), new ChatMemberMember()) });
        Assert.StartsWith("👋 我又回来了", again.Single().Text, StringComparison.Ordinal);
    }

    private static Update Read(string fields) =>
        UpdateReader.Read($$$"""{"update_id":9,"message":{"message_id":5,"date":1772000000,"chat":{"id":42,"type":"private"},"from":{"id":42,"is_bot":false,"first_name":"A","language_code":"zh-hans"},{{{fields[1..^1]}}} } }""")!;

    private static ChatMemberUpdated Change(ChatMember before, ChatMember after)
    {
        before.User = after.User = new User { Id = TalkBench.Bot, IsBot = true };
        return new ChatMemberUpdated
        {
            Chat = new Chat { Id = TalkBench.Group, Type = ChatType.Supergroup, Title = "读书会" },
            From = new User { Id = TalkBench.Ming, LanguageCode = "zh" },
            OldChatMember = before,
            NewChatMember = after,
        };
    }
}
