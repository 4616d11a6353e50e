using System.Net.Sockets;
using System.Text;

namespace ChatDigestBot.Benchmarks.Webhook;

/// <summary>Reads and writes HTTP/1.1 messages of a known length on one kept connection, and costs the machine as little as that can.</summary>
internal sealed class HttpConnection(Socket socket) : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>The head and the body of the next message, valid until the next read; null when the other side has closed.</summary>
    public async ValueTask<(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var unread = _buffer.AsMemory(_start, _end - _start);
            var headLength = unread.Span.IndexOf(EndOfHead);
            var length = headLength < 0 ? int.MaxValue : headLength + EndOfHead.Length + LengthOf(unread.Span[..headLength]);
            if (length <= unread.Length)
            {
                _start += length;
                return (unread[..headLength], unread[(headLength + EndOfHead.Length)..length]);
            }

            MakeRoom();
            var read = await socket.ReceiveAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0)
            {
                return null;
            }

            _end += read;
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        for (var written = 0; written < message.Length;)
        {
            written += await socket.SendAsync(message[written..], cancellationToken);
        }
    }

    public void Dispose() => socket.Dispose();

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            var name = "content-length:"u8;
            if (line.Length > name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                return int.Parse(line[name.Length..], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
