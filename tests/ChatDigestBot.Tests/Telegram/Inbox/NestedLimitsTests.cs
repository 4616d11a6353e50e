using System.Collections.Concurrent;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Inbox;
using ChatDigestBot.Telegram.Pacing;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot.Types;

namespace ChatDigestBot.Tests.Telegram.Inbox;

/// <summary>A call of a reply ends before its handler does, however slow Telegram is, and what may have arrived is not sent again.</summary>
public sealed class NestedLimitsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FakeTimeProvider _network = new();
    private readonly TelegramMetrics _metrics = new();
    private readonly CollectingLogger<UpdateDispatcher> _log = new();
    private readonly ConcurrentQueue<string> _outcomes = new();
    private readonly TaskCompletionSource _mayAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<CancellationToken, Task> _beforeReply = _ => Task.CompletedTask;
    private FakeServer _server = null!;
    private ScriptedHandler _handler = null!;
    private UpdateDispatcher _dispatcher = null!;

    public Task InitializeAsync()
    {
        _server = new FakeServer(async exchange =>
        {
            await _mayAnswer.Task.WaitAsync(exchange.Closed);
            await exchange.RespondAsync(200, """{"ok":true,"result":{"message_id":5}}""");
        });
        var api = new PacedApi(TestClient.For(_server.Address, _network), new Pacer(new PacingOptions(), _clock), _clock);
        _handler = new ScriptedHandler(async (_, stop) =>
        {
            await _beforeReply(stop);
            _outcomes.Enqueue((await api.SendAsync<MessageId>(new SendHtmlRequest(7, HtmlText.Encode("hello")), SendPriority.Reply, stop)).GetType().Name);
        });
        _dispatcher = new UpdateDispatcher(_handler, _metrics, _log, _clock, _network);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _dispatcher.Dispose();
        await _server.DisposeAsync();
        _metrics.Dispose();
    }

    [Fact]
    public async Task A_telegram_that_takes_35_seconds_gets_one_copy_of_a_reply_and_not_four()
    {
        _dispatcher.Add(Updates.Waiting(Updates.Message(1, 7)));
        await _server.NextAsync();
        for (var second = 0; second < 35; second++)
        {
            _network.Advance(TimeSpan.FromSeconds(1));
        }

        await _handler.HandledAsync(1);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Unknown", Assert.Single(_outcomes));
        Assert.Single(_server.Requests);
        Assert.Equal(UpdateState.Done, (await _dispatcher.Marks.ReadAsync()).State);
    }

    [Fact]
    public async Task A_reply_under_way_when_the_bot_is_stopped_is_not_cut_and_sent_again_by_the_next()
    {
        _dispatcher.Add(Updates.Waiting(Updates.Message(1, 7)));
        await _server.NextAsync();
        var stopping = _dispatcher.StopAsync();
        for (var second = 0; second < 12; second++)
        {
            _network.Advance(TimeSpan.FromSeconds(1));
        }

        _mayAnswer.SetResult();
        await stopping;
        Assert.Equal("Ok", Assert.Single(_outcomes));
        Assert.Equal(UpdateState.Done, (await _dispatcher.Marks.ReadAsync()).State);
    }

    [Fact]
    public async Task A_reply_that_began_while_the_bot_was_being_stopped_has_all_of_its_time()
    {
        var isBegun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isStopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayReply = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _beforeReply = stop =>
        {
            stop.Register(isStopping.SetResult);
            isBegun.SetResult();
            return mayReply.Task;
        };
        _dispatcher.Add(Updates.Waiting(Updates.Message(1, 7)));
        await isBegun.Task;
        var stopping = _dispatcher.StopAsync();
        _network.Advance(HandlerSlot.Grace - TimeSpan.FromSeconds(1));
        mayReply.SetResult();
        await _server.NextAsync();
        _network.Advance(TimeSpan.FromSeconds(1));
        await isStopping.Task;
        for (var second = 0; second < 13; second++)
        {
            _network.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.False(stopping.IsCompleted);
        _mayAnswer.SetResult();
        await stopping;
        Assert.Equal("Ok", Assert.Single(_outcomes));
        Assert.Equal(UpdateState.Done, (await _dispatcher.Marks.ReadAsync()).State);
    }
}
