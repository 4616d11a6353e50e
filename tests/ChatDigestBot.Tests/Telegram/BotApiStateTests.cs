using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Api;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Telegram;

/// <summary>What health says of Telegram is what is, not what once was.</summary>
public sealed class BotApiStateTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly BotApiState _state;

    public BotApiStateTests() => _state = new BotApiState(_clock);

    [Fact]
    public void Four_minutes_of_502_are_told_with_the_moment_they_began()
    {
        var began = _clock.GetUtcNow();
        for (var minute = 0; minute < 4; minute++)
        {
            _state.Note("getUpdates", new ApiResult<bool>.Unknown(FailureReason.ServerError));
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(new BotApiTrouble(BotApiState.NoAnswer, began), _state.Trouble);
        _state.Note("getUpdates", new ApiResult<bool>.Ok(true));
        Assert.Null(_state.Trouble);
    }

    [Fact]
    public void A_revoked_token_is_told()
    {
        _state.Note("getUpdates", new ApiResult<bool>.Refused(RefusalReason.Unauthorized, 401, "Unauthorized"));
        Assert.Equal(BotApiState.TokenRefused, _state.Trouble?.Kind);
    }

    [Fact]
    public void Replies_that_go_out_do_not_hide_that_nothing_comes_in()
    {
        _state.Note("getUpdates", new ApiResult<bool>.Unknown(FailureReason.TimedOut));
        _state.Note("sendMessage", new ApiResult<bool>.Ok(true));
        Assert.Equal(BotApiState.NoAnswer, _state.Trouble?.Kind);
        _state.ReceivesNoLonger();
        Assert.Null(_state.Trouble);
    }

    [Fact]
    public void What_one_chat_refuses_is_no_trouble_of_telegrams()
    {
        _state.Note("sendMessage", new ApiResult<bool>.ChatGone(ChatGoneReason.Blocked));
        _state.Note("sendMessage", new ApiResult<bool>.Refused(RefusalReason.NoRights, 400, "no"));
        _state.Note("sendMessage", new ApiResult<bool>.Throttled(TimeSpan.FromSeconds(5)));
        _state.Note("sendDocument", new ApiResult<bool>.NotSent(FailureReason.File));
        Assert.Null(_state.Trouble);
    }

    [Fact]
    public async Task Health_is_not_ready_before_the_first_answer_and_degraded_in_trouble_with_words_of_ours()
    {
        await using var server = new FakeServer(FakeServer.Always("""{"ok":true,"result":{"id":11,"is_bot":true,"first_name":"B"}}"""));
        using var client = TestClient.For(server.Address, state: _state);
        var account = new BotAccount(client, TestClient.OptionsFor(server.Address), _clock, new CollectingLogger<BotAccount>());
        var check = new BotApiHealthCheck(account, _state);
        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(new HealthCheckContext())).Status);

        await account.IdentifyOnceAsync(CancellationToken.None);
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new HealthCheckContext())).Status);

        _state.Note("getUpdates", new ApiResult<bool>.Refused(RefusalReason.Conflict, 409, "their words"));
        var trouble = await check.CheckHealthAsync(new HealthCheckContext());
        Assert.Equal(
            (HealthStatus.Degraded, "another program receives this bot's updates", "conflict", _clock.GetUtcNow()),
            (trouble.Status, trouble.Description, trouble.Data["code"], trouble.Data["since"]));
    }
}
