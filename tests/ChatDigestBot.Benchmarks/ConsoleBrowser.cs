using System.Text.RegularExpressions;

namespace ChatDigestBot.Benchmarks;

/// <summary>An operator's browser, as far as the server sees it.</summary>
internal static partial class ConsoleBrowser
{
    /// <summary>Signs in with a key that was issued, and asks for packed pages from then on.</summary>
    public static async Task<HttpClient> SignInAsync(Uri bot, string key, CancellationToken cancellationToken)
    {
        var browser = new HttpClient { BaseAddress = bot };
        var page = await browser.GetStringAsync("/console/sign-in", cancellationToken);
        using var form = new FormUrlEncodedContent([new("key", key), new("__RequestVerificationToken", FormToken().Match(page).Groups[1].Value)]);
        (await browser.PostAsync("/console/sign-in", form, cancellationToken)).EnsureSuccessStatusCode();
        browser.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
