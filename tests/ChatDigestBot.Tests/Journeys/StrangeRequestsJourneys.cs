using System.Net.Sockets;
using System.Text;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>What scanners and old programs send to a public address. A fault in the log fails a journey.</summary>
public sealed class StrangeRequestsJourneys
{
    [Theory]
    [InlineData("!")]
    [InlineData("~")]
    [InlineData("'")]
    [InlineData("xn--")]
    [InlineData("localhost:99999")]
    [InlineData("news.example:99999")]
    public async Task A_name_that_is_no_hosts_is_a_bad_request_and_no_fault(string host)
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Settings = ["Web:PublicUrl=https://news.example/bot"] });
        foreach (var path in new[] { "/", "/console/sign-in", "/health/live" })
        {
            Assert.StartsWith("HTTP/1.1 400 ", await AskAsync(app, $"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET {0} HTTP/1.0\r\n\r\n")]
    [InlineData("GET {0} HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n")]
    public async Task Who_names_no_host_gets_the_pages_all_the_same(string request)
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Settings = ["Web:PublicUrl=https://news.example/bot"] });
        foreach (var path in new[] { "/", "/console/sign-in", "/health/live" })
        {
            Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(app, string.Format(System.Globalization.CultureInfo.InvariantCulture, request, path)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_update_whose_body_breaks_is_refused_and_no_fault()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { ReceivesByWebhook = true });
        const string Head = "POST /telegram/webhook HTTP/1.1\r\nHost: localhost\r\nX-Telegram-Bot-Api-Secret-Token: journey\r\nTransfer-Encoding: chunked\r\n\r\n";
        Assert.StartsWith("HTTP/1.1 400 ", await AskAsync(app, Head + "5\r\n{\"upd\r\nno length\r\n"), StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(JourneyApp app, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(app.BotAddress.Host, app.BotAddress.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var answer = new StreamReader(client.GetStream());
        return await answer.ReadToEndAsync();
    }
}
