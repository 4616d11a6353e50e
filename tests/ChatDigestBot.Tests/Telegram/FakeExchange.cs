using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ChatDigestBot.Tests.Telegram;

/// <summary>One request that came in, and the ways to answer it or not.</summary>
internal sealed class FakeExchange(TcpClient client, NetworkStream stream, string head, byte[] body, CancellationToken closed)
{
    public string Head { get; } = head;

    public string Path => Head.Split(' ')[1];

    public string Method => Path[(Path.LastIndexOf('/') + 1)..];

    public string Body => Encoding.UTF8.GetString(body);

    public bool IsCut { get; private set; }

    /// <summary>Ends when the test does: for answers that never come.</summary>
    public CancellationToken Closed => closed;

    public JsonElement Json => JsonDocument.Parse(body).RootElement;

    public static async Task<FakeExchange?> ReadAsync(TcpClient client, NetworkStream stream, CancellationToken closed)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(bytes))
        {
            if (await stream.ReadAsync(one, closed) == 0)
            {
                return null;
            }

            bytes.Add(one[0]);
        }

        var head = Encoding.ASCII.GetString([.. bytes]);
        var length = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line
            ? int.Parse(line[15..], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture)
            : 0;
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, closed);
        return new FakeExchange(client, stream, head, body, closed);
    }

    public Task RespondAsync(int status, string body, string headers = "") =>
        SendAsync($"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}");

    public async Task SendAsync(string raw) => await stream.WriteAsync(Encoding.UTF8.GetBytes(raw), closed);

    /// <summary>Closes the connection as a server that is done with it.</summary>
    public void Close()
    {
        IsCut = true;
        client.Close();
    }

    /// <summary>Ends the connection as a crash does, with a reset.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(true, 0);
        Close();
    }

    private static bool EndsHead(List<byte> bytes) =>
        bytes.Count >= 4 && bytes[^4] == '\r' && bytes[^3] == '\n' && bytes[^2] == '\r' && bytes[^1] == '\n';
}
