using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatDigestBot.Benchmarks.Webhook;

/// <summary>People who type a command by turns, some at once: each next one when the one before has both the 200 and the reply.</summary>
internal sealed class TypingPeople(int people, int atOnce, Uri webhook, string secret)
{
    // Slower than the bot lets a person ask; it goes by the time that Telegram says.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private const long FirstPerson = 5_000_001;
    private const int FirstMessage = 100;

    private readonly TaskCompletionSource?[] _replies = new TaskCompletionSource?[people];
    private readonly DateTimeOffset _begin = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(3);
    private ConcurrentQueue<long>? _accepted;
    private int _rounds;

    /// <summary>A message came for somebody.</summary>
    public void Hear(long chatId)
    {
        if (chatId - FirstPerson is >= 0 and var person && person < people)
        {
            Interlocked.Exchange(ref _replies[person], null)?.TrySetResult();
        }
    }

    /// <summary>Every person types once a round; returns how long each waited for the reply, in milliseconds.</summary>
    public async Task<List<double>> TypeAsync(string command, int rounds, CancellationToken cancellationToken)
    {
        var first = _rounds;
        _rounds += rounds;
        var waits = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(place => Task.Run(() => TypeAsync(place, command, first, first + rounds, cancellationToken), cancellationToken)));
        return [.. waits.SelectMany(wait => wait)];
    }

    /// <summary>Types on and on while the bot is killed after a while; returns the ids of the updates that got their 200.</summary>
    public async Task<IReadOnlyCollection<long>> TypeUntilKilledAsync(string command, Func<Task> kill)
    {
        _accepted = [];
        using var killed = new CancellationTokenSource();
        var typing = TypeAsync(command, rounds: 10_000, killed.Token);
        await kill();
        await killed.CancelAsync();
        await ((Task)typing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _accepted;
    }

    private async Task<List<double>> TypeAsync(int place, string command, int first, int end, CancellationToken cancellationToken)
    {
        using var connection = await ConnectAsync(cancellationToken);
        var waits = new List<double>();
        for (var round = first; round < end; round++)
        {
            for (var person = place; person < people; person += atOnce)
            {
                var update = Update(person, round, command);
                var startedAt = TimeProvider.System.GetTimestamp();
                var reply = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _replies[person] = reply;
                await connection.WriteAsync(update, cancellationToken);
                await TakeAnswerAsync(connection, cancellationToken);
                _accepted?.Enqueue(IdOf(person, round));
                await reply.Task.WaitAsync(cancellationToken);
                waits.Add(TimeProvider.System.GetElapsedTime(startedAt).TotalMilliseconds);
            }
        }

        return waits;
    }

    private async Task<HttpConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, webhook.Port), cancellationToken);
        return new HttpConnection(socket);
    }

    private long IdOf(int person, int round) => 700_000_000L + ((long)round * people) + person;

    private static async Task TakeAnswerAsync(HttpConnection connection, CancellationToken cancellationToken)
    {
        var (head, _) = await connection.ReadAsync(cancellationToken) ?? throw new InvalidOperationException("The bot closed the connection.");
        if (!head.Span.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException("The webhook answered " + Encoding.ASCII.GetString(head.Span));
        }
    }

    private byte[] Update(int person, int round, string command)
    {
        var id = FirstPerson + person;
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"update_id":{{{IdOf(person, round)}}},"message":{"message_id":{{{FirstMessage + round}}},"from":{"id":{{{id}}},"is_bot":false,"first_name":"读者","username":"reader{{{person}}}","language_code":"zh-hans"},"chat":{"id":{{{id}}},"first_name":"读者","username":"reader{{{person}}}","type":"private"},"date":{{{(_begin + (Pause * round)).ToUnixTimeSeconds()}}},"text":"{{{command}}}","entities":[{"offset":0,"length":{{{command.Length}}},"type":"bot_command"}]}}""");
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {webhook.AbsolutePath} HTTP/1.1\r\nHost: {webhook.Authority}\r\nContent-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
    }
}
