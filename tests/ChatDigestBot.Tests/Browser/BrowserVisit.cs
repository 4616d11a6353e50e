using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ChatDigestBot.Tests.Browser;

/// <summary>One visitor: a context with one page, and everything that page complained about.</summary>
internal sealed class BrowserVisit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    private BrowserVisit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
    }

    public IPage Page { get; }

    public static async Task<BrowserVisit> BeginAsync(BrowserFixture fixture, string locale = "en-GB", int width = 1280, int height = 800, bool isDark = false)
    {
        var context = await fixture.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = locale,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = width < 600,
        });
        context.SetDefaultTimeout(30_000);
        return new BrowserVisit(context, await context.NewPageAsync());
    }

    /// <summary>Script errors, refused resources and warnings; a good page has none.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Keeps a picture where the environment names a folder for them, to be looked at by people.</summary>
    public async Task LookAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("BROWSER_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }
    }

    /// <summary>Takes a picture of the documentation again, where the environment asks for it; else the one in the repository stays.</summary>
    public async Task PictureAsync(string file)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "1")
        {
            await Page.EvaluateAsync("document.activeElement?.blur()");
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "docs", "images", file) });
        }
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
