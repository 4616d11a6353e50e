using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace ChatDigestBot.Tests.Telegram;

/// <summary>A server of raw bytes on loopback: tests say what it does with each request, also what no decent server would do.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Channel<FakeExchange> _arrived = Channel.CreateUnbounded<FakeExchange>();
    private readonly Func<FakeExchange, Task> _answer;
    private readonly Task _accepting;
    private int _connectionCount;

    public FakeServer(Func<FakeExchange, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public static Func<FakeExchange, Task> Always(string json) => exchange => exchange.RespondAsync(200, json);

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public ConcurrentQueue<FakeExchange> Requests { get; } = new();

    public int ConnectionCount => _connectionCount;

    /// <summary>The next request in order of arrival, as soon as it is there.</summary>
    public async Task<FakeExchange> NextAsync() => await _arrived.Reader.ReadAsync(_closed.Token);

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _closed.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closed.Token);
                Interlocked.Increment(ref _connectionCount);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                while (await FakeExchange.ReadAsync(client, stream, _closed.Token) is { } exchange)
                {
                    Requests.Enqueue(exchange);
                    _arrived.Writer.TryWrite(exchange);
                    await _answer(exchange);
                    if (exchange.IsCut)
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // The other side left, or the test is over.
            }
        }
    }
}
