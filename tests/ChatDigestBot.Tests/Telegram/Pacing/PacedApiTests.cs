using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using ChatDigestBot.Tests.Jobs;
using ChatDigestBot.Tests.Playground;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace ChatDigestBot.Tests.Telegram.Pacing;

public sealed class PacedApiTests : IDisposable
{
    private const string Sent = """{"ok":true,"result":{"message_id":42,"date":1700000000,"chat":{"id":7,"type":"private"}}}""";
    private const string Wait = """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 20","parameters":{"retry_after":20}}""";

    private readonly FakeTimeProvider _clock = new();
    private readonly Pacer _pacer;

    public PacedApiTests() => _pacer = new Pacer(new PacingOptions(), _clock);

    public void Dispose() => _pacer.Dispose();

    [Fact]
    public async Task A_throttled_reply_waits_and_is_sent_again()
    {
        var answers = new Queue<string>([Wait, Sent]);
        await using var server = new FakeServer(exchange => exchange.RespondAsync(200, answers.Dequeue()));
        using var client = TestClient.For(server.Address);
        var api = new PacedApi(client, _pacer, _clock);
        var reply = api.SendAsync<MessageId>(TestClient.Hello, SendPriority.Reply, CancellationToken.None);
        await server.NextAsync();
        while (_pacer.WaitOf(7) < TimeSpan.FromSeconds(10))
        {
            await Task.Yield();
        }

        _clock.Advance(TimeSpan.FromSeconds(19));
        Assert.False(reply.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1.1));

        Assert.IsType<ApiResult<MessageId>.Ok>(await reply);
    }

    [Fact]
    public async Task Throttled_bulk_comes_back_and_the_next_to_the_chat_does_so_without_a_call()
    {
        await using var server = new FakeServer(FakeServer.Always(Wait));
        using var client = TestClient.For(server.Address);
        var api = new PacedApi(client, _pacer, _clock);

        Assert.Equal(new ApiResult<MessageId>.Throttled(TimeSpan.FromSeconds(20)), await api.SendAsync<MessageId>(TestClient.Hello, SendPriority.Bulk, CancellationToken.None));
        var second = Assert.IsType<ApiResult<MessageId>.Throttled>(await api.SendAsync<MessageId>(TestClient.Hello, SendPriority.Bulk, CancellationToken.None));

        Assert.InRange(second.RetryAfter, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(24));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task One_throttled_answer_to_a_tap_takes_nobody_elses_word()
    {
        var answers = new Queue<string>([Wait, """{"ok":true,"result":true}"""]);
        await using var server = new FakeServer(exchange => exchange.RespondAsync(200, answers.Dequeue()));
        using var client = TestClient.For(server.Address);
        var api = new PacedApi(client, _pacer, _clock);

        Assert.IsType<ApiResult<bool>.Throttled>(await api.SendAsync(new AnswerTapRequest("first", "done"), SendPriority.Reply, CancellationToken.None));
        Assert.IsType<ApiResult<bool>.Ok>(await api.SendAsync(new AnswerTapRequest("second", "done"), SendPriority.Reply, CancellationToken.None));
    }

    [Theory]
    [InlineData("answerCallbackQuery")]
    [InlineData("answerInlineQuery")]
    public async Task A_throttled_answer_is_given_again_while_somebody_waits_for_it(string method)
    {
        var answers = new Queue<string>([Wait.Replace("20", "3", StringComparison.Ordinal), Wait.Replace("20", "4", StringComparison.Ordinal), """{"ok":true,"result":true}"""]);
        await using var server = new FakeServer(exchange => exchange.RespondAsync(200, answers.Dequeue()));
        using var client = TestClient.For(server.Address);
        var watched = new WatchedClock(_clock);
        var api = new PacedApi(client, _pacer, watched);
        IRequest<bool> request = method == "answerCallbackQuery" ? new AnswerTapRequest("first", "done") : new AnswerInlineQueryRequest { InlineQueryId = "first", Results = [] };
        var answering = api.SendAsync(request, SendPriority.Reply, CancellationToken.None);
        foreach (var wait in new[] { 3, 4 })
        {
            await Until.SoAsync(() => Task.FromResult(watched.Waiting == 1));
            _clock.Advance(TimeSpan.FromSeconds(wait));
        }

        Assert.IsType<ApiResult<bool>.Ok>(await answering);
        Assert.Equal([method, method, method], server.Requests.Select(sent => sent.Method));
    }

    [Fact]
    public async Task A_method_to_no_chat_rests_alone()
    {
        await using var server = new FakeServer(exchange => exchange.RespondAsync(200, exchange.Method == "setMyCommands" ? Wait : Sent));
        using var client = TestClient.For(server.Address);
        var api = new PacedApi(client, _pacer, _clock);
        var menu = new SetMyCommandsRequest { Commands = [] };

        Assert.IsType<ApiResult<bool>.Throttled>(await api.SendAsync(menu, SendPriority.Reply, CancellationToken.None));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(new ApiResult<bool>.Throttled(TimeSpan.FromSeconds(15)), await api.SendAsync(menu, SendPriority.Reply, CancellationToken.None));
        Assert.IsType<ApiResult<MessageId>.Ok>(await api.SendAsync<MessageId>(TestClient.Hello, SendPriority.Bulk, CancellationToken.None));
        Assert.Equal(TimeSpan.Zero, api.BotWait);
        Assert.Equal(2, server.Requests.Count);
        _clock.Advance(TimeSpan.FromSeconds(15));
        await api.SendAsync(menu, SendPriority.Reply, CancellationToken.None);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_call_that_is_given_up_leaves_its_chat_free()
    {
        await using var server = new FakeServer(exchange => exchange.Json.GetProperty("text").GetString() == "hang"
            ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, exchange.Closed)
            : exchange.RespondAsync(200, Sent));
        using var client = TestClient.For(server.Address);
        var api = new PacedApi(client, _pacer, _clock);
        using var stop = new CancellationTokenSource();
        var hanging = api.SendAsync<MessageId>(TestClient.Say("hang"), SendPriority.Reply, stop.Token);
        await server.NextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);

        Assert.IsType<ApiResult<MessageId>.Ok>(await api.SendAsync<MessageId>(TestClient.Hello, SendPriority.Reply, CancellationToken.None));
    }
}
