using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Fetching;
using ChatDigestBot.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Feeds.Fetching;

public sealed class FeedClientTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 4, 0, 0, TimeSpan.Zero));
    private FeedServer _server = null!;

    public async Task InitializeAsync() => _server = await FeedServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/plain", "")]
    [InlineData("/gzip", "gzip")]
    [InlineData("/br", "br")]
    [InlineData("/deflate", "deflate")]
    public async Task Packed_answers_are_unpacked(string path, string packing)
    {
        _server.Serve(path, Pack("<rss/>"u8.ToArray(), packing), "application/xml", packing.Length > 0 ? [("Content-Encoding", packing)] : []);
        Assert.Equal("<rss/>", Encoding.UTF8.GetString(Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(path)).Bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task More_than_five_megabytes_are_not_taken_whatever_they_come_from(string packing)
    {
        _server.Serve("/large", Pack(new byte[FeedClient.MaxBytes + 1], packing), "application/xml", packing.Length > 0 ? [("Content-Encoding", packing)] : []);
        Assert.Equal(FeedTroubleKind.TooLarge, await TroubleAsync("/large"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task An_answer_that_is_not_packed_as_it_says_is_broken(string packing)
    {
        _server.Serve("/broken", "<rss>not packed at all</rss>", "application/xml", ("Content-Encoding", packing));
        Assert.Equal(FeedTroubleKind.BrokenAnswer, await TroubleAsync("/broken"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task Another_status_is_named(int status)
    {
        _server.Refuse("/x", status);
        Assert.Equal(FeedTrouble.OfStatus(status), Assert.IsType<FetchOutcome.Failed>(await FetchAsync("/x")).Trouble);
    }

    [Theory]
    [InlineData("/loop", FeedTroubleKind.TooManyRedirects)]
    [InlineData("ftp://site.example/", FeedTroubleKind.WrongRedirect)]
    [InlineData("", FeedTroubleKind.WrongRedirect)]
    internal async Task Redirects_that_lead_nowhere_end(string location, FeedTroubleKind kind)
    {
        _server.Refuse("/loop", 302, ("Location", location));
        Assert.Equal(kind, await TroubleAsync("/loop"));
    }

    [Fact]
    public async Task A_server_that_never_answers_or_never_ends_is_left()
    {
        var asked = new TaskCompletionSource();
        _server.Serve("/slow", async context =>
        {
            await context.Response.WriteAsync("<rss>", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        var fetching = FetchAsync("/slow");
        await asked.Task;
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(FeedTroubleKind.TimedOut, Assert.IsType<FetchOutcome.Failed>(await fetching).Trouble.Kind);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_or_is_no_http_is_named()
    {
        _server.Serve("/cut", async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("<rss>");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        Assert.Equal(FeedTroubleKind.BrokenAnswer, await TroubleAsync("/cut"));
        _server.Serve("/wrong", "no gzip", "application/xml", ("Content-Encoding", "gzip"));
        Assert.Equal(FeedTroubleKind.BrokenAnswer, await TroubleAsync("/wrong"));
    }

    [Fact]
    public async Task A_host_that_does_not_answer_or_does_not_exist_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Equal(FeedTroubleKind.NotReached, await TroubleAsync($"http://127.0.0.1:{port}/"));
        Assert.Equal(new FeedTrouble(FeedTroubleKind.UnknownHost, "nobody.invalid"), Assert.IsType<FetchOutcome.Failed>(await FetchAsync("http://nobody.invalid/")).Trouble);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/x")]
    [InlineData("http://localhost:{0}/x")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/x")]
    [InlineData("http://2130706433:{0}/x")]
    [InlineData("http://0x7f.1:{0}/x")]
    [InlineData("http://0:{0}/x")]
    public async Task No_address_of_this_machine_is_fetched_in_whatever_writing(string address)
    {
        _server.Serve("/x", "<rss/>");
        using var client = Client(allowPrivate: false);
        var outcome = await client.FetchAsync(new Uri(address.Replace("{0}", _server.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)), Validators.None, null, CancellationToken.None);
        Assert.Equal(FeedTroubleKind.PrivateNetwork, Assert.IsType<FetchOutcome.Failed>(outcome).Trouble.Kind);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_refused_when_the_connection_is_made()
    {
        // The machine's own name is in no list of ours; only its address gives it away.
        var name = Dns.GetHostName();
        var addresses = await Dns.GetHostAddressesAsync(name);
        Assert.NotEmpty(addresses);
        using var client = Client(allowPrivate: false);
        var outcome = await client.FetchAsync(new Uri($"http://{name}:{_server.Address.Port}/x"), Validators.None, null, CancellationToken.None);
        Assert.Equal(FeedTroubleKind.PrivateNetwork, Assert.IsType<FetchOutcome.Failed>(outcome).Trouble.Kind);
    }

    [Fact]
    public async Task Through_a_proxy_a_private_address_is_refused_and_all_else_goes_to_the_proxy()
    {
        _server.Serve("/feed", "<rss/>");
        var options = new FeedsOptions { Path = "", Proxy = _server.Address, HostPause = TimeSpan.Zero };
        using var client = new FeedClient(options, new FeedConnection(options), new HostPace(options, _clock), _clock);
        Assert.IsType<FetchOutcome.Fetched>(await client.FetchAsync(new Uri("http://only-the-proxy-knows.invalid/feed"), Validators.None, null, CancellationToken.None));
        foreach (var address in new[] { "http://10.0.0.1/feed", "http://localhost/feed", "http://[fd00::1]/feed" })
        {
            Assert.Equal(FeedTroubleKind.PrivateNetwork, Assert.IsType<FetchOutcome.Failed>(await client.FetchAsync(new Uri(address), Validators.None, null, CancellationToken.None)).Trouble.Kind);
        }

        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_host_is_asked_once_a_second_however_many_feeds_it_has()
    {
        var pace = new HostPace(new FeedsOptions { Path = "" }, _clock);
        await pace.WaitAsync("a.example", CancellationToken.None);
        await pace.WaitAsync("b.example", CancellationToken.None);
        var waiting = Enumerable.Range(0, 3).Select(_ => pace.WaitAsync("A.example", CancellationToken.None)).ToList();
        for (var second = 1; second <= 3; second++)
        {
            Assert.Equal(second - 1, waiting.Count(task => task.IsCompleted));
            _clock.Advance(TimeSpan.FromSeconds(1));
            await waiting[second - 1];
        }
    }

    [Fact]
    public async Task A_clock_that_is_put_back_keeps_no_host_waiting()
    {
        var clock = new ClockPutBack(_clock);
        var pace = new HostPace(new FeedsOptions { Path = "" }, clock);
        await pace.WaitAsync("a.example", CancellationToken.None);
        clock.By = TimeSpan.FromDays(1);
        var waiting = pace.WaitAsync("a.example", CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(waiting.IsCompletedSuccessfully);
    }

    private static byte[] Pack(byte[] bytes, string packing)
    {
        using var packed = new MemoryStream();
        using (Stream stream = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => packed,
        })
        {
            stream.Write(bytes);
            stream.Flush();
            if (packing.Length == 0)
            {
                return packed.ToArray();
            }
        }

        return packed.ToArray();
    }

    private FeedClient Client(bool allowPrivate)
    {
        var options = new FeedsOptions { Path = "", AllowPrivateNetworks = allowPrivate, HostPause = TimeSpan.Zero };
        return new FeedClient(options, new FeedConnection(options), new HostPace(options, _clock), _clock);
    }

    private async Task<FetchOutcome> FetchAsync(string address)
    {
        using var client = Client(allowPrivate: true);
        return await client.FetchAsync(new Uri(_server.Address, address), Validators.None, null, CancellationToken.None);
    }

    private async Task<FeedTroubleKind> TroubleAsync(string address) => Assert.IsType<FetchOutcome.Failed>(await FetchAsync(address)).Trouble.Kind;
}
