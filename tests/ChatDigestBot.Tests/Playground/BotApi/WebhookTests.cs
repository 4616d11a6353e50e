using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatDigestBot.Tests.Playground.BotApi;

public sealed class WebhookTests : IAsyncLifetime
{
    private readonly BotApiBench bench = new();
    private readonly Channel<(string Text, string? Secret)> received = Channel.CreateUnbounded<(string, string?)>();
    private readonly ConcurrentDictionary<string, int> failuresLeft = new();
    private WebApplication bot = null!;

    [Fact]
    public async Task Updates_arrive_with_the_secret_and_are_then_done()
    {
        bench.World.Say(bench.Ada, "before");
        await SetWebhookAsync();
        bench.World.Say(bench.Ada, "after");

        Assert.Equal([("before", "s3cret"), ("after", "s3cret")], await TakeAsync(2));
        await Until.SoAsync(() => bench.World.Updates.Count == 0);
    }

    [Fact]
    public async Task A_failure_is_tried_again_at_once_then_after_two_four_and_eight_seconds()
    {
        failuresLeft["x"] = 5;
        await SetWebhookAsync();
        bench.World.Say(bench.Ada, "x");

        await TakeAsync(2);
        foreach (var seconds in new[] { 2, 4, 8, 16 })
        {
            await RetryPlannedAsync();
            bench.Clock.Advance(TimeSpan.FromSeconds(seconds - 0.1));
            Assert.False(received.Reader.TryPeek(out _));
            bench.Clock.Advance(TimeSpan.FromSeconds(0.1));
            await TakeAsync(1);
        }

        await Until.SoAsync(() => bench.World.Updates.Count == 0);
        var info = await bench.CallAsync("getWebhookInfo");
        Assert.Equal("Wrong response from the webhook: 503 Service Unavailable", info.Result.GetProperty("last_error_message").GetString());
    }

    [Fact]
    public async Task A_failing_update_holds_back_its_chat_only()
    {
        failuresLeft["stuck"] = 2;
        var bo = bench.World.AddPerson("Bo");
        await SetWebhookAsync();
        bench.World.Say(bench.Ada, "stuck");
        await TakeAsync(2);
        bench.World.Say(bench.Ada, "behind");
        bench.World.Say(bo, "free");

        Assert.Equal("free", (await TakeAsync(1))[0].Text);
        await RetryPlannedAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["stuck", "behind"], (await TakeAsync(2)).Select(update => update.Text));
    }

    [Fact]
    public async Task Deleting_the_webhook_keeps_what_was_not_delivered()
    {
        failuresLeft["x"] = 1000;
        await SetWebhookAsync();
        bench.World.Say(bench.Ada, "x");
        await TakeAsync(2);

        await bench.CallAsync("deleteWebhook");

        Assert.Equal("x", (await bench.CallAsync("getUpdates")).Result[0].GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("", (await bench.CallAsync("getWebhookInfo")).Result.GetProperty("url").GetString());
    }

    [Fact]
    public async Task Pending_updates_can_be_dropped()
    {
        bench.World.Say(bench.Ada, "dropped");

        await SetWebhookAsync(",\"drop_pending_updates\":true");
        bench.World.Say(bench.Ada, "kept");

        Assert.Equal("kept", (await TakeAsync(1))[0].Text);
    }

    public async Task InitializeAsync()
    {
        await bench.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        bot = builder.Build();
        bot.Run(ReceiveAsync);
        await bot.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await bench.DisposeAsync();
        bench.Dispose();
        await bot.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var update = await JsonDocument.ParseAsync(context.Request.Body);
        var text = update.RootElement.GetProperty("message").GetProperty("text").GetString()!;
        var left = failuresLeft.AddOrUpdate(text, -1, (_, before) => before - 1);
        context.Response.StatusCode = left >= 0 ? 503 : 200;
        received.Writer.TryWrite((text, context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"]));
    }

    private async Task SetWebhookAsync(string more = "")
    {
        var reply = await bench.CallAsync("setWebhook", $$"""{"url":"{{bot.Urls.First()}}/hook","secret_token":"s3cret","max_connections":4{{more}}}""");
        Assert.True(reply.IsOk, reply.Raw);
    }

    private async Task<List<(string Text, string? Secret)>> TakeAsync(int count)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var taken = new List<(string, string?)>();
        while (taken.Count < count)
        {
            taken.Add(await received.Reader.ReadAsync(enough.Token));
        }

        return taken;
    }

    /// <summary>The bot has answered; wait until the server has read that and planned the next attempt.</summary>
    private Task RetryPlannedAsync() => Until.SoAsync(() => bench.Server.Account.Webhook.RetriesPlanned > 0);
}
