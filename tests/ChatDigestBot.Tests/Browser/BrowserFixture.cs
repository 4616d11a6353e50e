using Microsoft.Playwright;

namespace ChatDigestBot.Tests.Browser;

/// <summary>One Chromium for all tests of a collection; each test opens a context of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // Five seconds, the usual, are too few on a machine that does much else.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.CloseAsync();
        playwright?.Dispose();
    }
}

/// <summary>The chat page.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}

/// <summary>The console: beside the chat page, since each collection runs one test at a time and browsers' tests are the longest.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleBrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Console in the browser";
}
