using ChatDigestBot.Playground.BotApi;

namespace ChatDigestBot.Tests.Playground.BotApi;

public sealed class SendLimitTests : IAsyncLifetime
{
    private readonly BotApiBench bench = new() { Options = new BotApiOptions { Limits = SendLimits.Telegram } };

    [Fact]
    public async Task Thirty_a_second_in_all_pass_and_the_surplus_is_told_how_long_to_wait()
    {
        var people = bench.World.AddPeople(100);

        var answers = new List<ApiReply>();
        foreach (var person in people.Take(34))
        {
            answers.Add(await SendAsync(person.Id));
        }

        Assert.All(answers.Take(33), answer => Assert.True(answer.IsOk, answer.Raw)); // a tenth is left for jitter
        Assert.Equal("""429 Too Many Requests: retry after 1 {"retry_after":1}""", answers[33].AsLine());

        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await SendAsync(people[50].Id)).IsOk);
    }

    [Fact]
    public async Task At_an_even_pace_nothing_is_refused()
    {
        foreach (var person in bench.World.AddPeople(300))
        {
            Assert.True((await SendAsync(person.Id)).IsOk);
            bench.Clock.Advance(TimeSpan.FromSeconds(1 / 30.0));
        }

        Assert.Equal(0, bench.Server.Account.Limiter.Refused);
    }

    [Fact]
    public async Task Sending_on_during_the_wait_makes_it_longer()
    {
        for (var sent = 0; sent < 5; sent++)
        {
            Assert.True((await SendAsync(bench.Ada.Id)).IsOk);
        }

        Assert.Equal("""429 Too Many Requests: retry after 1 {"retry_after":1}""", (await SendAsync(bench.Ada.Id)).AsLine());
        Assert.Equal("""429 Too Many Requests: retry after 2 {"retry_after":2}""", (await SendAsync(bench.Ada.Id)).AsLine());
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("""429 Too Many Requests: retry after 2 {"retry_after":2}""", (await SendAsync(bench.Ada.Id)).AsLine());
        bench.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True((await SendAsync(bench.Ada.Id)).IsOk);
    }

    [Fact]
    public async Task A_frozen_chat_holds_up_no_other()
    {
        for (var sent = 0; sent < 6; sent++)
        {
            await SendAsync(bench.Ada.Id);
        }

        Assert.True((await SendAsync(bench.World.AddPeople(1)[0].Id)).IsOk);
    }

    [Fact]
    public async Task A_group_takes_twenty_in_any_minute()
    {
        var group = bench.World.AddGroup("Group", bench.Ada);
        bench.World.AddBotToGroup(bench.Ada, group);
        for (var sent = 0; sent < 20; sent++)
        {
            Assert.True((await SendAsync(group.Id)).IsOk);
            bench.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal("""429 Too Many Requests: retry after 20 {"retry_after":20}""", (await SendAsync(group.Id)).AsLine());
        bench.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True((await SendAsync(group.Id)).IsOk);
    }

    [Fact]
    public async Task Paid_broadcasts_have_a_budget_of_their_own()
    {
        foreach (var person in bench.World.AddPeople(200))
        {
            Assert.True((await bench.CallAsync("sendMessage", new { chat_id = person.Id, text = "a", allow_paid_broadcast = true })).IsOk);
        }
    }

    [Fact]
    public async Task Edits_count_and_refused_calls_do_not()
    {
        var first = (await SendAsync(bench.Ada.Id)).Result.GetProperty("message_id").GetInt32();
        for (var edit = 0; edit < 4; edit++)
        {
            Assert.Equal(400, (await bench.CallAsync("sendMessage", new { chat_id = bench.Ada.Id, text = "" })).Status);
            Assert.True((await bench.CallAsync("editMessageText", new { chat_id = bench.Ada.Id, message_id = first, text = $"{edit}" })).IsOk);
        }

        Assert.Equal(429, (await SendAsync(bench.Ada.Id)).Status);
    }

    [Fact]
    public async Task Slow_mode_makes_a_bot_wait_unless_it_is_an_administrator()
    {
        var group = bench.World.AddSupergroup("Slow", bench.Ada);
        bench.World.AddBotToGroup(bench.Ada, group);
        bench.World.SetSlowMode(group, 30);

        Assert.True((await SendAsync(group.Id)).IsOk);
        Assert.Equal("""429 Too Many Requests: retry after 30 {"retry_after":30}""", (await SendAsync(group.Id)).AsLine());
        bench.World.Promote(bench.Ada, group, bench.World.Bot);
        Assert.True((await SendAsync(group.Id)).IsOk);
    }

    public async Task InitializeAsync() => await bench.InitializeAsync();

    public async Task DisposeAsync()
    {
        await bench.DisposeAsync();
        bench.Dispose();
    }

    private Task<ApiReply> SendAsync(long chatId) => bench.CallAsync("sendMessage", new { chat_id = chatId, text = "a" });
}
