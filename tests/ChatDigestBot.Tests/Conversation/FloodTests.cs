using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Incoming;
using ChatDigestBot.Web;
using Telegram.Bot.Types;

namespace ChatDigestBot.Tests.Conversation;

/// <summary>Much is said, and nobody else notices.</summary>
public sealed class FloodTests : IAsyncLifetime
{
    private TalkBench _bench = null!;
    private int _id = 1000;

    public async Task InitializeAsync() => _bench = await TalkBench.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Twenty_members_who_flood_a_group_are_warned_once_and_then_nothing_is_said_there_for_a_minute()
    {
        var at = _bench.Clock.GetUtcNow().UtcDateTime;
        var answers = 0;
        for (var round = 0; round < 3; round++)
        {
            for (var member = 0; member < 20; member++)
            {
                answers += (await HandleMessageAsync("/topcis@DigestBot", 100 + member, TalkBench.Group, at.AddSeconds(round))).Count;
            }
        }

        Assert.Equal(LimitRate.GroupCommands.Burst + 1, answers);
        Assert.Single(await HandleMessageAsync("/topcis", TalkBench.Ming, TalkBench.Ming, at.AddSeconds(3)));
        Assert.Single(await HandleMessageAsync("/topcis@DigestBot", 100, TalkBench.Group, at.AddSeconds(64)));
    }

    [Fact]
    public async Task A_member_who_is_banned_uses_up_nothing_of_what_the_others_may_ask_for()
    {
        await _bench.SaysAsync("/ban 200", TalkBench.Admin);
        var at = _bench.Clock.GetUtcNow().UtcDateTime;
        for (var second = 0; second < 30; second++)
        {
            Assert.Empty(await HandleMessageAsync("/topcis@DigestBot", 200, TalkBench.Group, at.AddSeconds(second)));
        }

        Assert.Contains("/topics", Assert.Single(await HandleMessageAsync("/topcis@DigestBot", 100, TalkBench.Group, at.AddSeconds(30))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_album_of_ten_is_one_act_and_gets_one_answer()
    {
        var at = _bench.Clock.GetUtcNow().UtcDateTime;
        var answers = 0;
        for (var picture = 0; picture < 10; picture++)
        {
            answers += (await HandleMessageAsync(null, TalkBench.Ming, TalkBench.Ming, at, message => (message.Photo, message.MediaGroupId) = ([new PhotoSize()], "album"))).Count;
        }

        Assert.Equal(1, answers);
        Assert.Contains("/topics", (await HandleMessageAsync("/topcis", TalkBench.Ming, TalkBench.Ming, at.AddSeconds(1))).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_forwarded_messages_are_one_act_and_a_command_after_them_is_answered()
    {
        var at = _bench.Clock.GetUtcNow().UtcDateTime;
        var answers = 0;
        for (var forward = 0; forward < 10; forward++)
        {
            answers += (await HandleMessageAsync("新闻", TalkBench.Ming, TalkBench.Ming, at.AddSeconds(forward / 7), message => message.ForwardOrigin = new MessageOriginUser())).Count;
        }

        Assert.Equal(1, answers);
        Assert.Contains("/topics", (await HandleMessageAsync("/topcis", TalkBench.Ming, TalkBench.Ming, at.AddSeconds(2))).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forwarded_command_is_somebody_elses_words_and_runs_nothing()
    {
        var at = _bench.Clock.GetUtcNow().UtcDateTime;
        var answer = (await HandleMessageAsync("/topcis", TalkBench.Ming, TalkBench.Ming, at, message => message.ForwardOrigin = new MessageOriginUser())).Single();
        Assert.DoesNotContain("/topics", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Buttons, button => button.Data == "/search /topcis");
    }

    [Fact]
    public async Task An_update_that_is_handled_again_is_not_counted_again()
    {
        var at = _bench.Clock.GetUtcNow().UtcDateTime;
        for (var attempt = 0; attempt < 10; attempt++)
        {
            _id = 2000;
            Assert.Contains("/topics", (await HandleMessageAsync("/topcis", TalkBench.Ming, TalkBench.Ming, at)).Single().Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_admin_bans_a_group_and_lifts_the_ban_again_and_both_are_written_down()
    {
        Assert.Contains("-1001", (await _bench.SaysAsync("/ban -1001", TalkBench.Admin)).Single().Text, StringComparison.Ordinal);
        Assert.Empty(await _bench.SaysAsync("/help@DigestBot", chat: TalkBench.Group));
        await _bench.SaysAsync("/unban -1001", TalkBench.Admin);
        Assert.Single(await _bench.SaysAsync("/help@DigestBot", chat: TalkBench.Group));
        Assert.Equal(["unbanned -1001", "banned -1001"], (await _bench.Get<AuditLog>().ListAsync(null, 9, CancellationToken.None)).Select(entry => $"{entry.Action} {entry.Subject}"));
    }

    [Fact]
    public async Task A_ban_needs_an_id_and_never_hits_an_admin_nor_comes_from_anybody_else()
    {
        Assert.Contains("/ban -100", (await _bench.SaysAsync("/ban me", TalkBench.Admin)).Single().Text, StringComparison.Ordinal);
        await _bench.SaysAsync("/ban 7", TalkBench.Admin);
        Assert.Single(await _bench.SaysAsync("/help", TalkBench.Admin));
        await _bench.SaysAsync("/ban 7");
        Assert.Null(await _bench.Get<ChatStore>().FindAsync(-1001, CancellationToken.None));
    }

    [Fact]
    public async Task A_tap_that_is_delivered_twice_acts_once()
    {
        var first = Tap();
        var second = Tap();
        var handler = _bench.Get<ChatDigestBot.Telegram.IUpdateHandler>();
        Assert.Contains(await _bench.HandleAsync(first), call => call.Method == "editMessageText");
        await handler.HandleAsync(second, CancellationToken.None);
        _bench.Clock.Advance(TimeSpan.FromSeconds(2));
        var later = await _bench.HandleAsync(Tap());
        Assert.Equal(["answerCallbackQuery", "answerCallbackQuery", "editMessageText"], later.Select(call => call.Method).Order());

        Update Tap() => new()
        {
            Id = ++_id,
            CallbackQuery = new CallbackQuery
            {
                Id = "same",
                From = new User { Id = TalkBench.Ming, FirstName = "阿明", LanguageCode = "zh-hans" },
                Message = new Message { Id = 77, Chat = _bench.Said("", TalkBench.Ming, "", TalkBench.Ming).Chat },
                Data = "/subscribe ai",
            },
        };
    }

    private Task<List<Call>> HandleMessageAsync(string? text, long person, long chat, DateTime at, Action<Message>? change = null)
    {
        var message = _bench.Said(text ?? "", person, "zh-hans", chat);
        (message.Date, message.Text) = (at, text);
        change?.Invoke(message);
        return _bench.HandleAsync(new Update { Id = ++_id, Message = message });
    }
}
