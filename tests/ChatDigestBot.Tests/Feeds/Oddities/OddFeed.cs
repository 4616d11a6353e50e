using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatDigestBot.Tests.Feeds.Oddities;

/// <summary>One feed as it is met out there, and what the bot must make of it.</summary>
/// <param name="Name">What is odd about it; its path on the server too.</param>
/// <param name="Serve">Puts it on the server under a path. The server's address is in it for feeds that name themselves.</param>
internal sealed record OddFeed(string Name, Action<FeedServer, string, DateTimeOffset> Serve)
{
    /// <summary>Of the posts that come of it, in any order; none where <see cref="Trouble"/> is expected.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>Where there are too many to name.</summary>
    public int? Count { get; init; }

    /// <summary>The kind of trouble in the place of posts.</summary>
    public string? Trouble { get; init; }

    /// <summary>Must stand in the first post's file.</summary>
    public IReadOnlyList<string> Holds { get; init; } = [];

    /// <summary>Must not stand in any post's file.</summary>
    public IReadOnlyList<string> HoldsNot { get; init; } = [];

    /// <summary>What its item's date means, at the moment of the pull; null where nobody looks.</summary>
    public Func<DateTimeOffset, DateTimeOffset?>? MeansDate { get; init; }

    /// <summary>What the operator says it is in.</summary>
    public string? Language { get; init; }

    /// <summary>What the second pull comes to where nothing was changed meanwhile.</summary>
    public bool IsUnchangedAgain { get; init; } = true;

    public int Items => Count ?? Titles.Count;

    public override string ToString() => Name;

    /// <summary>Served as it stands, in UTF-8.</summary>
    public static OddFeed Of(string name, string text, string type = "application/xml") => new(name, (server, path, _) => server.Serve(path, text, type));

    /// <summary>Served in another encoding.</summary>
    public static OddFeed In(string name, string encoding, string text, string type = "application/xml") => new(name, (server, path, _) => server.Serve(path, CodePagesEncodingProvider.Instance.GetEncoding(encoding) is { } old ? old.GetBytes(text) : WithMark(Encoding.GetEncoding(encoding), text), type));

    /// <summary>Served with a status of its own.</summary>
    public static OddFeed Refusing(string name, int status, string trouble, params (string, string)[] headers) => new(name, (server, path, _) => server.Refuse(path, status, headers)) { Trouble = trouble };

    /// <summary>Served packed.</summary>
    public static OddFeed Packed(string name, string text, string packing, Func<Stream, Stream> pack) => new(name, (server, path, _) =>
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        server.Serve(path, packed.ToArray(), "application/xml", ("Content-Encoding", packing));
    });

    public static string Rss(string items, string more = "") => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>示例科技</title><link>https://site.example/</link>{more}{items}</channel></rss>";

    public static string Item(string title, string description = "今天上午，市中心的公园重新开放。", string more = "") => $"<item><title>{title}</title><description>{description}</description>{more}</item>";

    public static Task RedirectAsync(HttpContext context, int status, string location)
    {
        (context.Response.StatusCode, context.Response.Headers.Location) = (status, location);
        return Task.CompletedTask;
    }

    private static byte[] WithMark(Encoding encoding, string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
}
