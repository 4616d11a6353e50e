using System.Net;
using System.Text.RegularExpressions;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDigestBot.Tests.Web;

public sealed class SignInOnSqliteTests : SignInTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class SignInOnPostgresTests : SignInTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract partial class SignInTests : StoreTest
{
    private const long Admin = 11;

    private SignInKeyStore Keys => field ??= new SignInKeyStore(Database, Test.Clock);

    [Fact]
    public async Task Opening_the_link_shows_a_button_and_pressing_it_signs_in_once()
    {
        await using var site = await StartAsync();
        var key = await Keys.IssueAsync(Admin, CancellationToken.None);
        using var browser = Browser(site);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/console/secret")).StatusCode);

        // A link preview opens it too: nothing is used up.
        await browser.GetAsync($"/console/sign-in?key={key}");
        var page = await browser.GetAsync($"/console/sign-in?key={key}");
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        var signedIn = await PressAsync(browser, await page.Content.ReadAsStringAsync(), key);
        Assert.Equal("/console", signedIn.Headers.Location?.OriginalString);
        Assert.Equal("for admins", await browser.GetStringAsync("/console/secret"));

        using var second = Browser(site);
        var again = await PressAsync(second, await second.GetStringAsync($"/console/sign-in?key={key}"), key);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
    }

    [Fact]
    public async Task A_browser_that_calls_itself_much_with_strange_signs_signs_in()
    {
        var sessions = new ConsoleSessionStore(Database, Test.Clock);
        var (key, _) = await Database.WriteAsync(write => sessions.StartAsync(write, Admin, "127.0.0.1", new string('x', 299) + "\U0001F600"), CancellationToken.None);

        Assert.True(await sessions.IsOpenAsync(key, Admin, CancellationToken.None));
        Assert.Equal(new string('x', 299), (await Test.QueryAsync<string>("SELECT agent FROM console_sessions")).Single());
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        await using var site = await StartAsync();
        var key = await Keys.IssueAsync(Admin, CancellationToken.None);
        using var browser = Browser(site);
        using var form = new FormUrlEncodedContent([new("key", key)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/console/sign-in", form)).StatusCode);
        Assert.Equal(Admin, await Database.WriteAsync(session => Keys.RedeemAsync(session, key), CancellationToken.None));
    }

    [Fact]
    public async Task Keys_live_five_minutes_and_only_their_hash_is_kept()
    {
        var key = await Keys.IssueAsync(Admin, CancellationToken.None);
        Assert.DoesNotContain(key, await Test.QueryAsync<string>("SELECT key_hash FROM sign_in_keys"));
        Test.Clock.Advance(SignInKeyStore.Lifetime);
        Assert.Null(await Database.WriteAsync(session => Keys.RedeemAsync(session, key), CancellationToken.None));
    }

    [Fact]
    public async Task Who_is_no_admin_any_more_is_out_at_once_and_a_restart_signs_nobody_out()
    {
        using var cookies = new HttpClientHandler { AllowAutoRedirect = false };
        await using (var site = await StartAsync())
        {
            var key = await Keys.IssueAsync(Admin, CancellationToken.None);
            using var browser = new HttpClient(cookies, disposeHandler: false) { BaseAddress = new Uri(site.Urls.First()) };
            await PressAsync(browser, await browser.GetStringAsync($"/console/sign-in?key={key}"), key);
        }

        await using (var restarted = await StartAsync())
        {
            using var browser = new HttpClient(cookies, disposeHandler: false) { BaseAddress = new Uri(restarted.Urls.First()) };
            Assert.Equal("for admins", await browser.GetStringAsync("/console/secret"));
        }

        await using var changed = await StartAsync(admin: Admin + 1);
        using var former = new HttpClient(cookies, disposeHandler: false) { BaseAddress = new Uri(changed.Urls.First()) };
        Assert.Equal(HttpStatusCode.Redirect, (await former.GetAsync("/console/secret")).StatusCode);
    }

    [Fact]
    public async Task Nobody_signs_in_or_out_without_standing_in_the_audit_log()
    {
        await using var site = await StartAsync();
        using var browser = Browser(site);
        var key = await Keys.IssueAsync(Admin, CancellationToken.None);
        var page = await browser.GetStringAsync($"/console/sign-in?key={key}");
        await Test.ExecuteAsync("ALTER TABLE audit_entries RENAME TO away");
        Assert.Equal(HttpStatusCode.InternalServerError, (await PressAsync(browser, page, key)).StatusCode);
        Assert.Empty(await Test.QueryAsync<long>("SELECT user_id FROM console_sessions"));

        // The link is as good as it was.
        await Test.ExecuteAsync("ALTER TABLE away RENAME TO audit_entries");
        Assert.Equal("/console", (await PressAsync(browser, page, key)).Headers.Location?.OriginalString);
        Assert.Equal(["signed-in"], await Test.QueryAsync<string>("SELECT action FROM audit_entries"));

        await Test.ExecuteAsync("ALTER TABLE audit_entries RENAME TO away");
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", FormToken().Match(await browser.GetStringAsync("/console/sign-in")).Groups[1].Value)]);
        Assert.Equal(HttpStatusCode.InternalServerError, (await browser.PostAsync("/console/sign-out", form)).StatusCode);
        Assert.Equal([Admin], await Test.QueryAsync<long>("SELECT user_id FROM console_sessions"));
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out()
    {
        await using var site = await StartAsync();
        using var browser = Browser(site);
        var cookie = Cookie(await SignInAsync(browser, site));
        using var thief = Browser(site, cookie);
        Assert.Equal("for admins", await thief.GetStringAsync("/console/secret"));

        var page = await browser.GetStringAsync("/console/sign-in");
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", FormToken().Match(page).Groups[1].Value)]);
        Assert.Equal("/console/sign-in", (await browser.PostAsync("/console/sign-out", form)).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/console/secret")).StatusCode);
    }

    [Fact]
    public async Task A_session_that_is_not_used_ends_and_one_that_is_used_goes_on()
    {
        var sessions = new ConsoleSessionStore(Database, Test.Clock);
        var (key, _) = await Database.WriteAsync(write => sessions.StartAsync(write, Admin, "127.0.0.1", "a browser"), CancellationToken.None);
        for (var use = 0; use < 3; use++)
        {
            Test.Clock.Advance(TimeSpan.FromHours(11));
            Assert.True(await sessions.IsOpenAsync(key, Admin, CancellationToken.None));
        }

        Assert.False(await sessions.IsOpenAsync(key, Admin + 1, CancellationToken.None));
        Test.Clock.Advance(ConsoleSessionStore.Lifetime);
        Assert.False(await sessions.IsOpenAsync(key, Admin, CancellationToken.None));
    }

    [Theory]
    [InlineData("/console/secret?page=2", "/console/secret?page=2")]
    [InlineData("//elsewhere.example/x", "/console")]
    [InlineData("/\\elsewhere.example", "/console")]
    [InlineData("https://elsewhere.example", "/console")]
    [InlineData("", "/console")]
    public async Task Signing_in_leads_to_the_page_that_was_wanted_and_never_to_another_host(string then, string leadsTo)
    {
        await using var site = await StartAsync();
        using var browser = Browser(site);
        Assert.Equal(leadsTo, (await SignInAsync(browser, site, then)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_way_to_the_sign_in_names_no_host_and_brings_the_wanted_page_along()
    {
        await using var site = await StartAsync();
        using var browser = Browser(site);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/console/secret?page=2") { Headers = { Host = "bot" } };
        request.Headers.Add("X-Forwarded-Host", "elsewhere.example");
        Assert.Equal("/console/sign-in?then=%2Fconsole%2Fsecret%3Fpage%3D2", (await browser.SendAsync(request)).Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("elsewhere.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.elsewhere.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("news.example", HttpStatusCode.OK)]
    [InlineData("localhost:8080", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", HttpStatusCode.OK)]
    [InlineData("bot:8080", HttpStatusCode.OK)]
    public async Task A_name_that_is_not_the_bots_is_not_answered(string host, HttpStatusCode answer)
    {
        await using var site = await StartAsync(settings: [new("Web:PublicUrl", "https://news.example/bot")]);
        using var browser = Browser(site);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = host } };
        Assert.Equal(answer, (await browser.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/bot")]
    public async Task Behind_a_prefix_people_sign_in_whether_the_proxy_takes_it_away_or_not(string asked)
    {
        await using var site = await StartAsync(settings: [new("Web:PublicUrl", "http://localhost/bot")]);
        using var browser = Browser(site);
        Assert.StartsWith("/bot/console/sign-in?then=", (await browser.GetAsync($"{asked}/console/secret")).Headers.Location?.OriginalString, StringComparison.Ordinal);
        var page = await browser.GetStringAsync($"{asked}/console/sign-in");
        Assert.Contains("action=\"/bot/console/sign-in\"", page, StringComparison.Ordinal);
        Assert.All(Addresses().Matches(page).Select(match => match.Groups[1].Value), address => Assert.StartsWith("/bot/", address, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Addresses().Match(page).Groups[1].Value)).StatusCode);
        var signedIn = await SignInAsync(browser, site);
        Assert.Equal("/bot/console", signedIn.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", false)]
    public async Task Only_a_known_proxy_is_believed_that_people_come_by_tls(string proxies, bool isBelieved)
    {
        await using var site = await StartAsync(settings: [new("Web:KnownProxies", proxies)]);
        using var browser = Browser(site);
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Assert.Equal(isBelieved, (await browser.GetAsync("/console/sign-in")).Headers.GetValues("Set-Cookie").Single().Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(1_000, 27)]
    [InlineData(1, 40_000)]
    [InlineData(1, 2_000_000)]
    public async Task A_form_that_is_none_of_ours_is_refused_before_it_fills_the_memory(int values, int length)
    {
        await using var site = await StartAsync();
        using var browser = Browser(site);
        foreach (var path in new[] { "/console/sign-in", "/console/sign-out" })
        {
            using var form = new FormUrlEncodedContent(Enumerable.Range(0, values).Select(index => KeyValuePair.Create($"field{index}", new string('x', length))));
            // What is too long is refused before it is sent.
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form, Headers = { ExpectContinue = true } };
            Assert.Contains((await browser.SendAsync(request)).StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge });
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        await using var site = await StartAsync();
        using var browser = Browser(site);
        var live = await browser.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Contains("default-src 'none'", live.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", live.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", live.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_monitor_that_asks_for_the_head_alone_is_answered(string path)
    {
        await using var site = await StartAsync();
        using var browser = Browser(site);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(request)).StatusCode);
    }

    private static HttpClient Browser(WebApplication site, string? cookie = null)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = cookie is null }) { BaseAddress = new Uri(site.Urls.First()) };
        if (cookie is not null)
        {
            browser.DefaultRequestHeaders.Add("Cookie", cookie);
        }

        return browser;
    }

    private static string Cookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("console=", StringComparison.Ordinal)).Split(';')[0];

    private async Task<HttpResponseMessage> SignInAsync(HttpClient browser, WebApplication site, string? then = null)
    {
        var key = await Keys.IssueAsync(Admin, CancellationToken.None);
        var prefix = site.Services.GetRequiredService<WebOptions>().Prefix;
        var page = await browser.GetStringAsync($"{prefix}/console/sign-in?then={Uri.EscapeDataString(then ?? "")}");
        return await PressAsync(browser, page, key);
    }

    private static Task<HttpResponseMessage> PressAsync(HttpClient browser, string page, string key) => browser.PostAsync(
        FormAddress().Match(page).Groups[1].Value,
        new FormUrlEncodedContent(
        [
            new("key", key),
            new("then", WebUtility.HtmlDecode(Then().Match(page).Groups[1].Value)),
            new("__RequestVerificationToken", FormToken().Match(page).Groups[1].Value),
        ]));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex FormAddress();

    [GeneratedRegex("name=\"then\" value=\"([^\"]*)\"")]
    private static partial Regex Then();

    [GeneratedRegex("(?:href|src)=\"(/[^\"]+)\"")]
    private static partial Regex Addresses();

    private async Task<WebApplication> StartAsync(long admin = Admin, params KeyValuePair<string, string?>[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TextFile.ReadAll(Path.Combine(Repository.Root, "content/texts")));
        builder.Services.AddSingleton<TimeProvider>(Test.Clock).AddSingleton(Database).AddHealthChecks();
        var reader = new SettingReader(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Access:Admins:0", admin.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. settings]).Build());
        builder.Services.AddRoles(reader).AddWeb(reader);
        var site = builder.Build();
        site.MapWeb();
        site.MapGet("/console/secret", () => Results.Text("for admins")).RequireAuthorization(AdminSession.Policy);
        await site.StartAsync();
        return site;
    }
}
