namespace ChatDigestBot.Telegram.Api;

/// <summary>A file sent along with a request; opened anew for every attempt, so that a call can be repeated.</summary>
internal sealed record FileUpload
{
    /// <summary>The name people see, without a folder.</summary>
    public required string Name { get; init; }

    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>Opens the content; the client disposes it.</summary>
    public required Func<Stream> Open { get; init; }

    public static FileUpload FromBytes(string name, byte[] content) => new() { Name = name, Open = () => new MemoryStream(content, writable: false) };
}
