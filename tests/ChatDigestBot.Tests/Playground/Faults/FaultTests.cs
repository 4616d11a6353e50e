using System.Text.Json;
using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Tests.Playground.BotApi;

namespace ChatDigestBot.Tests.Playground.Faults;

public sealed class FaultTests : IAsyncLifetime
{
    private readonly BotApiBench bench = new();

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_connection_is_dropped_before_or_after_the_effect(bool afterEffect, int arrived)
    {
        Switch(new Fault { Kind = FaultKind.Drop, Times = 1, AfterEffect = afterEffect });

        await Assert.ThrowsAnyAsync<HttpRequestException>(SendAsync);

        Assert.Equal(arrived, Arrived);
        Assert.True((await SendAsync()).IsOk);
    }

    [Theory]
    [InlineData("ServerError", 502, "{\"ok\":false,\"error_code\":502,\"description\":\"Bad Gateway\"}")]
    [InlineData("HtmlPage", 504, "<html>")]
    public async Task A_server_error_may_come_after_the_message_arrived(string kind, int status, string body)
    {
        Switch(new Fault { Kind = Enum.Parse<FaultKind>(kind), Status = status, Times = 1, AfterEffect = true });

        var reply = await SendAsync();

        Assert.Equal(status, reply.Status);
        Assert.StartsWith(body, reply.Raw, StringComparison.Ordinal);
        Assert.Equal(1, Arrived);
    }

    [Fact]
    public async Task Malformed_json_says_200_and_breaks_off()
    {
        Switch(new Fault { Kind = FaultKind.MalformedJson, Times = 1 });

        await Assert.ThrowsAnyAsync<JsonException>(SendAsync);

        Assert.Equal(1, Arrived);
    }

    [Fact]
    public async Task A_storm_of_429_hits_the_share_it_was_told()
    {
        Switch(new Fault { Kind = FaultKind.Throttle, RetryAfter = 7, Probability = 0.5 });

        var answers = new List<ApiReply>();
        for (var call = 0; call < 100; call++)
        {
            answers.Add(await SendAsync());
        }

        Assert.InRange(answers.Count(answer => answer.Status == 429), 30, 70);
        Assert.Equal("""429 Too Many Requests: retry after 7 {"retry_after":7}""", answers.First(answer => answer.Status == 429).AsLine());
        Assert.Equal(answers.Count(answer => answer.IsOk), Arrived);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_slow_answer_waits_before_or_after_the_effect(bool afterEffect)
    {
        Switch(new Fault { Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(60), Times = 1, AfterEffect = afterEffect });

        var answer = SendAsync();
        await Until.SoAsync(() => bench.Server.Account.Faults.Faults.Count == 0 && (!afterEffect || Arrived > 0));

        Assert.False(answer.IsCompleted);
        Assert.Equal(afterEffect ? 1 : 0, Arrived);
        await Until.SoAsync(() => answer.IsCompleted, () => bench.Clock.Advance(TimeSpan.FromSeconds(60)));

        Assert.True((await answer).IsOk);
        Assert.Equal(1, Arrived);
    }

    [Fact]
    public async Task A_fault_can_mean_one_method_or_one_chat()
    {
        var bo = bench.World.AddPeople(1)[0];
        Switch(new Fault { Kind = FaultKind.Refuse, Status = 400, Description = "Bad Request: TOPIC_CLOSED", ChatId = bo.Id });
        Switch(new Fault { Kind = FaultKind.ServerError, Status = 500, Description = "Internal Server Error", Method = "getMe" });

        Assert.True((await SendAsync()).IsOk);
        Assert.Equal("400 Bad Request: TOPIC_CLOSED", (await bench.CallAsync("sendMessage", new { chat_id = bo.Id, text = "a" })).AsLine());
        Assert.Equal("500 Internal Server Error", (await bench.CallAsync("getMe")).AsLine());
        bench.Server.Account.Faults.Clear();
        Assert.True((await bench.CallAsync("getMe")).IsOk);
    }

    public async Task InitializeAsync() => await bench.InitializeAsync();

    public async Task DisposeAsync()
    {
        await bench.DisposeAsync();
        bench.Dispose();
    }

    private int Arrived => (int)bench.World.Deliveries.Count;

    private void Switch(Fault fault) => bench.Server.Account.Faults.Add(fault);

    private Task<ApiReply> SendAsync() => bench.CallAsync("sendMessage", new { chat_id = bench.Ada.Id, text = "a" });
}
