using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Journeys;
using Deque.AxeCore.Commons;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDigestBot.Tests.Browser;

/// <summary>Every page of the console in a real browser: read by axe-core, in light, dark and on a phone, and used as an operator uses it.</summary>
[Collection(ConsoleBrowserTests.Name)]
public sealed partial class ConsolePagesTests(BrowserFixture fixture)
{
    // What depends on colours is looked at in both palettes, all else once on a wide page and once on a narrow one.
    private const string Everything = "{}";
    private const string Colours = """{"runOnly":["color-contrast","link-in-text-block"]}""";
    private const string AllButColours = """{"rules":{"color-contrast":{"enabled":false}}}""";
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // How many rules were kept, and each fault. A form, a list or a box within a paragraph ends it before it began, and leaves it empty.
    private const string Look =
        """
        async (rules) => {
          const result = await axe.run(document, { ...JSON.parse(rules), resultTypes: ["violations"] });
          const faults = result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 140)} ${node.any.map((check) => check.message).join(" ").split("\n")[0]}`));
          if (document.documentElement.scrollWidth > innerWidth) { faults.push("the page scrolls sideways"); }
          if ([...document.querySelectorAll("p")].some((one) => !one.textContent.trim() && !one.children.length && !one.hidden)) { faults.push("a paragraph is empty"); }
          const lines = (one) => {
            const range = document.createRange();
            range.selectNodeContents(one);
            const tops = [...range.getClientRects()].filter((box) => box.width > 0).map((box) => box.top);
            return tops.length > 0 && Math.max(...tops) - Math.min(...tops) > parseFloat(getComputedStyle(one).fontSize);
          };
          for (const one of document.querySelectorAll("main button, main .button, main .badge, main time, main details.ask > summary, main td.name > a, main td.key")) {
            if (one.checkVisibility() && one.textContent.trim().length <= (one.matches("td.key") && innerWidth > 1000 ? 40 : 9) && lines(one)) { faults.push(`broken into lines: ${one.textContent.trim()}`); }
          }
          for (const one of document.querySelectorAll("main .table, main .panel, main .grid, main details.ask, main .acts > form")) {
            const next = one.nextElementSibling;
            if (!next || !next.matches(".table, .panel, .grid, details.ask, form") || !one.checkVisibility() || !next.checkVisibility()) { continue; }
            const [a, b] = [one.getBoundingClientRect(), next.getBoundingClientRect()];
            const apart = Math.max(b.top - a.bottom, a.top - b.bottom, b.left - a.right, a.left - b.right);
            if (a.height > 0 && b.height > 0 && apart < 3) { faults.push(`touches what follows: ${one.outerHTML.slice(0, 90)}`); }
          }
          return [String(result.passes.length), ...faults];
        }
        """;

    [Fact]
    public async Task No_page_breaks_a_rule_of_accessibility_or_of_markup_or_scrolls_sideways_in_light_in_the_dark_and_on_a_phone()
    {
        await using var app = await ConsoleScene.StartAsync(readers: 6, hasFeeds: true);
        await ConsoleScene.FillAsync(app);
        var pages = await ConsoleScene.PagesAsync(app);
        var found = await WalkAsync(app, pages, "light", width: 1280, isDark: false, Everything);
        await app.Says(app.World.FindPerson(ConsoleScene.AdminId)!, "/language zh");
        found.AddRange(await WalkAsync(app, pages, "dark", width: 1280, isDark: true, Colours));
        found.AddRange(await WalkAsync(app, pages, "phone", width: 360, isDark: false, AllButColours));
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private async Task<List<string>> WalkAsync(JourneyApp app, IReadOnlyList<string> pages, string look, int width, bool isDark, string rules)
    {
        await using var visit = await BrowserVisit.BeginAsync(fixture, width: width, height: 900, isDark: isDark);
        var page = visit.Page;
        await page.GotoAsync(new Uri(app.BotAddress, "/console/sign-in").ToString());
        var found = await FaultsAsync(page, $"{look} /console/sign-in", rules);
        await ConsoleScene.SignInAsync(app, page);
        foreach (var path in pages)
        {
            await page.GotoAsync(new Uri(app.BotAddress, path).ToString());
            if (look == "light" && path.StartsWith("/console/desk?", StringComparison.Ordinal))
            {
                await visit.PictureAsync("console-desk.png");
            }

            found.AddRange(await FaultsAsync(page, $"{look} {path}", rules));
            await visit.LookAsync($"{look}{path.Split('?')[0].Replace('/', '-')}{(path.Contains('?', StringComparison.Ordinal) ? "-q" : "")}");
        }

        Assert.DoesNotContain(visit.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
        return found;
    }

    [Fact]
    public async Task An_operator_resends_what_is_unconfirmed_and_reads_it_in_the_audit_log()
    {
        await using var app = await ConsoleScene.StartAsync();
        await using var visit = await BrowserVisit.BeginAsync(fixture);
        var page = visit.Page;
        await ConsoleScene.SignInAsync(app, page);
        await visit.PictureAsync("console.png");
        await page.GetByRole(AriaRole.Link, new() { Name = "3 unconfirmed messages: Digest of 22 November" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await visit.PictureAsync("console-deliveries.png");

        // The first press only says what the second will do.
        await page.GetByText("Resend 3 unconfirmed").First.ClickAsync();
        await Expect(page.GetByText("some recipients may get them twice")).ToBeVisibleAsync();
        Assert.Equal(3, await CountAsync(app, "state = 'indoubt'"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Resend 3 unconfirmed", Exact = true }).Last.ClickAsync();
        await Expect(page).ToHaveURLAsync(WholeUnit());
        Assert.Equal(0, await CountAsync(app, "state = 'indoubt'"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Audit log", Exact = true }).ClickAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("sent 3 unconfirmed messages again: Digest of 22 November");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Mei");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_keyboard_reaches_content_and_search_and_the_page_says_how_fresh_it_is()
    {
        await using var app = await ConsoleScene.StartAsync(readers: 2);
        await using var visit = await BrowserVisit.BeginAsync(fixture);
        var page = visit.Page;
        await ConsoleScene.SignInAsync(app, page);
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#content")).ToBeFocusedAsync();
        await Expect(page.Locator("[data-age]")).ToContainTextAsync("updated ");

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("Ada");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Found for “Ada”");
        await page.Locator("tbody a").First.ClickAsync();
        await Expect(page.GetByText("The next digest as it would be now")).ToBeVisibleAsync();
        await visit.PictureAsync("console-person.png");

        await page.GetByText("Ban", new() { Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ban", Exact = true }).Last.ClickAsync();
        await Expect(page.Locator(".badge.bad").First).ToHaveTextAsync("banned");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Whoever_signed_in_is_told_in_the_chat_and_signs_out_everywhere_from_there()
    {
        await using var app = await ConsoleScene.StartAsync(language: "zh-hans", readers: 1);
        await using var visit = await BrowserVisit.BeginAsync(fixture, locale: "zh-CN");
        var page = visit.Page;
        var before = app.World.Deliveries.Count;
        await ConsoleScene.SignInAsync(app, page);
        await app.Arrive(before + 1);
        var admin = app.World.FindPerson(ConsoleScene.AdminId)!;
        var told = app.SeenBy(admin)[^1];
        Assert.StartsWith("🔐 有人以你的身份登录了控制台：Chrome", told.Text, StringComparison.Ordinal);

        await page.GotoAsync(new Uri(app.BotAddress, "/console/sessions").ToString());
        await Expect(page.GetByText("当前", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Contains("已在 1 个浏览器上退出登录", (await app.Taps(admin, told, "在所有设备上退出")).Text, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ChatDigestBot 控制台" })).ToBeVisibleAsync();
    }

    private static Task<int> CountAsync(JourneyApp app, string condition) => app.Services.GetRequiredService<Database>().ReadAsync(
        session => session.ScalarAsync<int>($"SELECT COUNT(*) FROM deliveries WHERE {condition}"), CancellationToken.None);

    [GeneratedRegex("unit=[^&]+$")]
    private static partial Regex WholeUnit();

    // As the library does it, but for the page of its own that it opens to gather what frames say: there are none here, and that page costs most of the time.
    private static async Task<List<string>> FaultsAsync(IPage page, string path, string rules)
    {
        await page.EvaluateAsync(Axe);
        var said = (await page.EvaluateAsync<string[]>(Look, rules)).ToList();
        var looked = int.Parse(said[0], CultureInfo.InvariantCulture);
        Assert.True(looked > (rules == Colours ? 0 : 10), $"axe looked at too little of {path}");
        return [.. said.Skip(1).Select(fault => $"{path}: {fault}")];
    }
}
