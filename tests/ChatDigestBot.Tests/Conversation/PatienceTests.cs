using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Telegram.Pacing;
using ChatDigestBot.Tests.Telegram;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Conversation;

/// <summary>What a person sees while a command takes its time.</summary>
public sealed class PatienceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(CallSamples.Now);
    private readonly FakeServer _server = new(FakeServer.Always("""{"ok":true,"result":true}"""));
    private PacedApi _api = null!;

    public Task InitializeAsync()
    {
        _api = new PacedApi(TestClient.For(_server.Address), new Pacer(new PacingOptions(), _clock), _clock);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_slow_command_is_seen_typing_and_goes_on_typing()
    {
        await using var sign = new TypingSign(_api, 42, 7, _clock, CancellationToken.None);
        _clock.Advance(TimeSpan.FromMilliseconds(399));
        Assert.Empty(_server.Requests);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var typing = await _server.NextAsync();
        Assert.Equal(("sendChatAction", "typing", 7), (typing.Method, typing.Json.GetProperty("action").GetString(), typing.Json.GetProperty("message_thread_id").GetInt32()));
        _clock.Advance(TimeSpan.FromSeconds(4.5));
        Assert.Equal("sendChatAction", (await _server.NextAsync()).Method);
    }

    [Fact]
    public async Task A_quick_command_costs_no_call()
    {
        await using (new TypingSign(_api, 42, null, _clock, CancellationToken.None))
        {
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_timer_that_rings_as_the_command_ends_shows_nothing_and_breaks_nothing()
    {
        var clock = new BelatedClock();
        await using (new TypingSign(_api, 42, null, clock, CancellationToken.None))
        {
        }

        clock.Ring();
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_typing_sign_that_telegram_throttles_does_not_come_behind_the_answer()
    {
        await using var strict = new FakeServer(exchange => exchange.Method == "sendChatAction"
            ? exchange.RespondAsync(429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3","parameters":{"retry_after":3}}""")
            : exchange.RespondAsync(200, """{"ok":true,"result":true}"""));
        using var client = TestClient.For(strict.Address);
        var api = new PacedApi(client, new Pacer(new PacingOptions(), _clock), _clock);
        await using (new TypingSign(api, 42, null, _clock, CancellationToken.None))
        {
            _clock.Advance(TimeSpan.FromMilliseconds(400));
            await strict.NextAsync();
            while (api.WaitOf(42) < TimeSpan.FromSeconds(2))
            {
                await Task.Yield();
            }
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        await using (new CallbackAnswer(api, "q", _clock, CancellationToken.None))
        {
        }

        Assert.Equal(["sendChatAction", "answerCallbackQuery"], strict.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_tap_is_answered_before_telegram_stops_waiting_and_then_not_again()
    {
        await using (var answer = new CallbackAnswer(_api, "q", _clock, CancellationToken.None))
        {
            _clock.Advance(TimeSpan.FromSeconds(6));
            Assert.False((await _server.NextAsync()).Json.TryGetProperty("text", out _));
            await answer.GiveAsync("too late");
        }

        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_tap_that_nobody_answers_is_answered_in_the_end()
    {
        await using (new CallbackAnswer(_api, "q", _clock, CancellationToken.None))
        {
        }

        Assert.Equal("answerCallbackQuery", Assert.Single(_server.Requests).Method);
    }

    [Fact]
    public void The_timers_of_a_reply_do_not_act_in_the_handlers_name()
    {
        var clock = new FlowWatchingClock();
        _ = new TypingSign(_api, 42, null, clock, CancellationToken.None);
        _ = new CallbackAnswer(_api, "q", clock, CancellationToken.None);
        Assert.Equal([true, true], clock.WasSuppressed);
        Assert.False(ExecutionContext.IsFlowSuppressed());
    }

    /// <summary>Its timer rings when it is told to, be it disposed of or not.</summary>
    private sealed class BelatedClock : TimeProvider
    {
        private TimerCallback? _callback;

        public void Ring() => _callback!(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callback = callback;
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class FlowWatchingClock : TimeProvider
    {
        public List<bool> WasSuppressed { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            WasSuppressed.Add(ExecutionContext.IsFlowSuppressed());
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
