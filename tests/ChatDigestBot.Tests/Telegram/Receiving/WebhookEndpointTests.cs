using System.Net;
using System.Text;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Inbox;
using ChatDigestBot.Telegram.Receiving;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Tests.Telegram.Inbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDigestBot.Tests.Telegram.Receiving;

public sealed class WebhookEndpointTests : StoreTest
{
    private const string Secret = "a-secret_of-the-test";

    private readonly ScriptedHandler _handler = ScriptedHandler.Quick();
    private readonly CollectingLogger<WebhookEndpoint> _log = new();

    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    [Fact]
    public async Task An_update_is_written_before_the_answer()
    {
        await using var scene = await SceneAsync();

        Assert.Equal(HttpStatusCode.OK, await scene.PostAsync(Updates.MessageJson(1, 7)));

        Assert.Equal([1], await Test.QueryAsync<long>("SELECT update_id FROM inbox"));
        await _handler.HandledAsync(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a-secret_of-the-tesT")]
    [InlineData("a-secret")]
    public async Task Without_the_right_secret_nothing_is_taken(string? secret)
    {
        await using var scene = await SceneAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await scene.PostAsync(Updates.MessageJson(1, 7), secret));
        Assert.Empty(await Test.QueryAsync<long>("SELECT update_id FROM inbox"));
    }

    [Fact]
    public async Task A_bot_that_polls_takes_nothing_here()
    {
        await using var scene = await SceneAsync(ReceiveMode.Polling);

        Assert.Equal(HttpStatusCode.Forbidden, await scene.PostAsync(Updates.MessageJson(1, 7), ""));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("{\"update_id\":5,\"message\":[]}")]
    [InlineData("{\"update_id\":5,\"telepathy\":{}}")]
    public async Task What_cannot_be_used_is_taken_all_the_same_for_it_would_come_again(string body)
    {
        await using var scene = await SceneAsync();

        Assert.Equal(HttpStatusCode.OK, await scene.PostAsync(body));
        Assert.Empty(_handler.Done);
    }

    [Fact]
    public async Task A_body_beyond_all_measure_is_refused()
    {
        await using var scene = await SceneAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await scene.PostAsync(new string(' ', 1_100_000)));
    }

    [Fact]
    public async Task A_large_update_in_many_pieces_is_read()
    {
        await using var scene = await SceneAsync();

        Assert.Equal(HttpStatusCode.OK, await scene.PostAsync(Updates.MessageJson(1, 7, new string('字', 100_000))));
        await _handler.HandledAsync(1);
    }

    [Fact]
    public async Task Without_room_telegram_is_asked_to_come_again()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var scene = await SceneAsync(handler: new ScriptedHandler((_, _) => release.Task));
        await scene.Node.Inbox.AcceptAsync([.. Enumerable.Range(1, UpdateDispatcher.MaxWaitingOfQueue).Select(id => Updates.Message(id, 7))], CancellationToken.None);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await scene.PostAsync(Updates.MessageJson(1000, 7)));
        Assert.Equal(HttpStatusCode.OK, await scene.PostAsync(Updates.MessageJson(1001, 8)));
        release.SetResult();
    }

    [Fact]
    public async Task A_repeated_update_is_taken_and_handled_once()
    {
        await using var scene = await SceneAsync();
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(HttpStatusCode.OK, await scene.PostAsync(Updates.MessageJson(1, 7)));
        }

        await scene.PostAsync(Updates.MessageJson(2, 7));
        await _handler.HandledAsync(2);
        Assert.Equal([1, 2], _handler.Done);
    }

    private async Task<Scene> SceneAsync(ReceiveMode receive = ReceiveMode.Webhook, ScriptedHandler? handler = null)
    {
        var node = await new InboxNode(Database, Test.Clock, handler ?? _handler).OpenAsync();
        node.Run();
        var options = new TelegramOptions { Token = new BotToken(TestClient.Token), Receive = receive, WebhookSecret = receive == ReceiveMode.Webhook ? Secret : "" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost(WebhookEndpoint.Path, new WebhookEndpoint(options, node.Inbox, _log).ReceiveAsync);
        await app.StartAsync();
        return new Scene(app, node);
    }

    private sealed class Scene(WebApplication app, InboxNode node) : IAsyncDisposable
    {
        private readonly HttpClient _telegram = new(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };

        public InboxNode Node { get; } = node;

        public async Task<HttpStatusCode> PostAsync(string body, string? secret = Secret)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, WebhookEndpoint.Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (secret is not null)
            {
                request.Headers.TryAddWithoutValidation(WebhookEndpoint.SecretHeader, secret);
            }

            using var response = await _telegram.SendAsync(request);
            return response.StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            _telegram.Dispose();
            await app.DisposeAsync();
            await Node.CloseAsync();
            Node.Dispose();
        }
    }
}
