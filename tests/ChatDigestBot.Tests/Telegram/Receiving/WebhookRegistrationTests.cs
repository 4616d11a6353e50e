using System.Collections.Concurrent;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Receiving;

namespace ChatDigestBot.Tests.Telegram.Receiving;

public sealed class WebhookRegistrationTests
{
    private const string Address = "https://bot.example.org/telegram";
    private const string Yes = """{"ok":true,"result":true}""";

    private readonly ConcurrentQueue<string> _answers = new();
    private readonly CollectingLogger<WebhookRegistration> _log = new();

    [Fact]
    public async Task It_registers_once_with_address_secret_and_the_kinds_of_updates_wanted()
    {
        await using var server = Server(Yes, Known(Address), Known(Address));
        var registration = For(server);
        for (var look = 0; look < 3; look++)
        {
            Assert.Equal(TimeSpan.FromMinutes(10), await registration.RegisterOnceAsync(CancellationToken.None));
        }

        Assert.Equal(["setWebhook", "getWebhookInfo", "getWebhookInfo"], server.Requests.Select(request => request.Method));
        var asked = server.Requests.First().Json;
        Assert.Equal((Address, "s3cret"), (asked.GetProperty("url").GetString(), asked.GetProperty("secret_token").GetString()));
        Assert.Contains("callback_query", asked.GetProperty("allowed_updates").EnumerateArray().Select(kind => kind.GetString()));
        Assert.False(asked.TryGetProperty("drop_pending_updates", out _));
    }

    [Fact]
    public async Task Another_address_at_Telegram_is_replaced_at_the_next_look()
    {
        await using var server = Server(Yes, Known("https://elsewhere.example.org/"), Yes);
        var registration = For(server);
        await registration.RegisterOnceAsync(CancellationToken.None);
        await registration.RegisterOnceAsync(CancellationToken.None);

        Assert.Equal(["setWebhook", "getWebhookInfo", "setWebhook"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_refused_address_is_told_once_and_tried_again_after_longer_and_longer_waits()
    {
        const string No = """{"ok":false,"error_code":400,"description":"Bad Request: bad webhook: HTTPS url must be provided for webhook"}""";
        await using var server = Server(No, No, No, No, No, No, No, Yes);
        var registration = For(server);
        var waits = new List<TimeSpan>();
        for (var attempt = 0; attempt < 7; attempt++)
        {
            waits.Add(await registration.RegisterOnceAsync(CancellationToken.None));
        }

        Assert.All(waits, wait => Assert.True(wait >= TimeSpan.FromMilliseconds(500)));
        Assert.True(waits[^1] >= TimeSpan.FromSeconds(15));
        Assert.Single(_log.Events);
        Assert.Equal(TimeSpan.FromMinutes(10), await registration.RegisterOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_Telegram_could_not_deliver_is_told_once_each_time_it_happens()
    {
        static string Failing(int date) =>
            $$$"""{"ok":true,"result":{"url":"{{{Address}}}","has_custom_certificate":false,"pending_update_count":9,"last_error_date":{{{date}}},"last_error_message":"Connection timed out"}}""";
        await using var server = Server(Yes, Failing(1_764_000_000), Failing(1_764_000_000), Failing(1_764_000_600));
        var registration = For(server);
        for (var look = 0; look < 4; look++)
        {
            await registration.RegisterOnceAsync(CancellationToken.None);
        }

        Assert.Equal(2, _log.Lines.Count(line => line.Line.Contains("Connection timed out", StringComparison.Ordinal)));
    }

    private static string Known(string address) =>
        $$$"""{"ok":true,"result":{"url":"{{{address}}}","has_custom_certificate":false,"pending_update_count":0}}""";

    private FakeServer Server(params string[] answers)
    {
        Array.ForEach(answers, _answers.Enqueue);
        return new FakeServer(exchange => exchange.RespondAsync(200, _answers.TryDequeue(out var answer) ? answer : Yes));
    }

    private WebhookRegistration For(FakeServer server)
    {
        var known = TestClient.OptionsFor(server.Address);
        var options = new TelegramOptions { Token = known.Token, ApiUrl = known.ApiUrl, Receive = ReceiveMode.Webhook, WebhookUrl = new Uri(Address), WebhookSecret = "s3cret" };
        return new WebhookRegistration(TestClient.For(server.Address), options, TimeProvider.System, _log);
    }
}
