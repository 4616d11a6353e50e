using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDigestBot.Tests.Browser;

/// <summary>Every text of the page stands out from what is behind it as WCAG 2.2 (level AA) asks.</summary>
[Collection(BrowserTests.Name)]
public sealed class ContrastTests(BrowserFixture browser)
{
    // Behind the bubbles is a picture: there the darkest and the lightest colour of it count.
    private const string Measure =
        """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const parse = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data].map((v, i) => i === 3 ? v / 255 : v); };
          const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3]));
          const light = (c) => c.slice(0, 3).map((v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
          const root = getComputedStyle(document.documentElement);
          const walls = ["--wall-1", "--wall-2", "--wall-3"].map((name) => { const probe = document.body.appendChild(document.createElement("i")); probe.style.color = `var(${name})`; const found = parse(getComputedStyle(probe).color); probe.remove(); return found; });
          const backs = (element) => {
            const layers = [];
            for (let at = element; at; at = at.parentElement) {
              const style = getComputedStyle(at);
              if (style.backgroundImage.includes("gradient")) { const stops = style.backgroundImage.match(/rgba?\([^)]*\)/g).map(parse); return stops.map((stop) => layers.reduceRight((under, layer) => over(layer, under), stop)); }
              const colour = parse(style.backgroundColor);
              if (colour[3] === 1) { return [layers.reduceRight((under, layer) => over(layer, under), colour)]; }
              if (colour[3] > 0) { layers.push(colour); }
              if (at.classList.contains("chat")) { return walls.map((wall) => layers.reduceRight((under, layer) => over(layer, under), wall)); }
            }
            return [[255, 255, 255]];
          };
          const bad = [];
          let count = 0;
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".spoiler:not(.shown), :disabled")) { continue; }
            count++;
            const style = getComputedStyle(element);
            const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700) || element.closest(".avatar");
            const worst = Math.min(...backs(element).map((back) => ratio(over(parse(style.color), back), back)));
            if (worst < (isLarge ? 3 : 4.5)) { bad.push(`${worst.toFixed(2)} ${element.tagName}.${element.className} "${walker.currentNode.data.trim().slice(0, 30)}"`); }
          }
          return [String(count), ...bad];
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Texts_can_be_read(bool isDark)
    {
        await using var page = await PageUnderTest.StartAsync(PageScene.Fill);
        await using var visit = await BrowserVisit.BeginAsync(browser, isDark: isDark);
        await visit.Page.GotoAsync(page.Address.ToString());
        await Expect(visit.Page.Locator(".msg")).ToHaveCountAsync(8);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Clock, faults, places" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Commands of the bot" }).ClickAsync();
        await Expect(visit.Page.Locator("#commands")).ToBeVisibleAsync();

        var found = await visit.Page.EvaluateAsync<string[]>(Measure);

        Assert.True(int.Parse(found[0], System.Globalization.CultureInfo.InvariantCulture) > 80, "looked at too few texts");
        Assert.True(found.Length == 1, string.Join('\n', found));
    }
}
