using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Telegram.Api;
using SendResult = ChatDigestBot.Telegram.Api.ApiResult<Telegram.Bot.Types.MessageId>;

namespace ChatDigestBot.Tests.Delivery;

public class LossGuardTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ten_in_a_row_raise_the_alarm_once_and_bulk_rests_ever_longer_until_one_gets_through()
    {
        var guard = new LossGuard();
        var alarms = Enumerable.Range(1, 14).Select(chat => Lose(guard, chat, Now)).OfType<LossAlarm>().ToList();

        Assert.Equal(Enumerable.Range(1, 10).Select(chat => (long)chat), Assert.Single(alarms).ChatIds);
        Assert.Equal(0, guard.Allows(32, inFlight: 0, Now.AddMinutes(9)));
        Assert.Equal(1, guard.Allows(32, inFlight: 0, Now.AddMinutes(10)));
        Lose(guard, 20, Now.AddMinutes(10));
        Assert.Equal(0, guard.Allows(32, inFlight: 0, Now.AddMinutes(29)));
        Reach(guard, 21, Now.AddMinutes(30));
        Assert.Equal(32, guard.Allows(32, inFlight: 0, Now.AddMinutes(30)));
    }

    [Fact]
    public void One_that_is_reached_between_them_shows_that_the_others_are_lost_each_for_itself()
    {
        var guard = new LossGuard();
        for (var chat = 1; chat <= 100; chat++)
        {
            Assert.Null(Lose(guard, chat, Now));
            if (chat % 9 == 0)
            {
                Reach(guard, 1000 + chat, Now);
            }
        }
    }

    [Fact]
    public void People_who_blocked_the_bot_raise_no_alarm_however_many_they_are()
    {
        var guard = new LossGuard();
        Assert.All(Enumerable.Range(1, 50), chat => Assert.Null(Lose(guard, chat, Now, ChatGoneReason.Blocked)));
        Assert.Equal(32, guard.Allows(32, inFlight: 0, Now));
    }

    [Fact]
    public void What_is_refused_for_the_third_time_is_believed()
    {
        var guard = new LossGuard();
        foreach (var chat in Enumerable.Range(1, 10))
        {
            Lose(guard, chat, Now);
        }

        var gone = new SendResult.ChatGone(ChatGoneReason.ChatNotFound);
        var suspend = new Disposition.Suspend(ChatGoneReason.ChatNotFound);
        Assert.IsType<Disposition.Retry>(guard.Judge(Row(30, attempts: 1), gone, suspend, Now.AddHours(1), out _));
        Assert.Same(suspend, guard.Judge(Row(30, attempts: 2), gone, suspend, Now.AddHours(2), out _));
        Assert.IsType<Disposition.Retry>(guard.Judge(Row(31, attempts: 2) with { Kind = DeliveryKind.Answer }, gone, suspend, Now.AddHours(2), out _));
    }

    private static LossAlarm? Lose(LossGuard guard, long chat, DateTimeOffset now, string reason = ChatGoneReason.ChatNotFound)
    {
        guard.Judge(Row(chat), new SendResult.ChatGone(reason), new Disposition.Suspend(reason), now, out var alarm);
        return alarm;
    }

    private static void Reach(LossGuard guard, long chat, DateTimeOffset now) =>
        guard.Judge(Row(chat), new SendResult.Ok(new global::Telegram.Bot.Types.MessageId { Id = 1 }), new Disposition.Done(1), now, out _);

    private static DeliveryRow Row(long chat, int attempts = 0) => new()
    {
        Id = chat,
        Kind = DeliveryKind.Digest,
        Unit = "slot",
        ChatId = chat,
        ThreadId = 0,
        Part = 1,
        Parts = 1,
        Lane = DeliveryUnit.DigestLane,
        ContentId = 1,
        Attempts = attempts,
        Unanswered = 0,
        Epoch = 1,
        NotBefore = Now,
        TelegramId = chat,
        Reachability = Reachability.Reachable,
        IsBanned = false,
        IsWanted = true,
    };
}
