using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Telegram.Api;
using SendResult = ChatDigestBot.Telegram.Api.ApiResult<Telegram.Bot.Types.MessageId>;

namespace ChatDigestBot.Tests.Delivery;

public class DeliveryPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Throttling_waits_exactly_as_told_and_costs_no_attempt()
    {
        var disposition = After(Row() with { Attempts = DeliveryPolicy.MaxAttempts }, new SendResult.Throttled(TimeSpan.FromSeconds(37)));

        Assert.Equal(new Disposition.Retry(Now.AddSeconds(37), CountsAsAttempt: false, IsUnanswered: false, "throttled"), disposition);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 10)]
    [InlineData(4, 80)]
    [InlineData(10, 3600)]
    public void What_was_not_sent_is_tried_again_after_a_growing_wait(int attempts, int seconds) =>
        Assert.Equal(
            new Disposition.Retry(Now.AddSeconds(seconds), CountsAsAttempt: true, IsUnanswered: false, "connect"),
            After(Row() with { Attempts = attempts }, new SendResult.NotSent("connect")));

    [Fact]
    public void A_call_that_was_withdrawn_before_it_was_made_is_made_at_once_and_costs_no_attempt() =>
        Assert.Equal(
            new Disposition.Retry(Now, CountsAsAttempt: false, IsUnanswered: false, FailureReason.Withdrawn),
            After(Row() with { Attempts = DeliveryPolicy.MaxAttempts - 1 }, new SendResult.NotSent(FailureReason.Withdrawn)));

    [Fact]
    public void The_last_attempt_that_was_not_sent_fails_for_good() =>
        Assert.Equal(new Disposition.Abandon("connect"), After(Row() with { Attempts = DeliveryPolicy.MaxAttempts - 1 }, new SendResult.NotSent("connect")));

    [Theory]
    [InlineData(nameof(DeliveryKind.Digest))]
    [InlineData(nameof(DeliveryKind.Answer))]
    public void A_digest_without_an_answer_is_sent_again_and_possibly_twice(string kind) =>
        Assert.Equal(
            new Disposition.Retry(Now.AddSeconds(20), CountsAsAttempt: true, IsUnanswered: true, "cut"),
            After(Row() with { Kind = Enum.Parse<DeliveryKind>(kind), Attempts = 2, Unanswered = 1 }, new SendResult.Unknown("cut")));

    [Fact]
    public void A_digest_never_answered_waits_for_an_operator_after_the_third_time() =>
        Assert.Equal(new Disposition.InDoubt("cut"), After(Row() with { Unanswered = DeliveryPolicy.MaxUnanswered - 1 }, new SendResult.Unknown("cut")));

    [Fact]
    public void A_broadcast_without_an_answer_waits_for_the_editor() =>
        Assert.Equal(new Disposition.InDoubt("cut"), After(Row() with { Kind = DeliveryKind.Broadcast }, new SendResult.Unknown("cut")));

    [Fact]
    public void A_broadcast_that_was_being_sent_at_a_crash_waits_for_the_editor() =>
        Assert.Equal(new Disposition.InDoubt("crash"), DeliveryPolicy.AfterCrash(Row() with { Kind = DeliveryKind.Broadcast }, new CallTrace.Open(), Now));

    [Fact]
    public void A_digest_that_was_being_sent_at_a_crash_is_sent_again_at_once_and_possibly_twice() =>
        Assert.Equal(new Disposition.Retry(Now, CountsAsAttempt: true, IsUnanswered: true, "crash"), DeliveryPolicy.AfterCrash(Row(), new CallTrace.Open(), Now));

    [Fact]
    public void What_had_not_left_at_a_crash_is_sent_again_without_any_doubt() =>
        Assert.Equal(
            new Disposition.Retry(Now, CountsAsAttempt: false, IsUnanswered: false, "crash"),
            DeliveryPolicy.AfterCrash(Row() with { Kind = DeliveryKind.Broadcast }, new CallTrace.NotBegun(), Now));

    [Fact]
    public void What_had_been_answered_at_a_crash_is_sent() =>
        Assert.Equal(new Disposition.Done(5), DeliveryPolicy.AfterCrash(Row(), new CallTrace.Answered(5), Now));

    [Fact]
    public void A_row_that_may_have_arrived_never_ends_as_failed()
    {
        var row = Row() with { Unanswered = 1, Attempts = DeliveryPolicy.MaxAttempts - 1 };

        Assert.Equal(new Disposition.InDoubt("connect", IsUnanswered: false), After(row, new SendResult.NotSent("connect")));
        Assert.Equal(new Disposition.InDoubt(RefusalReason.TooLong, IsUnanswered: false), After(row, Refused(RefusalReason.TooLong)));
        Assert.Equal(new Disposition.InDoubt("blocked", IsUnanswered: false), DeliveryPolicy.BeforeAttempt(row with { Reachability = Reachability.Blocked }, Now));
    }

    [Fact]
    public void Entities_that_Telegram_cannot_read_go_out_plain_and_are_not_tried_twice()
    {
        var bad = new SendResult.Refused(RefusalReason.ParseError, 400, "Bad Request: can't parse entities");

        var simpler = Assert.IsType<Disposition.Simplify>(DeliveryPolicy.AfterAttempt(Row(), default, bad, Now));
        Assert.Equal(new ContentForm(IsPlain: true, IsBare: false), simpler.Form);
        Assert.Equal(new Disposition.Abandon(RefusalReason.ParseError), DeliveryPolicy.AfterAttempt(Row(), simpler.Form, bad, Now));
    }

    [Fact]
    public void Buttons_that_Telegram_refuses_are_left_out()
    {
        var bad = new SendResult.Refused(RefusalReason.KeyboardInvalid, 400, "Bad Request: BUTTON_URL_INVALID");

        var simpler = Assert.IsType<Disposition.Simplify>(DeliveryPolicy.AfterAttempt(Row(), new ContentForm(IsPlain: true, IsBare: false), bad, Now));
        Assert.Equal(new ContentForm(IsPlain: true, IsBare: true), simpler.Form);
        Assert.Equal(new Disposition.Abandon(RefusalReason.KeyboardInvalid), DeliveryPolicy.AfterAttempt(Row(), simpler.Form, bad, Now));
    }

    [Theory]
    [InlineData(RefusalReason.SlowMode, 60, false)]
    [InlineData(RefusalReason.Unauthorized, 60, false)]
    [InlineData(RefusalReason.TopicClosed, 3600, true)]
    public void What_may_pass_is_waited_for(string reason, int seconds, bool costsAnAttempt) =>
        Assert.Equal(new Disposition.Retry(Now.AddSeconds(seconds), costsAnAttempt, IsUnanswered: false, reason), After(Row(), Refused(reason)));

    [Fact]
    public void A_chat_that_takes_nothing_is_suspended_and_the_message_fails()
    {
        Assert.Equal(new Disposition.Suspend(ChatGoneReason.Blocked), After(Row(), new SendResult.ChatGone(ChatGoneReason.Blocked)));
        Assert.Equal(new Disposition.Suspend(RefusalReason.NoRights), After(Row(), Refused(RefusalReason.NoRights)));
        Assert.Equal(new Disposition.Suspend(RefusalReason.ThreadNotFound), After(Row(), Refused(RefusalReason.ThreadNotFound)));
    }

    [Fact]
    public void A_group_that_takes_texts_and_no_pictures_is_not_suspended_for_a_picture() =>
        Assert.Equal(
            new Disposition.Abandon(RefusalReason.NoRights),
            DeliveryPolicy.AfterAttempt(Row(), new ContentForm(IsPlain: false, IsBare: false, HasFile: true), Refused(RefusalReason.NoRights), Now));

    [Fact]
    public void A_message_that_is_gone_is_taken_back_and_cannot_be_corrected()
    {
        Assert.Equal(new Disposition.Done(5), After(Change(DeliveryKind.Recall), Refused(RefusalReason.MessageNotFound)));
        Assert.Equal(new Disposition.Abandon(RefusalReason.MessageNotFound), After(Change(DeliveryKind.Correction), Refused(RefusalReason.MessageNotFound)));
    }

    [Fact]
    public void A_correction_that_stands_there_already_is_made() =>
        Assert.Equal(new Disposition.Done(5), After(Change(DeliveryKind.Correction), Refused(RefusalReason.NotModified)));

    [Fact]
    public void A_correction_whose_entities_Telegram_cannot_read_goes_out_plain_and_is_not_tried_twice()
    {
        var simpler = Assert.IsType<Disposition.Simplify>(After(Change(DeliveryKind.Correction), Refused(RefusalReason.ParseError)));
        Assert.Equal(new ContentForm(IsPlain: true, IsBare: false), simpler.Form);
        Assert.Equal(
            new Disposition.Abandon(RefusalReason.ParseError),
            DeliveryPolicy.AfterAttempt(Change(DeliveryKind.Correction), simpler.Form, Refused(RefusalReason.ParseError), Now));
    }

    [Fact]
    public void A_change_waits_until_the_bots_own_fault_is_mended() =>
        Assert.Equal(
            new Disposition.Retry(Now.AddMinutes(1), CountsAsAttempt: false, IsUnanswered: false, RefusalReason.Unauthorized),
            After(Change(DeliveryKind.Recall), Refused(RefusalReason.Unauthorized)));

    [Fact]
    public void A_chat_where_one_message_cannot_be_changed_is_not_suspended() =>
        Assert.Equal(new Disposition.Abandon(RefusalReason.NoRights), After(Change(DeliveryKind.Correction), Refused(RefusalReason.NoRights)));

    [Fact]
    public void A_chat_that_moved_is_followed() => Assert.Equal(new Disposition.Move(-1007), After(Row(), new SendResult.Migrated(-1007)));

    [Fact]
    public void Nothing_is_sent_to_those_who_stopped_or_cannot_be_reached_or_when_it_is_too_late()
    {
        Assert.Null(DeliveryPolicy.BeforeAttempt(Row(), Now));
        Assert.Equal(new Disposition.Cancel("stopped"), DeliveryPolicy.BeforeAttempt(Row() with { IsWanted = false }, Now));
        Assert.Equal(new Disposition.Cancel("banned"), DeliveryPolicy.BeforeAttempt(Row() with { IsBanned = true }, Now));
        Assert.Equal(new Disposition.Abandon("blocked"), DeliveryPolicy.BeforeAttempt(Row() with { Reachability = Reachability.Blocked }, Now));
        Assert.Equal(new Disposition.Cancel("late"), DeliveryPolicy.BeforeAttempt(Row() with { NotAfter = Now.AddSeconds(-1) }, Now));
    }

    [Fact]
    public void What_is_due_until_this_very_moment_is_sent() => Assert.Null(DeliveryPolicy.BeforeAttempt(Row() with { NotAfter = Now }, Now));

    [Fact]
    public void What_is_on_hold_is_called_off_unless_a_part_of_it_has_arrived()
    {
        var held = Row() with { IsHeld = true, Parts = 2 };

        Assert.Equal(new Disposition.Cancel(DeliveryPolicy.Held), DeliveryPolicy.BeforeAttempt(held, Now));
        Assert.Null(DeliveryPolicy.BeforeAttempt(held with { Part = 2 }, Now));
    }

    [Fact]
    public void A_message_is_taken_back_also_from_those_who_are_banned_or_cannot_be_reached()
    {
        Assert.Null(DeliveryPolicy.BeforeAttempt(Change(DeliveryKind.Recall) with { IsBanned = true }, Now));
        Assert.Null(DeliveryPolicy.BeforeAttempt(Change(DeliveryKind.Recall) with { Reachability = Reachability.Blocked }, Now));
    }

    [Fact]
    public void A_chat_that_could_not_be_reached_is_tried_when_its_time_comes_or_somebody_there_asks()
    {
        var lost = Row() with { Reachability = Reachability.Missing, TryAgainAt = Now };

        Assert.Null(DeliveryPolicy.BeforeAttempt(lost, Now));
        Assert.Equal(new Disposition.Abandon("missing"), DeliveryPolicy.BeforeAttempt(lost with { TryAgainAt = Now.AddSeconds(1) }, Now));
        Assert.Null(DeliveryPolicy.BeforeAttempt(lost with { TryAgainAt = null, Kind = DeliveryKind.Answer }, Now));
    }

    [Fact]
    public void What_is_begun_is_ended_however_late()
    {
        var late = Row() with { NotAfter = Now.AddHours(-1), Parts = 2 };

        Assert.Null(DeliveryPolicy.BeforeAttempt(late with { Part = 2 }, Now));
        Assert.Null(DeliveryPolicy.BeforeAttempt(late with { Unanswered = 1 }, Now));
    }

    private static Disposition After(DeliveryRow row, SendResult outcome) => DeliveryPolicy.AfterAttempt(row, default, outcome, Now);

    private static SendResult.Refused Refused(string reason) => new(reason, 400, "Bad Request");

    private static DeliveryRow Change(DeliveryKind kind) => Row() with { Kind = kind, MessageId = 5 };

    private static DeliveryRow Row() => new()
    {
        Id = 1,
        Kind = DeliveryKind.Digest,
        Unit = "slot:2026-03-01T08:00",
        ChatId = 7,
        ThreadId = 0,
        Part = 1,
        Parts = 1,
        Lane = DeliveryUnit.DigestLane,
        ContentId = 1,
        Attempts = 0,
        Unanswered = 0,
        Epoch = 0,
        NotBefore = Now,
        TelegramId = 7,
        Reachability = Reachability.Reachable,
        IsBanned = false,
        IsWanted = true,
    };
}
