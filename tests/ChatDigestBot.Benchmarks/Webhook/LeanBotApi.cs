using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatDigestBot.Benchmarks.Webhook;

/// <summary>A Bot API server that reads and checks every call, answers messages with the message, and does no more, so that it is not what is measured.</summary>
internal sealed class LeanBotApi : IDisposable
{
    public const string Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Action<long> _onMessage;
    private readonly CancellationToken _stopping;
    private readonly TaskCompletionSource _webhookSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastMessageId;
    private long _withKeyboard;
    private string? _fault;

    /// <param name="onMessage">Told the chat of every message, as soon as it is read.</param>
    /// <param name="stopping">Ends all connections.</param>
    public LeanBotApi(Action<long> onMessage, CancellationToken stopping)
    {
        (_onMessage, _stopping) = (onMessage, stopping);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _ = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}";

    /// <summary>The bot has asked for its updates.</summary>
    public Task WebhookSet => _webhookSet.Task;

    /// <summary>The first call that was wrong; null when none was.</summary>
    public string? Fault => Volatile.Read(ref _fault);

    /// <summary>Messages that came with buttons.</summary>
    public long WithKeyboard => Interlocked.Read(ref _withKeyboard);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            _ = ServeAsync(await _listener.AcceptAsync(_stopping));
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        using var connection = new HttpConnection(socket);
        using var answer = new MemoryStream();
        try
        {
            while (await connection.ReadAsync(_stopping) is var (head, body))
            {
                Answer(BotCall.Read(head.Span, body, Token), answer);
                await connection.WriteAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length), _stopping);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // The bot is gone, or the benchmark is over.
        }
    }

    private void Answer(BotCall call, MemoryStream answer)
    {
        if (call.Fault is { } fault)
        {
            Interlocked.CompareExchange(ref _fault, fault, null);
            Write(answer, $$"""{"ok":false,"error_code":400,"description":"Bad Request: {{fault}}"}""");
            return;
        }

        switch (call.Method)
        {
            case "sendMessage":
                Interlocked.Add(ref _withKeyboard, call.Markup.IsEmpty ? 0 : 1);
                _onMessage(call.ChatId);
                Write(answer, MessageStart(call), call.Text, call.Markup.IsEmpty ? "" : ",\"reply_markup\":", call.Markup, "}}");
                break;
            case "getMe":
                Write(answer, """{"ok":true,"result":{"id":110201543,"is_bot":true,"first_name":"Digest","username":"digest_bot","can_join_groups":true}}""");
                break;
            default:
                Write(answer, """{"ok":true,"result":true}""");
                break;
        }

        if (call.Method == "setWebhook")
        {
            _webhookSet.TrySetResult();
        }
    }

    private string MessageStart(BotCall call) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"ok":true,"result":{"message_id":{{{Interlocked.Increment(ref _lastMessageId)}}},"from":{"id":110201543,"is_bot":true,"first_name":"Digest","username":"digest_bot"},"chat":{"id":{{{call.ChatId}}},"first_name":"读者","type":"private"},"date":{{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}}},"text":""");

    private static void Write(MemoryStream answer, string start, ReadOnlyMemory<byte> text = default, string between = "", ReadOnlyMemory<byte> markup = default, string end = "")
    {
        var length = Encoding.UTF8.GetByteCount(start) + text.Length + between.Length + markup.Length + end.Length;
        answer.SetLength(0);
        answer.Write(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{start}")));
        answer.Write(text.Span);
        answer.Write(Encoding.ASCII.GetBytes(between));
        answer.Write(markup.Span);
        answer.Write(Encoding.ASCII.GetBytes(end));
    }
}
