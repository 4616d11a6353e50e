using System.Net.Http.Headers;
using System.Threading.Channels;
using ChatDigestBot.Playground.BotApi.Json;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Receiving;

/// <summary>Posts updates to the bot: in order per chat, side by side otherwise, again after a failure at once, then after 2, 4, 8… seconds.</summary>
/// <remarks>A failing update holds back only its own chat. It is given up when it expires.</remarks>
internal sealed class WebhookDelivery(UpdateQueue updates, TimeProvider clock) : IAsyncDisposable
{
    private const int MaxDelaySeconds = 3600;
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(60);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Lock gate = new();
    private Run? current;
    private int retriesPlanned;

    public WebhookSettings? Settings => current?.Settings;
    public DateTimeOffset? LastErrorAt { get; private set; }
    public string? LastError { get; private set; }

    /// <summary>How many updates wait for their next attempt.</summary>
    public int RetriesPlanned => Volatile.Read(ref retriesPlanned);

    public async Task SetAsync(WebhookSettings? settings)
    {
        if (current is { } old)
        {
            updates.StopListening();
            await old.StopAsync();
            current = null;
            retriesPlanned = 0;
        }

        (LastErrorAt, LastError) = (null, null);
        if (settings is not null)
        {
            var run = new Run(settings);
            foreach (var update in updates.Listen(update => Enqueue(run, update)))
            {
                Enqueue(run, update);
            }

            run.Workers = [.. Enumerable.Range(0, settings.MaxConnections).Select(_ => DeliverAsync(run))];
            current = run;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await SetAsync(null);
        http.Dispose();
    }

    private void Enqueue(Run run, QueuedUpdate update)
    {
        lock (gate)
        {
            if (!run.Lanes.TryGetValue(update.Update.OrderKey, out var lane))
            {
                lane = new Lane();
                run.Lanes.Add(update.Update.OrderKey, lane);
            }

            lane.Updates.Enqueue(update);
            if (lane.Updates.Count == 1)
            {
                run.Ready.Writer.TryWrite(lane);
            }
        }
    }

    private async Task DeliverAsync(Run run)
    {
        try
        {
            await foreach (var lane in run.Ready.Reader.ReadAllAsync(run.Stopping.Token))
            {
                QueuedUpdate update;
                lock (gate)
                {
                    update = lane.Updates.Peek();
                }

                var (error, retryAfter) = await PostAsync(run, update);
                if (error is null)
                {
                    Finish(run, lane, update);
                }
                else
                {
                    (LastErrorAt, LastError) = (clock.GetUtcNow(), error);
                    RetryLater(run, lane, update, retryAfter);
                }
            }
        }
        catch (OperationCanceledException) when (run.Stopping.IsCancellationRequested)
        {
        }
    }

    private void Finish(Run run, Lane lane, QueuedUpdate update)
    {
        updates.Remove(update.Id);
        lock (gate)
        {
            lane.Failures = 0;
            lane.Updates.Dequeue();
            if (lane.Updates.Count > 0)
            {
                run.Ready.Writer.TryWrite(lane);
            }
            else
            {
                run.Lanes.Remove(update.Update.OrderKey);
            }
        }
    }

    private void RetryLater(Run run, Lane lane, QueuedUpdate update, int retryAfter)
    {
        var delay = TimeSpan.FromSeconds(retryAfter > 0 ? retryAfter : lane.Failures == 0 ? 0 : Math.Min(MaxDelaySeconds, Math.Pow(2, lane.Failures)));
        lane.Failures++;
        if (clock.GetUtcNow() + delay >= update.ExpiresAt)
        {
            Finish(run, lane, update);
        }
        else if (delay == TimeSpan.Zero)
        {
            run.Ready.Writer.TryWrite(lane);
        }
        else
        {
            run.Retries.Add(WaitAsync());
        }

        async Task WaitAsync()
        {
            try
            {
                var wait = Task.Delay(delay, clock, run.Stopping.Token);
                Interlocked.Increment(ref retriesPlanned);
                await wait;
                Interlocked.Decrement(ref retriesPlanned);
                run.Ready.Writer.TryWrite(lane);
            }
            catch (OperationCanceledException) when (run.Stopping.IsCancellationRequested)
            {
            }
        }
    }

    private async Task<(string? Error, int RetryAfter)> PostAsync(Run run, QueuedUpdate update)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, run.Settings.Url) { Content = new ByteArrayContent(UpdateJson.ToBytes(update)) };
        request.Content.Headers.ContentType = Json;
        if (run.Settings.Secret.Length > 0)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", run.Settings.Secret);
        }

        using var timeout = new CancellationTokenSource(AnswerTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, run.Stopping.Token);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return response.IsSuccessStatusCode
                ? (null, 0)
                : ($"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}", (int)(response.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0));
        }
        catch (HttpRequestException failed)
        {
            return (failed.HttpRequestError == HttpRequestError.ConnectionError ? "Connection refused" : "Webhook connection closed", 0);
        }
        catch (OperationCanceledException) when (!run.Stopping.IsCancellationRequested)
        {
            return ("Read timeout expired", 0);
        }
    }

    private sealed class Lane
    {
        public Queue<QueuedUpdate> Updates { get; } = new();
        public int Failures { get; set; }
    }

    private sealed class Run(WebhookSettings settings)
    {
        public WebhookSettings Settings { get; } = settings;
        public Dictionary<(int Queue, long Id), Lane> Lanes { get; } = [];
        public Channel<Lane> Ready { get; } = Channel.CreateUnbounded<Lane>();
        public CancellationTokenSource Stopping { get; } = new();
        public IReadOnlyList<Task> Workers { get; set; } = [];
        public System.Collections.Concurrent.ConcurrentBag<Task> Retries { get; } = [];

        public async Task StopAsync()
        {
            await Stopping.CancelAsync();
            await Task.WhenAll([.. Workers, .. Retries]);
            Stopping.Dispose();
        }
    }
}
