using System.Buffers;

namespace ChatDigestBot.Telegram.Api;

/// <summary>An answer's bytes in borrowed memory, up to a cap; valid until disposed.</summary>
internal readonly struct AnswerBody : IDisposable
{
    private readonly byte[] _buffer;
    private readonly int _length;

    private AnswerBody(byte[] buffer, int length) => (_buffer, _length) = (buffer, length);

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Null when the answer is longer than the cap; the rest is not read.</summary>
    public static async Task<AnswerBody?> ReadAsync(HttpContent content, int cap, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        if (announced > cap)
        {
            return null;
        }

        // One byte more than announced, so that the end is seen without growing.
        var borrowed = ArrayPool<byte>.Shared.Rent(announced is { } known ? (int)known + 1 : 4096);
        var length = 0;
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            while (length <= cap)
            {
                var read = await stream.ReadAsync(borrowed.AsMemory(length), cancellationToken);
                if (read == 0)
                {
                    var answer = new AnswerBody(borrowed, length);
                    borrowed = null; // the answer's now
                    return answer;
                }

                length += read;
                if (length == borrowed.Length)
                {
                    borrowed = Grow(borrowed);
                }
            }

            return null;
        }
        finally
        {
            if (borrowed is not null)
            {
                ArrayPool<byte>.Shared.Return(borrowed);
            }
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
