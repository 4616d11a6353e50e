using System.Net;
using System.Text.RegularExpressions;
using ChatDigestBot.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Somebody who is signed in to the console, as a browser without script has it: pages are read, forms are sent.</summary>
internal sealed partial class ConsoleVisit : IDisposable
{
    private readonly HttpClient browser;

    private ConsoleVisit(HttpClient browser) => this.browser = browser;

    public static async Task<ConsoleVisit> SignInAsync(JourneyApp app, long userId) => new(await SignInBrowserAsync(app, userId));

    /// <summary>The browser alone, for whoever asks for headers and codes.</summary>
    public static async Task<HttpClient> SignInBrowserAsync(JourneyApp app, long userId)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.BotAddress };
        var key = await app.Services.GetRequiredService<SignInKeyStore>().IssueAsync(userId, CancellationToken.None);
        var page = await browser.GetStringAsync("/console/sign-in");
        using var form = new FormUrlEncodedContent([new("key", key), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        Assert.Equal("/console", (await browser.PostAsync("/console/sign-in", form)).Headers.Location?.OriginalString);
        return browser;
    }

    /// <summary>The page as people read it: entities are characters.</summary>
    public async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await browser.GetStringAsync(path));

    /// <summary>The page, whichever code it has.</summary>
    public async Task<(HttpStatusCode Status, string Html)> LookAsync(string path)
    {
        var answer = await browser.GetAsync(path);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Sends a form of the person's own pages with nothing filled in.</summary>
    public async Task<HttpStatusCode> TryAsync(string path)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(await browser.GetStringAsync("/console/sessions")).Groups[1].Value)]);
        return (await browser.PostAsync(path, form)).StatusCode;
    }

    public async Task<HttpStatusCode> AskAsync(string path) => (await browser.GetAsync(path)).StatusCode;

    /// <summary>Sends a form with the token of the person's own pages. Returns where it leads; null where it was refused.</summary>
    public async Task<string?> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await browser.GetStringAsync("/console/sessions")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        var answer = await browser.PostAsync(path, form);
        return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) != true
            ? answer.Headers.Location?.OriginalString
            : null;
    }

    /// <summary>Sends the form of a page that was opened before as a browser does, hidden fields and all, with some fields typed over.</summary>
    public async Task<(HttpStatusCode Status, string Html)> FillInAsync(string html, string path, params (string Name, string Value)[] typed)
    {
        var form = Regex.Match(html, $"<form method=\"post\" action=\"{Regex.Escape(path)}\".*?</form>", RegexOptions.Singleline).Value;
        var fields = Field().Matches(form).Where(field => !field.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal) || field.Value.Contains(" checked", StringComparison.Ordinal))
            .Select(field => KeyValuePair.Create(field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value))).ToList();
        Assert.NotEmpty(fields);
        fields.RemoveAll(field => typed.Any(one => one.Name == field.Key));
        using var content = new FormUrlEncodedContent([.. fields, .. typed.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        var answer = await browser.PostAsync(path, content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The page as it is sent.</summary>
    public Task<string> OpenAsync(string path) => browser.GetStringAsync(path);

    public void Dispose() => browser.Dispose();

    [GeneratedRegex("<(?:input|textarea)[^>]* name=\"(?<name>[^\"]+)\"(?:[^>]* value=\"(?<value>[^\"]*)\")?[^>]*>(?:(?<value>[^<]*)</textarea>)?")]
    private static partial Regex Field();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
