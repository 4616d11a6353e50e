using ChatDigestBot.Conversation.Incoming;

namespace ChatDigestBot.Tests.Conversation;

public sealed class PersonLimitTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly PersonLimits _limits = new();

    [Fact]
    public void A_burst_of_five_is_allowed_the_sixth_warned_and_the_rest_ignored_for_a_minute()
    {
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Equal(LimitVerdict.Allowed, Ask(0)));
        Assert.Equal(LimitVerdict.Warned, Ask(0));
        Assert.Equal(LimitVerdict.Ignored, Ask(0));
        Assert.Equal(LimitVerdict.Ignored, Ask(59));
        Assert.Equal(LimitVerdict.Allowed, Ask(60));
    }

    [Fact]
    public void One_a_second_is_never_too_much()
    {
        Assert.All(Enumerable.Range(0, 300), second => Assert.Equal(LimitVerdict.Allowed, Ask(second)));
    }

    [Fact]
    public void Two_a_second_is_too_much_after_a_while()
    {
        var verdicts = Enumerable.Range(0, 20).Select(half => Ask(half / 2.0)).ToList();
        Assert.Equal(1, verdicts.Count(verdict => verdict == LimitVerdict.Warned));
        Assert.InRange(verdicts.Count(verdict => verdict == LimitVerdict.Allowed), 8, 11);
    }

    [Fact]
    public void Whoever_waited_out_the_minute_is_warned_again_when_flooding_again()
    {
        Assert.All(Enumerable.Range(0, 6), _ => Ask(0));
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Equal(LimitVerdict.Allowed, Ask(61)));
        Assert.Equal(LimitVerdict.Warned, Ask(61));
        Assert.Equal(LimitVerdict.Ignored, Ask(61));
    }

    [Fact]
    public void One_persons_flood_takes_nothing_from_others_and_taps_have_their_own_measure()
    {
        Assert.All(Enumerable.Range(0, 7), _ => Ask(0));
        Assert.Equal(LimitVerdict.Allowed, _limits.Take(2, LimitRate.Commands, Start));
        Assert.All(Enumerable.Range(0, 16), _ => Assert.Equal(LimitVerdict.Allowed, _limits.Take(1, LimitRate.Taps, Start)));
    }

    [Fact]
    public void A_clock_that_goes_back_gives_and_takes_nothing()
    {
        Assert.All(Enumerable.Range(0, 5), _ => Ask(10));
        Assert.Equal(LimitVerdict.Warned, Ask(9));
    }

    [Fact]
    public void Whoever_flooded_before_the_clock_was_put_back_is_not_ignored_until_it_has_caught_up()
    {
        Assert.All(Enumerable.Range(0, 7), _ => Ask(86_400));
        Assert.Equal(LimitVerdict.Allowed, Ask(0));
    }

    [Fact]
    public void Many_people_are_forgotten_again()
    {
        for (var person = 0; person < 25_000; person++)
        {
            _limits.Take(person, LimitRate.Commands, Start.AddSeconds(person));
        }

        Assert.InRange(_limits.Count, 1, 11_000);
    }

    private LimitVerdict Ask(double second) => _limits.Take(1, LimitRate.Commands, Start.AddSeconds(second));

    [Fact]
    public void A_crowd_that_all_matters_is_not_walked_through_at_every_call()
    {
        for (var person = 0; person < 25_000; person++)
        {
            _limits.Take(person, LimitRate.Commands, Start);
        }

        Assert.Equal(25_000, _limits.Count);
        Assert.InRange(_limits.Sweeps, 1, 3);
    }
}
