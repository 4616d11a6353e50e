using System.Globalization;
using System.Net;
using System.Text;
using ChatDigestBot.Playground.Hosting;

namespace ChatDigestBot.Benchmarks.Feeds;

/// <summary>A server of many feeds, each under an address of its own in 127.0.0.0/8, since a host is asked once a second only.</summary>
internal sealed class ManyFeeds : IAsyncDisposable
{
    private static readonly string Paragraph = string.Concat(Enumerable.Repeat("公司称芯片功耗比上一代降低三成，将用于服务器和边缘计算，样片已经送测，明年一季度量产。", 4));

    private readonly byte[][] _feeds;
    private WebApplication _app = null!;
    private int _port;
    private long _firstAt;
    private int _requests;
    private int _unchanged;

    // Written before, so that the measured time is the bot's.
    private ManyFeeds(int feeds, int items) => _feeds = [.. Enumerable.Range(0, feeds).Select(feed => Encoding.UTF8.GetBytes(Write(string.Create(CultureInfo.InvariantCulture, $"feed-{feed}"), items)))];

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Of them those that were answered by 304.</summary>
    public int Unchanged => Volatile.Read(ref _unchanged);

    /// <summary>When the first request since the last <see cref="Reset"/> came; null before.</summary>
    public long? FirstAt => Interlocked.Read(ref _firstAt) is > 0 and var at ? at : null;

    public static async Task<ManyFeeds> StartAsync(int feeds, int items, CancellationToken cancellationToken)
    {
        var server = new ManyFeeds(feeds, items);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        server._app = builder.Build();
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(cancellationToken);
        server._port = server._app.FindAddress().Port;
        return server;
    }

    public Uri At(int feed) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.1.{feed / 250}.{(feed % 250) + 1}:{_port}/{feed}"));

    public void Reset()
    {
        Interlocked.Exchange(ref _firstAt, 0);
        Volatile.Write(ref _requests, 0);
        Volatile.Write(ref _unchanged, 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.CompareExchange(ref _firstAt, TimeProvider.System.GetTimestamp(), 0);
        Interlocked.Increment(ref _requests);
        var feed = int.Parse(context.Request.Path.Value.AsSpan(1), CultureInfo.InvariantCulture);
        var tag = $"\"{feed}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            Interlocked.Increment(ref _unchanged);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "application/rss+xml";
        await context.Response.Body.WriteAsync(_feeds[feed], context.RequestAborted);
    }

    private static string Write(string feed, int items)
    {
        var now = TimeProvider.System.GetUtcNow();
        var text = new StringBuilder($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>{feed}</title>");
        for (var item = 0; item < items; item++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<item><title>{feed} 第 {item} 条：星河半导体发布七纳米芯片</title><guid>{feed}-{item}</guid><link>https://site.example/{feed}/{item}</link><pubDate>{now.AddHours(-item):R}</pubDate>")
                .Append(CultureInfo.InvariantCulture, $"<description><![CDATA[<p>{feed} 第 {item} 条。{Paragraph}</p><p>{Paragraph}</p><p>{Paragraph}</p>]]></description></item>");
        }

        return text.Append("</channel></rss>").ToString();
    }
}
