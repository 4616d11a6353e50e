using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Browser;
using ChatDigestBot.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>All addresses of the console as the program itself lists them: a new one cannot be forgotten.</summary>
public sealed partial class ConsolePageJourneys
{
    private const int MaxFirstLoad = 60 * 1024;

    [Theory]
    [InlineData(0, "zh-hans")]
    [InlineData(1, "en")]
    public async Task Every_page_is_whole_in_the_admins_language_and_small_on_both_engines(int engine, string language)
    {
        await using var app = await ConsoleScene.StartAsync((DatabaseEngine)engine, language);
        using var admin = await SignInAsync(app);
        var assets = 0L;
        foreach (var asset in new[] { PageAssets.Address("pages.css"), PageAssets.Address("console.css"), PageAssets.Address("console.js") })
        {
            assets += (await admin.GetByteArrayAsync(asset)).Length;
        }

        var pages = Routes(app, HttpMethod.Get).ToList();
        Assert.True(pages.Count > 15, "looked at too few pages");
        foreach (var page in pages)
        {
            var answer = await admin.GetAsync(page);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{page}: {answer.StatusCode}");
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.True(bytes.Length + assets < MaxFirstLoad, $"{page} takes {bytes.Length + assets} bytes");
            if (page.EndsWith(".csv", StringComparison.Ordinal))
            {
                continue;
            }

            Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
            var html = Unpack(bytes);
            Assert.Contains($"<html lang=\"{(language == "en" ? "en" : "zh-Hans")}\">", html, StringComparison.Ordinal);
            Assert.DoesNotContain("pages.", TagOrScript().Replace(html, ""), StringComparison.Ordinal);
            Assert.EndsWith("</html>", html.TrimEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task In_the_chat_an_admin_sees_the_jobs_readers_wait_for_and_what_failed_the_others_behind_a_button_and_the_consoles_address()
    {
        await using var app = await ConsoleScene.StartAsync(readers: 1);
        var admin = app.World.FindPerson(ConsoleScene.AdminId)!;
        var jobs = await app.Says(admin, "/jobs");
        Assert.Contains("Plan due digests", jobs.Text, StringComparison.Ordinal);
        Assert.Contains("Delete old editions", jobs.Text, StringComparison.Ordinal); // its last run failed
        Assert.DoesNotContain("Delete old run records", jobs.Text, StringComparison.Ordinal);
        var all = await app.Taps(admin, jobs.Message, "Upkeep (");
        Assert.Contains("Delete old run records", all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(all.Message.Keyboard!.Buttons, button => button.Text.Contains("Upkeep", StringComparison.Ordinal));
        await app.Taps(admin, all.Message, "▶ Delete old run records");
        using var visit = await ConsoleVisit.SignInAsync(app, ConsoleScene.AdminId);
        Assert.Contains("Delete old run records", await visit.ReadAsync("/console/audit"), StringComparison.Ordinal);
        Assert.Contains(new Uri(app.BotAddress, "/console").ToString(), (await app.Says(admin, "/console")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_address_answers_whoever_has_no_role_no_token_an_old_token_or_comes_from_elsewhere()
    {
        await using var app = await ConsoleScene.StartAsync(readers: 2);
        using var admin = await SignInAsync(app);
        using var stranger = Browser(app);
        var pages = Routes(app, HttpMethod.Get).ToList();
        var acts = Routes(app, HttpMethod.Post).ToList();
        Assert.True(pages.Count > 15 && acts.Count > 8, "looked at too few addresses");
        foreach (var page in pages)
        {
            Assert.Equal((page, HttpStatusCode.Redirect), (page, (await stranger.GetAsync(page)).StatusCode));
        }

        var strangersToken = FormToken().Match(await stranger.GetStringAsync("/console/sign-in")).Groups[1].Value;
        var token = FormToken().Match(Unpack(await admin.GetByteArrayAsync("/console/sessions"))).Groups[1].Value;
        var before = await StateAsync(app);
        foreach (var act in acts)
        {
            Assert.Equal((act, HttpStatusCode.Redirect), (act, await PostAsync(stranger, act, strangersToken)));
            Assert.Equal((act, HttpStatusCode.BadRequest), (act, await PostAsync(admin, act, token: null)));
            Assert.Equal((act, HttpStatusCode.BadRequest), (act, await PostAsync(admin, act, token[..^4] + "AAAA")));
            Assert.Equal((act, HttpStatusCode.BadRequest), (act, await PostAsync(admin, act, strangersToken)));
            Assert.Equal((act, HttpStatusCode.Forbidden), (act, await PostAsync(admin, act, token, ("Origin", "https://elsewhere.example"))));
            Assert.Equal((act, HttpStatusCode.Forbidden), (act, await PostAsync(admin, act, token, ("Sec-Fetch-Site", "cross-site"))));
        }

        Assert.Equal(before, await StateAsync(app));
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("editor")]
    public async Task Nobody_is_shown_a_form_or_led_to_a_page_that_refuses_them(string role)
    {
        const long VisitorId = 777;
        await using var app = await ConsoleScene.StartAsync(readers: 8, hasFeeds: true);
        await ConsoleScene.FillAsync(app);
        await app.Starts(app.Person("Vi", "en", VisitorId));
        await app.Says(app.World.FindPerson(ConsoleScene.AdminId)!, $"/role {VisitorId} {role}");
        using var visit = await ConsoleVisit.SignInAsync(app, VisitorId);
        var (forms, links, refused) = (new HashSet<string>(), new HashSet<string>(), new List<string>());
        foreach (var page in await ConsoleScene.PagesAsync(app))
        {
            var (status, html) = await visit.LookAsync(page);
            if (status == HttpStatusCode.Forbidden)
            {
                Assert.Contains("Your role does not allow this", html, StringComparison.Ordinal);
                Assert.Contains("href=\"/console\"", html, StringComparison.Ordinal);
                refused.Add(page.Split('/')[3]);
                continue;
            }

            forms.UnionWith(Form().Matches(html).Select(form => form.Groups[1].Value));
            links.UnionWith(Link().Matches(html).Select(link => link.Groups[1].Value));
        }

        Assert.Equal(role == "viewer" ? ["1", "draft", "new"] : [], refused.Order(StringComparer.Ordinal));
        Assert.True(links.Count > 40, "looked at too few links");
        forms.RemoveWhere(form => form.Contains("/sign-out", StringComparison.Ordinal) || form.Contains("/sessions/", StringComparison.Ordinal));
        Assert.Equal(role == "viewer", forms.Count == 0);
        foreach (var link in links)
        {
            Assert.NotEqual((link, HttpStatusCode.Forbidden), (link, await visit.AskAsync(link)));
        }

        foreach (var form in forms)
        {
            Assert.NotEqual((form, HttpStatusCode.Forbidden), (form, await visit.TryAsync(form)));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await visit.TryAsync(role == "viewer" ? "/console/broadcasts/preview" : "/console/jobs/run"));
    }

    [Fact]
    public async Task The_ledger_comes_as_a_table_whose_names_are_no_formulas()
    {
        await using var app = await ConsoleScene.StartAsync(readers: 2);
        await app.Services.GetRequiredService<Database>().WriteAsync(session => session.ExecuteAsync("UPDATE chats SET title = '=HYPERLINK(\"x\")' WHERE title = 'Ada'"), CancellationToken.None);
        using var admin = await SignInAsync(app);
        var rows = Unpack(await admin.GetByteArrayAsync("/console/deliveries.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var count = await app.Services.GetRequiredService<Database>().ReadAsync(session => session.ScalarAsync<int>("SELECT COUNT(*) FROM deliveries"), CancellationToken.None);
        Assert.Equal(count, rows.Length - 1);
        Assert.Contains(rows, row => row.Contains("\"'=HYPERLINK(\"\"x\"\")\"", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Routes(JourneyApp app, HttpMethod method) => app.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method.Method) == true)
        .Select(endpoint => "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.Replace("{id:long}", "501", StringComparison.Ordinal), "x").Trim('/'))
        .Where(path => path.StartsWith("/console", StringComparison.Ordinal) && !path.Contains("/sign-", StringComparison.Ordinal))
        .Distinct();

    private static async Task<HttpStatusCode> PostAsync(HttpClient browser, string act, string? token, (string Name, string Value)? header = null)
    {
        using var form = new FormUrlEncodedContent([new("id", "1"), new("unit", "slot:2026-11-22"), new("name", "prune-digests"), new("session", "x"), .. token is null ? [] : new KeyValuePair<string, string>[] { new("__RequestVerificationToken", token) }]);
        using var request = new HttpRequestMessage(HttpMethod.Post, act) { Content = form };
        if (header is { } said)
        {
            request.Headers.Add(said.Name, said.Value);
        }

        return (await browser.SendAsync(request)).StatusCode;
    }

    // Everything an act of the console could have changed.
    private static Task<string> StateAsync(JourneyApp app) => app.Services.GetRequiredService<Database>().ReadAsync(
        async session => string.Join(
            '\n',
            await session.QueryAsync<string>("SELECT action FROM audit_entries WHERE action <> 'signed-in' UNION ALL SELECT key_hash FROM console_sessions UNION ALL SELECT state FROM deliveries WHERE unit NOT LIKE 'notice:%' ORDER BY 1")),
        CancellationToken.None);

    private static HttpClient Browser(JourneyApp app)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.BotAddress };
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        return browser;
    }

    private static async Task<HttpClient> SignInAsync(JourneyApp app)
    {
        var browser = await ConsoleVisit.SignInBrowserAsync(app, ConsoleScene.AdminId);
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        browser.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        return browser;
    }

    private static string Unpack(byte[] bytes)
    {
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("method=\"post\" action=\"(/console[^\"]*)\"")]
    private static partial Regex Form();

    [GeneratedRegex("href=\"(/console[^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex TagOrScript();
}
