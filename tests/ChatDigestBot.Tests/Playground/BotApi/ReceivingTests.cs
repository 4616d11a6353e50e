using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Tests.Playground.BotApi;

public sealed class ReceivingTests : IAsyncLifetime
{
    private readonly BotApiBench bench = new();

    [Fact]
    public async Task Updates_wait_until_the_next_offset_acknowledges_them()
    {
        bench.World.Say(bench.Ada, "one");
        bench.World.Say(bench.Ada, "two");

        var first = await PollAsync("""{"limit":1}""");
        var both = await PollAsync($$"""{"offset":{{first[0].Id}}}""");
        var second = await PollAsync($$"""{"offset":{{first[0].Id + 1}}}""");
        var none = await PollAsync($$"""{"offset":{{first[0].Id + 2}}}""");

        Assert.Equal(["one"], first.Select(update => update.Text));
        Assert.Equal(["one", "two"], both.Select(update => update.Text));
        Assert.Equal(["two"], second.Select(update => update.Text));
        Assert.Empty(none);
        Assert.Equal(0, bench.World.Updates.Count);
    }

    [Fact]
    public async Task The_same_offset_within_half_a_second_gets_one_update()
    {
        bench.World.Say(bench.Ada, "one");
        bench.World.Say(bench.Ada, "two");

        Assert.Equal(2, (await PollAsync()).Count);
        Assert.Single(await PollAsync());
        bench.Clock.Advance(TimeSpan.FromSeconds(0.6));
        Assert.Equal(2, (await PollAsync()).Count);
    }

    [Fact]
    public async Task A_long_poll_answers_as_soon_as_somebody_writes()
    {
        var poll = bench.CallAsync("getUpdates", """{"timeout":50}""");
        await Task.Yield();
        bench.World.Say(bench.Ada, "now");

        Assert.Equal("now", (await poll).Result[0].GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_long_poll_without_news_ends_after_its_time()
    {
        var poll = bench.CallAsync("getUpdates", """{"timeout":10}""");
        // The request may still be on its way.
        await Until.SoAsync(() => poll.IsCompleted, () => bench.Clock.Advance(TimeSpan.FromSeconds(10)));

        Assert.Equal("[]", (await poll).AsLine());
    }

    [Fact]
    public async Task A_second_poller_ends_the_first_with_a_conflict()
    {
        var first = bench.CallAsync("getUpdates", """{"timeout":50}""");
        await Until.SoAsync(() => bench.Server.Account.Polling.IsWaiting);
        var second = bench.CallAsync("getUpdates", """{"timeout":50}""");

        Assert.Equal(
            "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            (await first).AsLine());
        bench.World.Say(bench.Ada, "for the second");
        Assert.True((await second).IsOk);
    }

    [Fact]
    public async Task A_webhook_stops_polling()
    {
        await bench.CallAsync("setWebhook", """{"url":"http://127.0.0.1:9/never"}""");

        Assert.Equal(
            "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            (await bench.CallAsync("getUpdates")).AsLine());
        await bench.CallAsync("deleteWebhook");
        Assert.True((await bench.CallAsync("getUpdates")).IsOk);
    }

    [Fact]
    public async Task Kinds_of_updates_persist_and_what_is_not_listed_is_lost()
    {
        await bench.CallAsync("getUpdates", """{"allowed_updates":["my_chat_member"]}""");
        bench.World.Say(bench.Ada, "lost");
        bench.World.Block(bench.Ada);
        await bench.CallAsync("getUpdates", """{"allowed_updates":[]}""");
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        bench.World.Start(bench.Ada);

        Assert.Equal(["my_chat_member", "my_chat_member", "message"], (await PollAsync()).Select(update => update.Kind));
    }

    [Fact]
    public async Task By_default_members_and_reactions_are_left_out()
    {
        var group = bench.World.AddSupergroup("Group", bench.Ada);
        bench.World.AddBotToGroup(bench.Ada, group, asAdmin: true);
        bench.World.Updates.Clear();
        bench.World.Join(bench.World.AddPerson("Bo"), group);

        Assert.Equal(["message"], (await PollAsync()).Select(update => update.Kind));
    }

    [Fact]
    public async Task Updates_are_lost_after_a_day_and_taps_sooner()
    {
        bench.World.Say(bench.Ada, "old");
        var message = bench.World.BotSends(new Message
        {
            Id = 0,
            Chat = bench.World.PrivateChat(bench.Ada),
            From = null,
            SentAt = default,
            Markup = new InlineKeyboard([[new InlineButton("tap") { CallbackData = "/x" }]]),
        });
        bench.World.Tap(bench.Ada, message, "tap");

        bench.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(["message"], (await PollAsync()).Select(update => update.Kind));
        bench.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await PollAsync());
    }

    [Fact]
    public async Task An_unknown_kind_of_update_comes_through_as_it_is()
    {
        bench.World.Updates.Add(new BotUpdate.Raw("teleported", """{"from":{"id":1}}""", 1));

        Assert.Equal(["teleported"], (await PollAsync()).Select(update => update.Kind));
    }

    [Fact]
    public async Task Ids_may_start_anew_anywhere()
    {
        bench.World.Say(bench.Ada, "one");
        var first = (await PollAsync()).Single();
        await PollAsync($$"""{"offset":{{first.Id + 1}}}""");
        bench.World.Updates.ContinueAt(17);
        bench.World.Say(bench.Ada, "two");

        Assert.Equal((17, "two"), (await PollAsync("""{"offset":0}""")).Select(update => (update.Id, update.Text)).Single());
    }

    public async Task InitializeAsync() => await bench.InitializeAsync();

    public async Task DisposeAsync()
    {
        await bench.DisposeAsync();
        bench.Dispose();
    }

    private async Task<IReadOnlyList<(long Id, string Kind, string? Text)>> PollAsync(string parameters = "{}")
        => [.. (await bench.CallAsync("getUpdates", parameters)).Result.EnumerateArray().Select(update =>
        {
            var kind = update.EnumerateObject().Last();
            return (update.GetProperty("update_id").GetInt64(), kind.Name, kind.Value.TryGetProperty("text", out var text) ? text.GetString() : null);
        })];
}
