using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatDigestBot.Telegram.Api;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ChatDigestBot.Tests.Telegram.Api;

/// <summary>The table of outcomes in docs/telegram.md, through a request of the library as anybody would write it.</summary>
public sealed class OutcomeTableTests
{
    private const string Sent = """{"ok":true,"result":{"message_id":42,"date":1700000000,"chat":{"id":7,"type":"private"},"text":"x"}}""";

    public static TheoryData<string, string> Answers => new()
    {
        { Http(200, Sent), "ok 42" },
        { Http(429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 20","parameters":{"retry_after":20}}"""), "throttled 20" },
        { Http(429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 99999999999","parameters":{"retry_after":99999999999}}"""), "throttled 86400" },
        { Http(429, "<html>slow down</html>", "Retry-After: 7\r\n"), "throttled 7" },
        { Http(403, """{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"""), "chat gone: blocked" },
        { Http(400, """{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: Unsupported start tag"}"""), "refused: parse-error" },
        { Http(400, """{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1007}}"""), "migrated -1007" },
        { Http(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}"""), "refused: unauthorized" },
        { Http(404, "<html>nothing here</html>"), "refused: not-telegram" },
        { "", "unknown: cut" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":true", "unknown: cut" },
        { Http(502, "<html>502 Bad Gateway</html>"), "unknown: server-error" },
        { Http(200, "<html>welcome to our network</html>"), "unknown: unreadable-answer" },
        { Http(200, """{"ok":true,"result":true}"""), "unknown: unreadable-answer" },
        { Http(200, """{"ok":true,"result":{"message_id":null}}"""), "unknown: unreadable-answer" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n", "unknown: answer-too-large" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_has_one_outcome(string raw, string outcome)
    {
        await using var server = new FakeServer(async exchange =>
        {
            await exchange.SendAsync(raw);
            exchange.Close();
        });
        using var client = TestClient.For(server.Address);

        Assert.Equal(outcome, Told(await client.CallAsync<MessageId>(Request(), CancellationToken.None)));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refused_connection_is_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = TestClient.For(new Uri($"http://127.0.0.1:{port}"));

        Assert.Equal("not sent: connect", Told(await client.CallAsync<MessageId>(Request(), CancellationToken.None)));
    }

    [Fact]
    public async Task A_server_that_takes_the_request_and_keeps_silent_is_unknown()
    {
        await using var server = new FakeServer(exchange => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, exchange.Closed));
        var clock = new FakeTimeProvider();
        using var client = TestClient.For(server.Address, clock);
        var call = client.CallAsync<MessageId>(Request(), CancellationToken.None);
        await server.NextAsync();
        clock.Advance(BotApiClient.UsualPatience);

        Assert.Equal("unknown: timed-out", Told(await call));
    }

    private static SendMessageRequest Request() => new() { ChatId = 7, Text = "x" };

    private static string Http(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} Status\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    private static string Told(ApiResult<MessageId> result) => result switch
    {
        ApiResult<MessageId>.Ok ok => string.Create(CultureInfo.InvariantCulture, $"ok {ok.Value.Id}"),
        ApiResult<MessageId>.Throttled throttled => string.Create(CultureInfo.InvariantCulture, $"throttled {throttled.RetryAfter.TotalSeconds}"),
        ApiResult<MessageId>.ChatGone gone => $"chat gone: {gone.Reason}",
        ApiResult<MessageId>.Migrated migrated => string.Create(CultureInfo.InvariantCulture, $"migrated {migrated.ToChatId}"),
        ApiResult<MessageId>.Refused refused => $"refused: {refused.Reason}",
        ApiResult<MessageId>.NotSent failed => $"not sent: {failed.Reason}",
        ApiResult<MessageId>.Unknown failed => $"unknown: {failed.Reason}",
        _ => result.ToString(),
    };
}
