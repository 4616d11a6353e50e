using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Receiving;

namespace ChatDigestBot.Tests.Telegram.Receiving;

public sealed class ApiTroubleTests
{
    private readonly CollectingLogger<ApiTroubleTests> _log = new();

    [Theory]
    [InlineData(1, 0, 0.5)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 0.5, 3)]
    [InlineData(6, 1, 30)]
    [InlineData(1000, 1, 30)]
    [InlineData(1000, 0, 15)]
    public void Waits_double_to_half_a_minute_with_jitter(int failures, double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), ApiTrouble.Waits.After(failures, chance));

    [Fact]
    public void A_dead_host_is_told_once_and_so_is_its_return()
    {
        var trouble = new ApiTrouble("api.example", _log);
        var waits = Enumerable.Range(0, 50)
            .Select(number => trouble.After<bool>(number % 2 == 0 ? new ApiResult<bool>.NotSent(FailureReason.Connect) : new ApiResult<bool>.Unknown(FailureReason.ServerError)))
            .ToList();
        trouble.IsOver();
        trouble.IsOver();

        Assert.Equal([202, 204], _log.Events);
        Assert.All(waits.Skip(6), wait => Assert.InRange(wait, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)));
        Assert.InRange(waits[0], TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_conflict_has_its_own_sentence()
    {
        var trouble = new ApiTrouble("api.example", _log);
        for (var number = 0; number < 5; number++)
        {
            trouble.After<bool>(new ApiResult<bool>.Refused(RefusalReason.Conflict, 409, "Conflict: terminated by other getUpdates request"));
        }

        Assert.Equal([203], _log.Events);
    }

    [Theory]
    [InlineData(RefusalReason.Unauthorized, 401)]
    [InlineData(RefusalReason.NotFound, 404)]
    public void A_wrong_token_is_told_once_and_tried_every_minute(string reason, int code)
    {
        var trouble = new ApiTrouble("api.example", _log);
        for (var number = 0; number < 5; number++)
        {
            Assert.Equal(TimeSpan.FromSeconds(60), trouble.After<bool>(new ApiResult<bool>.Refused(reason, code, "Unauthorized")));
        }

        Assert.Equal([201], _log.Events);
    }

    [Fact]
    public void Throttling_is_obeyed_to_the_second() =>
        Assert.Equal(TimeSpan.FromSeconds(77), new ApiTrouble("api.example", _log).After<bool>(new ApiResult<bool>.Throttled(TimeSpan.FromSeconds(77))));
}
