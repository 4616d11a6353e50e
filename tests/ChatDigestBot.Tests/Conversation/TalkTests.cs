using System.Text.RegularExpressions;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Menus;
using ChatDigestBot.Conversation.Replies;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Chat = ChatDigestBot.Chats.Chat;
using TelegramChat = Telegram.Bot.Types.Chat;

namespace ChatDigestBot.Tests.Conversation;

/// <summary>Who is answered, and how, whatever Telegram says to it.</summary>
public sealed class TalkTests : IAsyncLifetime
{
    private const string CannotParse = """{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0"}""";

    private TalkBench _bench = null!;

    public async Task InitializeAsync() => _bench = await TalkBench.StartAsync();

    public async Task DisposeAsync()
    {
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task Help_lists_what_this_person_may_use()
    {
        var everybody = (await _bench.SaysAsync("/HELP")).Single().Text;
        var admin = (await _bench.SaysAsync("/help", TalkBench.Admin)).Single().Text;
        Assert.Contains("/topics", everybody, StringComparison.Ordinal);
        Assert.DoesNotContain("/stats", everybody, StringComparison.Ordinal);
        Assert.Contains("/stats", admin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_command_does_not_exist_for_others_nor_in_groups()
    {
        var unknown = (await _bench.SaysAsync("/statz")).Single();
        var forbidden = (await _bench.SaysAsync("/stats")).Single();
        Assert.Equal(unknown.ToString(), forbidden.ToString());
        var inGroup = (await _bench.SaysAsync("/stats@DigestBot", TalkBench.Admin, chat: TalkBench.Group)).Single(call => call.Method == "sendMessage");
        Assert.Equal(unknown.Text, inGroup.Text);
        Assert.DoesNotContain("/stats", unknown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_command_has_a_suggestion()
    {
        Assert.Contains("/topics", (await _bench.SaysAsync("/topcis")).Single().Text, StringComparison.Ordinal);
        Assert.Equal("这个命令我不认识。发 /help 看看我会做什么。", (await _bench.SaysAsync("/搜索 华为")).Single().Text);
    }

    [Fact]
    public async Task Long_free_text_in_a_private_chat_is_offered_as_a_search()
    {
        var longer = (await _bench.SaysAsync(new string('智', 300))).Single().Buttons.Single();
        Assert.StartsWith("🔍 搜“智智", longer.Label, StringComparison.Ordinal);
        Assert.True(ButtonLine.Fits(longer.Data));
        Assert.Equal("/search " + new string('智', 200), await _bench.Get<ButtonStore>().LineAsync(longer.Data, CancellationToken.None));
    }

    [Fact]
    public async Task Who_wants_to_leave_is_asked_and_who_says_thanks_is_not_offered_a_search()
    {
        Assert.Contains("真的要停用吗", (await _bench.SaysAsync("取消订阅")).Single().Text, StringComparison.Ordinal);
        Assert.Equal("不客气 🙂", (await _bench.SaysAsync("谢谢！")).Single().Text);
        Assert.Empty(await _bench.SaysAsync("stop", chat: TalkBench.Group));
    }

    [Fact]
    public async Task In_a_group_only_what_is_said_to_the_bot_is_answered()
    {
        Assert.Empty(await _bench.SaysAsync("大家好", chat: TalkBench.Group));
        Assert.Empty(await _bench.SaysAsync("/topcis", chat: TalkBench.Group));
        Assert.Empty(await _bench.SaysAsync("/stats", TalkBench.Admin, chat: TalkBench.Group));
        Assert.Single(await _bench.SaysAsync("/topics", chat: TalkBench.Group));
        Assert.DoesNotContain(await _bench.SaysAsync("/topics@OtherBot", chat: TalkBench.Group), call => call.Method == "sendMessage");

        var answer = (await _bench.SaysAsync("/topics@digestbot", chat: TalkBench.Group)).Single();
        Assert.Equal(TalkBench.Group, answer.Json.GetProperty("chat_id").GetInt64());
        Assert.True(answer.Json.GetProperty("reply_parameters").GetProperty("allow_sending_without_reply").GetBoolean());
    }

    [Fact]
    public async Task A_groups_settings_are_for_its_admins_and_the_others_see_why_only_above_the_chat()
    {
        var refused = await _bench.TapsAsync("/subscribe ai", chat: TalkBench.Group);
        Assert.Equal(["getChatMember", "answerCallbackQuery"], refused.Select(call => call.Method));
        Assert.Equal("这项功能只有群管理员能用。", refused[1].Text);

        var allowed = await _bench.TapsAsync("/subscribe ai", TalkBench.Admin, chat: TalkBench.Group);
        Assert.Contains(allowed, call => call.Method == "editMessageText");
        Assert.True((await _bench.SubscriberAsync(TalkBench.Group)).Has("ai"));

        var again = await _bench.TapsAsync("/unsubscribe ai", TalkBench.Admin, chat: TalkBench.Group);
        Assert.DoesNotContain(again, call => call.Method == "getChatMember"); // known for a minute
    }

    [Fact]
    public async Task A_flood_is_warned_once_and_then_ignored_for_a_minute()
    {
        var update = new Update { Id = 1, Message = _bench.Said("/topcis", TalkBench.Ming, "zh", TalkBench.Ming) };
        for (var index = 0; index < 5; index++)
        {
            Assert.Single(await _bench.HandleAsync(update));
            update.Id++;
        }

        Assert.Equal("慢一点，我跟不上啦。请一分钟后再试。", (await _bench.HandleAsync(update)).Single().Text);
        update.Id++;
        Assert.Empty(await _bench.HandleAsync(update));
        _bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await _bench.SaysAsync("/topcis"));
    }

    [Fact]
    public async Task A_banned_person_is_not_answered_neither_here_nor_in_a_group()
    {
        await _bench.Database.WriteAsync(session => _bench.Get<ChatStore>().SetBanAsync(session, TalkBench.Ming, isBanned: true, _bench.Clock.GetUtcNow()), CancellationToken.None);
        Assert.Empty(await _bench.SaysAsync("/topics"));
        Assert.DoesNotContain(await _bench.SaysAsync("/topics@DigestBot", chat: TalkBench.Group), call => call.Method == "sendMessage");
        Assert.Equal("answerCallbackQuery", (await _bench.TapsAsync("/topics")).Single().Method);
    }

    [Fact]
    public async Task A_tap_is_answered_exactly_once_also_when_its_button_is_too_old()
    {
        Assert.Equal(["answerCallbackQuery", "editMessageText"], (await _bench.TapsAsync("/subscribe ai")).Select(call => call.Method).Order());
        var old = (await _bench.TapsAsync("~gone")).Single();
        Assert.Equal(("answerCallbackQuery", "这个按钮过期了，请重新发一次命令。"), (old.Method, old.Text));
    }

    [Fact]
    public async Task A_command_that_fails_says_one_sentence_and_the_log_has_its_number()
    {
        await _bench.Database.WriteAsync(session => session.ExecuteAsync("DROP TABLE subscriptions"), CancellationToken.None);
        await _bench.Database.WriteAsync(session => session.ExecuteAsync("INSERT INTO subscribers (chat_id, digest_minutes, digest_days, time_zone, created_at) VALUES (42, 1, 1, 'UTC', 0)"), CancellationToken.None);
        var text = (await _bench.SaysAsync("/topics")).Single().Text;
        var faultId = Regex.Match(text, "<code>(\\w+)</code>").Groups[1].Value;
        Assert.Contains($"fault {faultId}", Assert.Single(_bench.Log.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("subscriptions", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_that_telegram_refuses_go_out_plain_and_are_logged_once()
    {
        _bench.Refuse = exchange => exchange.Method == "sendMessage" && exchange.Body.Contains("<b>", StringComparison.Ordinal) ? CannotParse : null;
        var calls = await _bench.SaysAsync("/settings");
        Assert.Equal(2, calls.Count);
        Assert.StartsWith("设置\n", calls[1].Text, StringComparison.Ordinal);
        Assert.Equal(calls[0].Rows.Count, calls[1].Rows.Count);
        Assert.StartsWith("601 ", Assert.Single(_bench.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_met_a_502_is_not_sent_again_and_the_person_is_not_left_in_silence()
    {
        var sends = 0;
        _bench.Refuse = exchange => exchange.Method == "sendMessage" && ++sends == 1 ? """{"ok":false,"error_code":502,"description":"Bad Gateway"}""" : null;
        var calls = await _bench.SaysAsync("/help");
        Assert.Equal(2, calls.Count);
        Assert.StartsWith("Telegram 没有告诉我", calls[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_harmless()
    {
        _bench.Refuse = exchange => exchange.Method == "editMessageText"
            ? """{"ok":false,"error_code":400,"description":"Bad Request: message is not modified: specified new message content and reply markup are exactly the same"}"""
            : null;
        Assert.Equal(2, (await _bench.TapsAsync("/subscribe ai")).Count);
        Assert.Empty(_bench.Log.Warnings);
    }

    [Fact]
    public async Task A_message_that_cannot_be_edited_any_more_is_sent_anew()
    {
        _bench.Refuse = exchange => exchange.Method == "editMessageText" ? """{"ok":false,"error_code":400,"description":"Bad Request: message can't be edited"}""" : null;
        Assert.Contains(await _bench.TapsAsync("/subscribe ai"), call => call.Method == "sendMessage");
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_is_remembered_and_revived_by_speaking()
    {
        _bench.Refuse = _ => """{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}""";
        await _bench.SaysAsync("/topics");
        Assert.Equal(Reachability.Blocked, (await ChatAsync(TalkBench.Ming))!.Reachability);
        _bench.Refuse = _ => null;
        await _bench.SaysAsync("/start");
        Assert.Equal(Reachability.Reachable, (await ChatAsync(TalkBench.Ming))!.Reachability);
    }

    [Fact]
    public async Task A_reply_follows_a_group_into_its_supergroup()
    {
        _bench.Refuse = exchange => exchange.Method == "sendMessage" && exchange.Json.GetProperty("chat_id").GetInt64() == -100
            ? """{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001234}}"""
            : null;
        var calls = (await _bench.SaysAsync("/topics@DigestBot", chat: -100)).Where(call => call.Method == "sendMessage");
        Assert.Equal([-100, -1001234], calls.Select(call => call.Json.GetProperty("chat_id").GetInt64()));
        Assert.Equal(-100, (await ChatAsync(-1001234))!.Id);
    }

    [Fact]
    public async Task A_group_is_greeted_when_it_takes_the_bot_in_and_remembered_when_it_throws_it_out()
    {
        var arrival = Change(new ChatMemberLeft(), new ChatMemberMember());
        Assert.Contains("大家好", (await _bench.HandleAsync(new Update { Id = 1, MyChatMember = arrival })).Single().Text, StringComparison.Ordinal);
        var removal = Change(new ChatMemberMember(), new ChatMemberBanned());
        Assert.Empty(await _bench.HandleAsync(new Update { Id = 2, MyChatMember = removal }));
        Assert.Equal(Reachability.Removed, (await ChatAsync(TalkBench.Group))!.Reachability);
    }

    [Fact]
    public async Task Service_messages_of_a_migration_move_the_chat()
    {
        await _bench.SaysAsync("/topics@DigestBot", chat: -100);
        var (leave, arrive) = (_bench.Said("", TalkBench.Ming, "zh", -100), _bench.Said("", TalkBench.Ming, "zh", -1001234));
        (leave.MigrateToChatId, arrive.MigrateFromChatId) = (-1001234, -100);
        await _bench.HandleAsync(new Update { Id = 1, Message = leave });
        await _bench.HandleAsync(new Update { Id = 2, Message = arrive });
        Assert.Equal((-100, -1001234), ((await ChatAsync(-100))!.Id, (await ChatAsync(-100))!.TelegramId));
    }

    [Fact]
    public async Task Edited_messages_are_not_commands()
    {
        Assert.Empty(await _bench.HandleAsync(new Update { Id = 1, EditedMessage = _bench.Said("/topics", TalkBench.Ming, "zh", TalkBench.Ming) }));
    }

    [Fact]
    public async Task The_command_menu_is_set_once_a_language_and_again_only_when_it_changes()
    {
        var menu = _bench.Get<CommandMenu>();
        Assert.True(await menu.SetForAllAsync(CancellationToken.None));
        Assert.True(await menu.SetForAllAsync(CancellationToken.None));
        var set = await _bench.SaysAsync("/start", TalkBench.Admin);
        Assert.Equal(5, set.Count(call => call.Method == "setMyCommands")); // four for all, one for the admin
        var own = set.Where(call => call.Method == "setMyCommands").Last().Json;
        Assert.Equal(TalkBench.Admin, own.GetProperty("scope").GetProperty("chat_id").GetInt64());
        Assert.Contains("\"stats\"", own.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"stats\"", set.First(call => call.Method == "setMyCommands").Json.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(await _bench.SaysAsync("/start", TalkBench.Admin), call => call.Method == "setMyCommands");

        // Lost at Telegram's end, it is set again.
        _bench.Menu = "[]";
        await menu.SetForAllAsync(CancellationToken.None);
        Assert.Equal(5, (await _bench.SaysAsync("/start", TalkBench.Admin)).Count(call => call.Method == "setMyCommands"));
    }

    private Task<Chat?> ChatAsync(long telegramId) => _bench.Get<ChatStore>().FindAsync(telegramId, CancellationToken.None);

    private static ChatMemberUpdated Change(ChatMember before, ChatMember after)
    {
        before.User = after.User = new User { Id = TalkBench.Bot, IsBot = true };
        return new ChatMemberUpdated
        {
            Chat = new TelegramChat { Id = TalkBench.Group, Type = ChatType.Supergroup, Title = "读书会" },
            From = new User { Id = TalkBench.Ming, LanguageCode = "zh" },
            OldChatMember = before,
            NewChatMember = after,
        };
    }
}
