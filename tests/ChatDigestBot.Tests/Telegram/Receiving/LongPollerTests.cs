using System.Collections.Concurrent;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Receiving;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Tests.Telegram.Inbox;

namespace ChatDigestBot.Tests.Telegram.Receiving;

public sealed class LongPollerTests : StoreTest
{
    private const string Yes = """{"ok":true,"result":true}""";

    private readonly ConcurrentQueue<string> _answers = new();
    private readonly CollectingLogger<LongPoller> _log = new();
    private readonly BotApiState _state = new(TimeProvider.System);
    private readonly ScriptedHandler _handler = ScriptedHandler.Quick();

    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    [Fact]
    public async Task The_webhook_goes_once_and_polling_acknowledges_what_was_written()
    {
        await using var scene = await SceneAsync();
        Answer(Yes, Batch(Updates.MessageJson(41, 7), Updates.MessageJson(42, 7)), Batch(Updates.MessageJson(43, 7)), Batch());
        for (var poll = 0; poll < 3; poll++)
        {
            await scene.Poller.PollOnceAsync(CancellationToken.None);
        }

        await _handler.HandledAsync(41, 42, 43);
        var requests = scene.Server.Requests.ToList();
        Assert.Equal(["deleteWebhook", "getUpdates", "getUpdates", "getUpdates"], requests.Select(request => request.Method));
        Assert.False(requests[1].Json.TryGetProperty("offset", out _));
        Assert.Equal([43, 44], requests.Skip(2).Select(request => request.Json.GetProperty("offset").GetInt64()));
        Assert.Equal(20, requests[1].Json.GetProperty("timeout").GetInt32());
        Assert.Contains("callback_query", requests[1].Json.GetProperty("allowed_updates").EnumerateArray().Select(kind => kind.GetString()));
    }

    [Fact]
    public async Task After_an_empty_answer_the_offset_is_forgotten_for_ids_may_begin_anew()
    {
        await using var scene = await SceneAsync();
        Answer(Yes, Batch(Updates.MessageJson(900_000, 7)), Batch(), Batch(Updates.MessageJson(17, 7)), Batch());
        for (var poll = 0; poll < 4; poll++)
        {
            await scene.Poller.PollOnceAsync(CancellationToken.None);
        }

        await _handler.HandledAsync(900_000, 17);
        Assert.Equal([null, 900_001, null, 18], scene.Server.Requests.Skip(1).Select(request => request.Json.TryGetProperty("offset", out var offset) ? offset.GetInt64() : (long?)null));
    }

    [Fact]
    public async Task A_strange_update_in_the_middle_stops_none_and_is_acknowledged_with_the_rest()
    {
        await using var scene = await SceneAsync();
        Answer(Yes, Batch(Updates.MessageJson(1, 7), """{"update_id":2,"message":"?"}""", """{"update_id":3,"telepathy":{"a":[1]}}""", "17", Updates.MessageJson(4, 7)), Batch());
        await scene.Poller.PollOnceAsync(CancellationToken.None);
        await scene.Poller.PollOnceAsync(CancellationToken.None);

        await _handler.HandledAsync(1, 4);
        Assert.Equal(5, scene.Server.Requests.Last().Json.GetProperty("offset").GetInt64());
        Assert.Contains(209, _log.Events);
    }

    [Fact]
    public async Task An_update_that_nests_absurdly_deep_hides_none_of_its_batch()
    {
        await using var scene = await SceneAsync();
        var deep = $$"""{"update_id":2,"message":{"message_id":5,"chat":{"id":7},"dream":{{new string('[', 100_000)}}{{new string(']', 100_000)}} } }""";
        Answer(Yes, Batch(Updates.MessageJson(1, 7), deep, Updates.MessageJson(3, 7)), Batch());
        await scene.Poller.PollOnceAsync(CancellationToken.None);
        await scene.Poller.PollOnceAsync(CancellationToken.None);

        await _handler.HandledAsync(1, 3);
        Assert.Equal(4, scene.Server.Requests.Last().Json.GetProperty("offset").GetInt64());
        Assert.Equal([2], await Test.QueryAsync<long>("SELECT update_id FROM inbox WHERE state = 2"));
    }

    [Fact]
    public async Task What_cannot_be_written_is_not_acknowledged()
    {
        await using var scene = await SceneAsync();
        Answer(Yes, Batch(Updates.MessageJson(1, 7)), Batch(Updates.MessageJson(1, 7)), Batch());
        await Test.ExecuteAsync("ALTER TABLE inbox RENAME TO away");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => scene.Poller.PollOnceAsync(CancellationToken.None));
        await Test.ExecuteAsync("ALTER TABLE away RENAME TO inbox");

        // The inbox rests for a second after the failure, and may only be about to begin that.
        var poll = scene.Poller.PollOnceAsync(CancellationToken.None);
        while (await Task.WhenAny(poll, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System)) != poll)
        {
            Test.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await poll;
        await _handler.HandledAsync(1);
        Assert.False(scene.Server.Requests.Last().Json.TryGetProperty("offset", out _));
    }

    [Fact]
    public async Task A_server_that_answers_nothing_at_once_is_asked_twice_a_second_at_most()
    {
        await using var scene = await SceneAsync();
        Answer(Yes, Batch());

        Assert.Equal(TimeSpan.FromMilliseconds(500), await scene.Poller.PollOnceAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}""", 203)]
    [InlineData("<html>502</html>", 202)]
    [InlineData("""{"ok":false,"error_code":500,"description":"Internal Server Error: restart"}""", 202)]
    [InlineData("""{"ok":true,"result":{}}""", 202)]
    public async Task Trouble_is_told_once_and_waits_grow(string answer, int logEvent)
    {
        await using var scene = await SceneAsync();
        Answer(Yes, answer, answer, answer, answer, answer, answer, answer);
        var waits = new List<TimeSpan>();
        for (var poll = 0; poll < 7; poll++)
        {
            waits.Add(await scene.Poller.PollOnceAsync(CancellationToken.None));
        }

        Assert.All(waits, wait => Assert.True(wait >= TimeSpan.FromMilliseconds(500)));
        Assert.True(waits[^1] >= TimeSpan.FromSeconds(15));
        Assert.Equal([205, logEvent], _log.Events);
    }

    [Fact]
    public async Task A_wrong_token_is_told_once_and_the_bot_identified_when_it_becomes_right()
    {
        await using var scene = await SceneAsync();
        var log = new CollectingLogger<ChatDigestBot.Telegram.BotAccount>();
        var account = new ChatDigestBot.Telegram.BotAccount(scene.Client, TestClient.OptionsFor(scene.Server.Address), Test.Clock, log);
        const string Wrong = """{"ok":false,"error_code":401,"description":"Unauthorized"}""";
        Answer(Wrong, Wrong, """{"ok":true,"result":{"id":11,"is_bot":true,"first_name":"B","username":"digest_bot"}}""");

        Assert.Equal(TimeSpan.FromSeconds(60), await account.IdentifyOnceAsync(CancellationToken.None));
        Assert.Equal(TimeSpan.FromSeconds(60), await account.IdentifyOnceAsync(CancellationToken.None));
        Assert.Null(account.Me);
        Assert.Null(await account.IdentifyOnceAsync(CancellationToken.None));

        Assert.Equal("digest_bot", account.Me!.Username);
        Assert.Equal([201, 204, 200], log.Events);
        Assert.DoesNotContain(log.Lines, line => line.Line.Contains(TestClient.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_away_when_the_lease_is_asked_for_does_not_end_the_bot()
    {
        await using var scene = await SceneAsync();
        await Test.ExecuteAsync("ALTER TABLE leases RENAME TO away");
        await scene.Poller.PollWithLeaseAsync(CancellationToken.None);
        await scene.Poller.PollWithLeaseAsync(CancellationToken.None);
        Assert.Equal([225], _log.Events);

        await Test.ExecuteAsync("ALTER TABLE away RENAME TO leases");
        await new LeaseStore(Database, Test.Clock) { Holder = "serve:other" }.TryAcquireAsync(LongPoller.LeaseName, CancellationToken.None);
        await scene.Poller.PollWithLeaseAsync(CancellationToken.None);
        Assert.Equal([225, 226], _log.Events);
        Assert.Empty(scene.Server.Requests);
    }

    [Fact]
    public async Task Another_poller_is_told_by_health_for_as_long_as_it_polls()
    {
        await using var scene = await SceneAsync();
        Answer(Yes, """{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}""", Batch());
        await scene.Poller.PollOnceAsync(CancellationToken.None);
        Assert.Equal(BotApiState.Conflict, _state.Trouble?.Kind);
        await scene.Poller.PollOnceAsync(CancellationToken.None);
        Assert.Null(_state.Trouble);
    }

    private static string Batch(params string[] updates) => $$"""{"ok":true,"result":[{{string.Join(',', updates)}}]}""";

    private void Answer(params string[] answers) => Array.ForEach(answers, _answers.Enqueue);

    private async Task<Scene> SceneAsync()
    {
        var server = new FakeServer(exchange => exchange.RespondAsync(200, _answers.TryDequeue(out var answer) ? answer : Batch()));
        var node = await new InboxNode(Database, Test.Clock, _handler).OpenAsync();
        node.Run();
        var client = TestClient.For(server.Address, state: _state);
        return new Scene(server, client, node, new LongPoller(client, _state, TestClient.OptionsFor(server.Address), node.Inbox, Database, new LeaseStore(Database, Test.Clock), Test.Clock, _log));
    }

    private sealed record Scene(FakeServer Server, BotApiClient Client, InboxNode Node, LongPoller Poller) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Node.CloseAsync();
            Node.Dispose();
            Client.Dispose();
            await Server.DisposeAsync();
        }
    }
}
