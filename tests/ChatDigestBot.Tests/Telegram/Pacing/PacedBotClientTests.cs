using System.Text;
using ChatDigestBot.Telegram.Pacing;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Tests.Telegram.Pacing;

/// <summary>The library's methods, for whoever extends the bot.</summary>
public sealed class PacedBotClientTests : IDisposable
{
    private const string Sent = """{"ok":true,"result":{"message_id":42,"date":1700000000,"chat":{"id":7,"type":"private","first_name":"Ann"},"dice":{"emoji":"🎲","value":4}}}""";

    private readonly FakeTimeProvider _clock = new();
    private readonly Pacer _pacer;

    // The chat's pace is looked at; the bot's own would wait for a clock that stands still.
    public PacedBotClientTests() => _pacer = new Pacer(new PacingOptions { MessagesPerSecond = 1_000_000 }, _clock);

    public void Dispose() => _pacer.Dispose();

    [Fact]
    public async Task Any_method_of_the_library_is_called_and_its_whole_answer_read()
    {
        await using var scene = new Scene(this, FakeServer.Always(Sent));

        var message = await scene.Bot.SendDice(7);

        Assert.Equal((42, "Ann", 4), (message.Id, message.Chat.FirstName, message.Dice!.Value));
        Assert.False(message.HasProtectedContent);
        Assert.Equal(("sendDice", 110201543), (Assert.Single(scene.Server.Requests).Method, scene.Bot.BotId));
    }

    [Fact]
    public async Task Nothing_goes_past_the_pacer()
    {
        await using var scene = new Scene(this, FakeServer.Always(Sent));
        for (var message = 0; message < 3; message++)
        {
            await scene.Bot.SendMessage(7, "x", ParseMode.Html);
        }

        var fourth = scene.Bot.SendMessage(7, "x", ParseMode.Html); // three replies in a burst, then one a second
        Assert.False(fourth.IsCompleted);
        Assert.Equal(3, scene.Server.Requests.Count);
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        await fourth;

        Assert.Equal(4, scene.Server.Requests.Count);
    }

    [Theory]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: message text is empty"}""", 400, "Bad Request: message text is empty")]
    [InlineData(403, """{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}""", 403, "Forbidden: blocked")]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""", 400, "Bad Request: chat not found")]
    [InlineData(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""", 401, "Unauthorized")]
    public async Task What_Telegram_refuses_is_the_librarys_exception(int status, string answer, int code, string words)
    {
        await using var scene = new Scene(this, exchange => exchange.RespondAsync(status, answer));

        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => scene.Bot.SendMessage(7, "x"));

        Assert.Equal((code, words), (refused.ErrorCode, refused.Message));
    }

    [Fact]
    public async Task A_group_that_moved_and_a_method_that_rests_say_where_to_and_for_how_long()
    {
        await using var scene = new Scene(this, exchange => exchange.Method == "getMyName"
            ? exchange.RespondAsync(429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 20","parameters":{"retry_after":20}}""")
            : exchange.RespondAsync(400, """{"ok":false,"error_code":400,"description":"Bad Request: upgraded","parameters":{"migrate_to_chat_id":-1007}}"""));

        var moved = await Assert.ThrowsAsync<ApiRequestException>(() => scene.Bot.SendMessage(-7, "x"));
        var throttled = await Assert.ThrowsAsync<ApiRequestException>(() => scene.Bot.GetMyName());

        Assert.Equal((400, -1007), (moved.ErrorCode, moved.Parameters!.MigrateToChatId));
        Assert.Equal((429, 20), (throttled.ErrorCode, throttled.Parameters!.RetryAfter));
    }

    [Theory]
    [InlineData("", "unknown (cut)")]
    [InlineData("HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n", "unknown (server-error)")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\n{\"ok\":true,\"result\":\"words\"}", "unknown (unreadable-answer)")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\n{\"ok\":true,\"result\":null}", "unknown (unreadable-answer)")]
    public async Task What_nobody_knows_is_said_to_be_unknown(string raw, string words)
    {
        await using var scene = new Scene(this, async exchange =>
        {
            await exchange.SendAsync(raw);
            exchange.Close();
        });

        Assert.Equal(words, (await Assert.ThrowsAsync<RequestException>(() => scene.Bot.SendMessage(7, "x"))).Message);
    }

    [Fact]
    public async Task A_host_that_refuses_is_not_sent_and_no_exception_holds_the_token()
    {
        await using var scene = new Scene(this, FakeServer.Always(Sent), new Uri("http://127.0.0.1:1"));

        var send = await Assert.ThrowsAsync<RequestException>(() => scene.Bot.SendMessage(7, "x"));
        var download = await Assert.ThrowsAsync<RequestException>(() => scene.Bot.DownloadFile("photos/a.jpg", new MemoryStream()));

        Assert.Equal(("not sent (connect)", "not sent (connect)"), (send.Message, download.Message));
        Assert.DoesNotContain("AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", $"{send}{download}{scene.Bot}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_event_shows_an_address()
    {
        await using var scene = new Scene(this, FakeServer.Always(Sent));
        var shown = 0;
        scene.Bot.OnMakingApiRequest += (_, _, _) => new ValueTask(Task.FromResult(shown++));
        scene.Bot.OnApiResponseReceived += (_, _, _) => new ValueTask(Task.FromResult(shown++));
        await scene.Bot.SendMessage(7, "x");

        Assert.Equal(0, shown);
    }

    [Fact]
    public async Task Files_are_found_and_copied_by_the_same_class()
    {
        await using var scene = new Scene(this, exchange => exchange.RespondAsync(200, exchange.Method == "getFile"
            ? """{"ok":true,"result":{"file_id":"f","file_unique_id":"u","file_path":"photos/图 1.jpg"}}"""
            : "bytes"));
        using var copy = new MemoryStream();

        await scene.Bot.GetInfoAndDownloadFile("f", copy);

        Assert.Equal("bytes", Encoding.UTF8.GetString(copy.ToArray()));
        Assert.Equal($"/file/bot{TestClient.Token}/photos/%E5%9B%BE%201.jpg", scene.Server.Requests.Last().Path);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_refused()
    {
        await using var scene = new Scene(this, exchange => exchange.RespondAsync(404, """{"ok":false,"error_code":404,"description":"Not Found"}"""));

        Assert.Equal(404, (await Assert.ThrowsAsync<ApiRequestException>(() => scene.Bot.DownloadFile(new TGFile { FilePath = "gone" }, new MemoryStream()))).ErrorCode);
    }

    [Theory]
    [InlineData("""{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Digest"}}""", true)]
    [InlineData("""{"ok":false,"error_code":401,"description":"Unauthorized"}""", false)]
    public async Task A_token_can_be_tried(string answer, bool isRight)
    {
        await using var scene = new Scene(this, FakeServer.Always(answer));

        Assert.Equal(isRight, await scene.Bot.TestApi());
    }

    private sealed class Scene : IAsyncDisposable
    {
        private readonly ChatDigestBot.Telegram.Api.BotApiClient _client;

        public Scene(PacedBotClientTests test, Func<FakeExchange, Task> answer, Uri? address = null)
        {
            Server = new FakeServer(answer);
            _client = TestClient.For(address ?? Server.Address);
            Bot = new PacedBotClient(new PacedApi(_client, test._pacer, test._clock), _client, TestClient.OptionsFor(Server.Address));
        }

        public FakeServer Server { get; }

        public ITelegramBotClient Bot { get; }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await Server.DisposeAsync();
        }
    }
}
