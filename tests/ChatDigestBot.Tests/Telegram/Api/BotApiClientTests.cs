using System.Net;
using System.Net.Sockets;
using ChatDigestBot.Shared;
using ChatDigestBot.Telegram.Api;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ChatDigestBot.Tests.Telegram.Api;

public sealed class BotApiClientTests
{
    private const string SentMessage = """{"ok":true,"result":{"message_id":42,"date":1700000000,"chat":{"id":7,"type":"private"},"text":"x"}}""";

    [Fact]
    public async Task Sends_the_parameters_as_json_and_reads_the_message()
    {
        await using var server = new FakeServer(FakeServer.Always(SentMessage));
        using var client = TestClient.For(server.Address);

        var result = await client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None);

        Assert.Equal(42, Assert.IsType<ApiResult<MessageId>.Ok>(result).Value.Id);
        var request = Assert.Single(server.Requests);
        Assert.Equal($"/bot{TestClient.Token}/sendMessage", request.Path);
        Assert.Equal("""{"chat_id":7,"text":"你好 &amp; hello","parse_mode":"HTML"}""", request.Body);
    }

    [Fact]
    public async Task Keeps_a_path_in_front_of_the_bot()
    {
        await using var server = new FakeServer(FakeServer.Always("""{"ok":true,"result":true}"""));
        using var client = TestClient.For(new Uri(server.Address, "/proxy/telegram/"));

        await client.CallAsync(new DeleteWebhookRequest(), CancellationToken.None);

        Assert.Equal($"/proxy/telegram/bot{TestClient.Token}/deleteWebhook", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task Many_calls_share_few_connections()
    {
        await using var server = new FakeServer(FakeServer.Always(SentMessage));
        using var client = TestClient.For(server.Address);

        for (var call = 0; call < 20; call++)
        {
            await client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None);
        }

        Assert.Equal(1, server.ConnectionCount);
    }

    [Fact]
    public async Task An_edit_of_an_inline_message_answers_true()
    {
        await using var server = new FakeServer(FakeServer.Always("""{"ok":true,"result":true}"""));
        using var client = TestClient.For(server.Address);

        var result = await client.CallAsync(new EditInlineMessageTextRequest { InlineMessageId = "a", Text = "b" }, CancellationToken.None);

        Assert.True(Assert.IsType<ApiResult<bool>.Ok>(result).Value);
    }

    [Fact]
    public async Task A_file_goes_as_a_form_and_again_at_a_second_attempt()
    {
        await using var server = new FakeServer(FakeServer.Always(SentMessage));
        using var client = TestClient.For(server.Address);
        var request = new SendHtmlDocumentRequest(-5, InputFile.FromStream(new MemoryStream("{}"u8.ToArray()), "数据.json"), HtmlText.Encode("a<b"));

        await client.CallAsync(request, CancellationToken.None);
        await client.CallAsync(request, CancellationToken.None);

        foreach (var sent in server.Requests)
        {
            Assert.Contains("Content-Type: multipart/form-data; boundary=", sent.Head, StringComparison.Ordinal);
            Assert.Contains("name=chat_id\r\n\r\n-5\r\n", sent.Body, StringComparison.Ordinal);
            Assert.Contains("name=caption\r\n\r\na&lt;b\r\n", sent.Body, StringComparison.Ordinal);
            Assert.Contains("name=document\r\n\r\nattach://0\r\n", sent.Body, StringComparison.Ordinal);
            Assert.Contains("name=\"0\"; filename=\"数据.json\"\r\n", sent.Body, StringComparison.Ordinal);
            Assert.Contains("\r\n\r\n{}\r\n", sent.Body, StringComparison.Ordinal);
        }

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_file_that_could_not_be_read_again_is_not_sent()
    {
        await using var server = new FakeServer(FakeServer.Always(SentMessage));
        using var client = TestClient.For(server.Address);
        await using var once = new System.IO.Compression.GZipStream(new MemoryStream(), System.IO.Compression.CompressionMode.Decompress);

        var result = await client.CallAsync<MessageId>(new SendHtmlDocumentRequest(1, InputFile.FromStream(once, "x"), default), CancellationToken.None);

        Assert.Equal(new ApiResult<MessageId>.NotSent(FailureReason.File), result);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Nobody_listening_is_not_sent()
    {
        using var client = TestClient.For(ClosedPort());

        Assert.Equal(new ApiResult<MessageId>.NotSent(FailureReason.Connect), await client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None));
    }

    [Fact]
    public async Task An_unknown_host_is_not_sent()
    {
        using var client = TestClient.For(new Uri("http://no-such-host.invalid"));

        Assert.Equal(new ApiResult<MessageId>.NotSent(FailureReason.Dns), await client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None));
    }

    [Fact]
    public async Task A_failed_handshake_is_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = TestClient.For(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        var call = client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None);
        using (var connection = await listener.AcceptTcpClientAsync())
        {
            await connection.GetStream().WriteAsync("HTTP/1.1 400 Plain HTTP\r\n\r\n"u8.ToArray());
        }

        Assert.Equal(new ApiResult<MessageId>.NotSent(FailureReason.Tls), await call);
    }

    [Fact]
    public async Task A_handshake_that_takes_too_long_is_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var clock = new FakeTimeProvider();
        using var client = TestClient.For(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), clock);
        var call = client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None);
        using var connection = await listener.AcceptTcpClientAsync();
        clock.Advance(BotApiClient.UsualPatience);

        Assert.Equal(new ApiResult<MessageId>.NotSent(FailureReason.TimedOut), await call);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_cut_after_the_request_is_unknown(bool isReset)
    {
        await using var server = new FakeServer(exchange =>
        {
            if (isReset)
            {
                exchange.Reset();
            }
            else
            {
                exchange.Close();
            }

            return Task.CompletedTask;
        });
        using var client = TestClient.For(server.Address);

        Assert.Equal(new ApiResult<MessageId>.Unknown(FailureReason.Cut), await client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_kept_connection_that_is_cut_doubles_no_request()
    {
        var count = 0;
        await using var server = new FakeServer(exchange =>
        {
            if (Interlocked.Increment(ref count) == 1)
            {
                return exchange.RespondAsync(200, SentMessage);
            }

            exchange.Close();
            return Task.CompletedTask;
        });
        using var client = TestClient.For(server.Address);
        await client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None);

        Assert.Equal(new ApiResult<MessageId>.Unknown(FailureReason.Cut), await client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None));
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(1, server.ConnectionCount);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":true", FailureReason.Cut)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le", FailureReason.Cut)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"ok\":true,\"resul", FailureReason.Unreadable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{\"ok\":true,\"result\":\"text\"", FailureReason.Unreadable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"ok\":true}", FailureReason.Unreadable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", FailureReason.Unreadable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n", FailureReason.TooLarge)]
    [InlineData("no HTTP at all\r\n\r\n", FailureReason.Unreadable)]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 27\r\n\r\n<html>502 Bad Gateway</html>", FailureReason.ServerError)]
    [InlineData("HTTP/1.1 504 Timeout\r\nContent-Length: 0\r\n\r\n", FailureReason.ServerError)]
    [InlineData("HTTP/1.1 408 Timeout\r\nContent-Length: 0\r\n\r\n", FailureReason.RequestTimeout)]
    [InlineData("HTTP/1.1 500 Error\r\nContent-Length: 77\r\n\r\n{\"ok\":false,\"error_code\":500,\"description\":\"Internal Server Error: restart\"}  ", FailureReason.ServerError)]
    public async Task An_answer_that_tells_nothing_is_unknown(string raw, string reason)
    {
        await using var server = new FakeServer(async exchange =>
        {
            await exchange.SendAsync(raw);
            exchange.Close();
        });
        using var client = TestClient.For(server.Address);

        Assert.Equal(new ApiResult<MessageId>.Unknown(reason), await client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None));
    }

    [Fact]
    public async Task A_body_without_end_is_not_read_past_the_cap()
    {
        var sent = 0L;
        await using var server = new FakeServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\n\r\n");
            var chunk = new string(' ', 1 << 20);
            while (true)
            {
                await exchange.SendAsync(chunk);
                sent += chunk.Length;
            }
        });
        using var client = TestClient.For(server.Address);

        Assert.Equal(new ApiResult<MessageId>.Unknown(FailureReason.TooLarge), await client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None));
        Assert.InRange(sent, 1, 2 * BotApiClient.AnswerCap);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 80\r\n\r\n{\"ok\":true")]
    public async Task An_answer_that_does_not_come_in_time_is_unknown(string beginning)
    {
        var isWaiting = new TaskCompletionSource();
        await using var server = new FakeServer(async exchange =>
        {
            await exchange.SendAsync(beginning);
            isWaiting.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, exchange.Closed);
        });
        var clock = new FakeTimeProvider();
        using var client = TestClient.For(server.Address, clock);
        var call = client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None);
        await isWaiting.Task;
        clock.Advance(BotApiClient.UsualPatience);

        Assert.Equal(new ApiResult<MessageId>.Unknown(FailureReason.TimedOut), await call);
    }

    [Fact]
    public async Task Long_polling_is_given_its_own_time_to_answer()
    {
        await using var server = new FakeServer(exchange => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, exchange.Closed));
        var clock = new FakeTimeProvider();
        using var client = TestClient.For(server.Address, clock);
        var call = client.CallAsync<System.Text.Json.JsonElement[]>(new GetUpdatesRequest { Timeout = 50 }, CancellationToken.None);
        await server.NextAsync();
        clock.Advance(TimeSpan.FromSeconds(64));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new ApiResult<System.Text.Json.JsonElement[]>.Unknown(FailureReason.TimedOut), await call);
    }

    [Fact]
    public async Task Giving_up_is_no_outcome()
    {
        await using var server = new FakeServer(exchange => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, exchange.Closed));
        using var client = TestClient.For(server.Address);
        using var stop = new CancellationTokenSource();
        var call = client.CallAsync<MessageId>(TestClient.Hello, stop.Token);
        await server.NextAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = new FakeServer(FakeServer.Always(SentMessage));
        await using var server = new FakeServer(exchange => exchange.RespondAsync(307, "", $"Location: {other.Address}\r\n"));
        using var client = TestClient.For(server.Address);

        var refused = Assert.IsType<ApiResult<MessageId>.Refused>(await client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None));

        Assert.Equal((RefusalReason.NotTelegram, true), (refused.Reason, refused.ConcernsBot));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Unknown_fields_kinds_and_values_pass_harmlessly()
    {
        await using var server = new FakeServer(FakeServer.Always(
            """{"extra":[1,{"a":null}],"ok":true,"result":{"message_id":1,"date":1,"hologram":{"deep":[[[]]]},"chat":{"id":7,"type":"metaverse","aura":1},"text":null}}"""));
        using var client = TestClient.For(server.Address);

        var sent = await client.CallAsync<MessageId>(TestClient.Hello, CancellationToken.None);
        var edited = await client.CallAsync(new EditHtmlRequest(7, 1, HtmlText.Encode("x")), CancellationToken.None);

        Assert.Equal(1, Assert.IsType<ApiResult<MessageId>.Ok>(sent).Value.Id);
        Assert.Equal(default, Assert.IsType<ApiResult<Message>.Ok>(edited).Value.Chat.Type);
    }

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
