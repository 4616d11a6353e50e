using System.Net;
using System.Net.Sockets;
using System.Text;
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

    [Theory]
    [InlineData("GARBAGE\r\n\r\n", 400)]
    [InlineData("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 200)]
    public async Task What_is_no_request_is_refused_without_a_word_in_the_log_and_no_answer_names_the_server(string sent, int status)
    {
        await using var app = await JourneyApp.StartAsync();
        using var line = new TcpClient();
        await line.ConnectAsync(app.BotAddress.Host, app.BotAddress.Port);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent));
        var answer = await new StreamReader(line.GetStream()).ReadToEndAsync();
        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\nServer:", answer, StringComparison.OrdinalIgnoreCase);
    }

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

    [Theory]
    [InlineData((int)DatabaseEngine.Sqlite)]
    [InlineData((int)DatabaseEngine.Postgres)]
    public async Task No_address_and_no_form_breaks_on_what_is_no_text(int engine)
    {
        await using var app = await StartAsync((DatabaseEngine)engine);
        using var browser = await SignInAsync(app);
        string[] fields = ["q", "is", "topic", "language", "date", "unit", "reason", "state", "name", "key", "said", "then", "text", "title", "summary", "intro", "article", "session", "at", "role", "jobs[]"];
        string[] pages = [.. Routes(app, HttpMethod.Get), "/hangfire/recurring"];
        Assert.True(pages.Length > 30, "looked at too few pages");
        foreach (var page in pages)
        {
            await IsRefusedAsync(page, await browser.GetAsync($"{page}?{string.Join('&', fields.Select(field => field + "=%00"))}"));
            Assert.InRange((int)(await browser.GetAsync($"{page}?{string.Join('&', fields.Select(field => field + "=%ED%A0%80%FF"))}")).StatusCode, 200, 499);
        }

        var token = Token().Match(await browser.GetStringAsync("/console/sessions")).Groups[1].Value;
        foreach (var act in Routes(app, HttpMethod.Post).Where(path => path != "/telegram/webhook").Append("/hangfire/recurring/trigger"))
        {
            string[] some = [.. fields.Take(12), fields[^1]];
            using var form = new FormUrlEncodedContent([.. some.Select(field => KeyValuePair.Create(field, "a\0")), new("__RequestVerificationToken", token)]);
            await IsRefusedAsync(act, await browser.PostAsync(act, form));
            // As scripts send forms; here the framework lets everything through.
            using var parts = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
            foreach (var field in some)
            {
                parts.Add(new StringContent("a\0"), $"\"{field}\"");
            }

            await IsRefusedAsync(act, await browser.PostAsync(act, parts));
        }

        await IsRefusedAsync("/hangfire/stats", await browser.GetAsync("/hangfire/stats"));

        static async Task IsRefusedAsync(string path, HttpResponseMessage answer) =>
            Assert.Equal((path, HttpStatusCode.BadRequest, "This could not be read, so nothing was done. Go back, load the page again and try once more."), (path, answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    private static IEnumerable<string> Routes(JourneyApp app, HttpMethod method) => app.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method.Method) == true)
        .Select(endpoint => "/" + Parameter().Replace(endpoint.RoutePattern.RawText!, parameter => parameter.Value.EndsWith(":long}", StringComparison.Ordinal) ? "1" : "x").Trim('/'))
        .Distinct();

    private static Task<JourneyApp> StartAsync(DatabaseEngine engine) => JourneyApp.StartAsync(new JourneyOptions
    {
        Engine = engine,
        Admins = [AdminId],
        Posts = [new JourneyPost("储能电站并网", JourneyOptions.Beginning.AddHours(-3))],
    });

    private static HttpClient Browser(JourneyApp app) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.BotAddress };

    private static Task<HttpClient> SignInAsync(JourneyApp app) => ConsoleVisit.SignInBrowserAsync(app, AdminId);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
