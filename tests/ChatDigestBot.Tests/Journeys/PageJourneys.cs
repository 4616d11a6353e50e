using System.Text.RegularExpressions;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>All addresses that the bot answers: a new one cannot be forgotten.</summary>
public sealed partial class PageJourneys
{
    private const long AdminId = 501;

    [Fact]
    public async Task No_address_takes_more_than_a_megabyte_from_anybody()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        using var browser = await SignInAsync(app);
        // The webhook and the dashboard look at the method themselves.
        string[] takers = [.. Routes(app, HttpMethod.Post), "/telegram/webhook", "/hangfire/recurring/trigger"];
        Assert.Contains("/console/sign-in", takers);
        foreach (var path in takers)
        {
            using var body = new ByteArrayContent(new byte[WebSetup.MaxBodyBytes + 1]) { Headers = { { "Content-Type", "application/x-www-form-urlencoded" } } };
            // Refused before it is sent.
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body, Headers = { ExpectContinue = true } };
            Assert.InRange((int)(await browser.SendAsync(request)).StatusCode, 400, 499);
        }
    }

    private static IEnumerable<string> Routes(JourneyApp app, HttpMethod method) => app.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method.Method) == true)
        .Select(endpoint => "/" + Parameter().Replace(endpoint.RoutePattern.RawText!, "x").Trim('/'))
        .Distinct();

    private static Task<JourneyApp> StartAsync(DatabaseEngine engine) => JourneyApp.StartAsync(new JourneyOptions
    {
        Engine = engine,
        Admins = [AdminId],
        Posts = [new JourneyPost("储能电站并网", JourneyOptions.Beginning.AddHours(-3))],
    });

    private static HttpClient Browser(JourneyApp app) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.BotAddress };

    private static Task<HttpClient> SignInAsync(JourneyApp app) => ConsoleVisit.SignInBrowserAsync(app, AdminId);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
