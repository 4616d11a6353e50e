using System.Net;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
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
    public async Task A_form_from_elsewhere_is_refused()
    {
        await using var site = await StartAsync();
        var key = await Keys.IssueAsync(Admin, CancellationToken.None);
        using var browser = Browser(site);
        using var form = new FormUrlEncodedContent([new("key", key)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/console/sign-in", form)).StatusCode);
        Assert.Equal(Admin, await Keys.RedeemAsync(key, CancellationToken.None));
    }

    [Fact]
    public async Task Keys_live_five_minutes_and_only_their_hash_is_kept()
    {
        var key = await Keys.IssueAsync(Admin, CancellationToken.None);
        Assert.DoesNotContain(key, await Test.QueryAsync<string>("SELECT key_hash FROM sign_in_keys"));
        Test.Clock.Advance(SignInKeyStore.Lifetime);
        Assert.Null(await Keys.RedeemAsync(key, CancellationToken.None));
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

    private static HttpClient Browser(WebApplication site) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Urls.First()) };

    private static Task<HttpResponseMessage> PressAsync(HttpClient browser, string page, string key) => browser.PostAsync(
        "/console/sign-in",
        new FormUrlEncodedContent([new("key", key), new("__RequestVerificationToken", FormToken().Match(page).Groups[1].Value)]));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    private async Task<WebApplication> StartAsync(long admin = Admin)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Test.Clock).AddSingleton(Database).AddHealthChecks();
        builder.Services.AddWeb(new SettingReader(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Access:Admins:0", admin.ToString(System.Globalization.CultureInfo.InvariantCulture))]).Build()));
        var site = builder.Build();
        site.MapWeb();
        site.MapGet("/console/secret", () => Results.Text("for admins")).RequireAuthorization(AdminSession.Policy);
        await site.StartAsync();
        return site;
    }
}
