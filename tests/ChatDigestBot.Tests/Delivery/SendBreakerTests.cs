using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Telegram.Api;
using SendResult = ChatDigestBot.Telegram.Api.ApiResult<Telegram.Bot.Types.MessageId>;

namespace ChatDigestBot.Tests.Delivery;

public class SendBreakerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void While_nothing_gets_through_one_message_tries_after_growing_rests()
    {
        var breaker = new SendBreaker();
        Assert.Equal(32, breaker.Allows(32, inFlight: 0, Now));

        breaker.Note(new SendResult.NotSent(FailureReason.Connect), Now);
        breaker.Note(new SendResult.NotSent(FailureReason.Connect), Now); // of the same group: one failure
        Assert.Equal(0, breaker.Allows(32, inFlight: 0, Now));
        Assert.Equal(1, breaker.Allows(32, inFlight: 0, Now.AddSeconds(1)));
        Assert.Equal(0, breaker.Allows(32, inFlight: 1, Now.AddSeconds(1)));

        breaker.Note(new SendResult.NotSent(FailureReason.Connect), Now.AddSeconds(1));
        Assert.Equal(0, breaker.Allows(32, inFlight: 0, Now.AddSeconds(2)));
        Assert.Equal(1, breaker.Allows(32, inFlight: 0, Now.AddSeconds(3)));
    }

    [Fact]
    public void Any_answer_ends_the_rest()
    {
        var breaker = new SendBreaker();
        breaker.Note(new SendResult.NotSent(FailureReason.Connect), Now);
        breaker.Note(new SendResult.ChatGone(ChatGoneReason.Blocked), Now);

        Assert.Equal(32, breaker.Allows(32, inFlight: 0, Now));
    }

    [Fact]
    public void After_a_rest_no_more_is_tried_than_waits()
    {
        var breaker = new SendBreaker();
        breaker.Note(new SendResult.NotSent(FailureReason.Connect), Now);

        Assert.Equal(0, breaker.Allows(0, inFlight: 0, Now.AddSeconds(1)));
    }

    [Fact]
    public void A_fault_of_the_bots_own_is_no_answer()
    {
        var breaker = new SendBreaker();
        breaker.Note(new SendResult.Refused(RefusalReason.Unauthorized, 401, "Unauthorized"), Now);

        Assert.Equal(0, breaker.Allows(32, inFlight: 0, Now));
    }

    [Fact]
    public void A_call_that_was_never_made_says_nothing_of_the_network()
    {
        var breaker = new SendBreaker();
        breaker.Note(new SendResult.NotSent(FailureReason.Withdrawn), Now);
        Assert.Equal(32, breaker.Allows(32, inFlight: 0, Now));

        breaker.Note(new SendResult.NotSent(FailureReason.Connect), Now);
        breaker.Note(new SendResult.NotSent(FailureReason.Withdrawn), Now);
        Assert.Equal(0, breaker.Allows(32, inFlight: 0, Now));
    }
}
