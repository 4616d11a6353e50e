using System.Text.RegularExpressions;
using ChatDigestBot.Playground.Worlds;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDigestBot.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ChatPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task What_a_person_types_becomes_a_bubble_and_the_bots_answer_another()
    {
        await using var page = await PageUnderTest.StartAsync(world => world.MeetBot(world.AddPerson("林小雨")));
        await using var bot = new ScriptedBot(page.World, update => Echo(page.World, update));
        await using var visit = await VisitAsync(page);

        await visit.Page.GetByLabel("Message", new() { Exact = true }).FillAsync("你好 <b>世界</b>");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator(".msg.out .text")).ToContainTextAsync("你好 <b>世界</b>");
        await Expect(visit.Page.Locator(".msg:not(.out) .text")).ToContainTextAsync("echo: 你好 <b>世界</b>");
        await Expect(visit.Page.GetByLabel("read by the bot")).ToHaveCountAsync(1);
        await Expect(visit.Page.GetByLabel("Message", new() { Exact = true })).ToHaveValueAsync("");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Nothing_can_be_typed_and_lost_before_the_chats_are_there()
    {
        await using var page = await PageUnderTest.StartAsync(world => world.MeetBot(world.AddPerson("林小雨")));
        await using var visit = await BrowserVisit.BeginAsync(browser);
        var isOpen = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/api/state", async route =>
        {
            await isOpen.Task;
            await route.ContinueAsync();
        });
        await visit.Page.GotoAsync(page.Address.ToString());
        var input = visit.Page.GetByLabel("Message", new() { Exact = true });
        await Expect(input).ToBeDisabledAsync();

        isOpen.SetResult();
        await input.FillAsync("你好");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".msg.out .text")).ToContainTextAsync("你好");
    }

    [Fact]
    public async Task A_new_person_presses_start()
    {
        await using var page = await PageUnderTest.StartAsync(world => world.AddPerson("林小雨"));
        await using var visit = await VisitAsync(page);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "START" }).ClickAsync();

        await Expect(visit.Page.Locator(".msg.out .text")).ToContainTextAsync("/start");
        await Expect(visit.Page.GetByLabel("Message", new() { Exact = true })).ToBeVisibleAsync();
        Assert.InRange((await visit.Page.GetByLabel("Message", new() { Exact = true }).BoundingBoxAsync())!.Height, 38, 46);
        Assert.Equal("/start", Assert.Single(page.World.MessagesIn(page.World.Chats[0])).Text);
    }

    [Fact]
    public async Task A_tap_spins_until_the_bot_answers_with_a_toast_and_an_edit()
    {
        await using var page = await PageUnderTest.StartAsync(world =>
        {
            var person = world.AddPerson("林小雨");
            world.MeetBot(person);
            Send(world, person, "Topics", markup: Keyboard("➕ AI", "/subscribe ai"));
        });
        await using var visit = await VisitAsync(page);
        var button = visit.Page.GetByRole(AriaRole.Button, new() { Name = "AI" });

        await button.ClickAsync();
        await Expect(button).ToHaveClassAsync(new Regex("busy"));
        var tapped = await NextAsync<BotUpdate.Tapped>(page.World);
        Assert.Equal("/subscribe ai", tapped.Query.Payload);
        page.World.BotAnswersTap(tapped.Query.Id, "Subscribed to AI", isAlert: false, url: null);
        page.World.BotEdits(tapped.Query.Message with { Markup = Keyboard("✅ AI", "/unsubscribe ai") });

        await Expect(visit.Page.Locator("#toast")).ToHaveTextAsync("Subscribed to AI");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "✅ AI" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".meta")).Not.ToContainTextAsync("edited");

        page.World.BotEdits(tapped.Query.Message with { Text = "Done", Markup = null });
        await Expect(visit.Page.Locator(".text")).ToContainTextAsync("Done");
        await Expect(visit.Page.Locator(".meta")).ToContainTextAsync("edited");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_alert_waits_for_the_reader()
    {
        await using var page = await PageUnderTest.StartAsync(world =>
        {
            var person = world.AddPerson("林小雨");
            world.MeetBot(person);
            Send(world, person, "Topics", markup: Keyboard("Why", "/why"));
        });
        await using var visit = await VisitAsync(page);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Why" }).ClickAsync();
        var tapped = await NextAsync<BotUpdate.Tapped>(page.World);
        page.World.BotAnswersTap(tapped.Query.Id, "Because.", isAlert: true, url: null);

        await Expect(visit.Page.Locator("dialog#alert")).ToContainTextAsync("Because.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await Expect(visit.Page.Locator("dialog#alert")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_deleted_message_vanishes()
    {
        await using var page = await PageUnderTest.StartAsync(world =>
        {
            var person = world.AddPerson("林小雨");
            world.MeetBot(person);
            Send(world, person, "first");
            Send(world, person, "second");
        });
        await using var visit = await VisitAsync(page);
        await Expect(visit.Page.Locator(".msg")).ToHaveCountAsync(2);

        page.World.BotDeletes(page.World.MessagesIn(page.World.Chats[0])[0]);

        await Expect(visit.Page.Locator(".msg")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".msg .text")).ToContainTextAsync("second");
    }

    [Fact]
    public async Task Formatting_becomes_elements_also_where_it_nests()
    {
        await using var page = await PageUnderTest.StartAsync(world =>
        {
            var person = world.AddPerson("林小雨");
            world.MeetBot(person);
            Send(world, person, "今日🏙智慧城市 code secret", [
                new TextEntity("bold", 0, 8), new TextEntity("text_link", 2, 6) { Url = "https://example.org/a?b=c" },
                new TextEntity("code", 9, 4), new TextEntity("spoiler", 14, 6),
            ]);
        });
        await using var visit = await VisitAsync(page);

        await Expect(visit.Page.Locator(".text b a")).ToHaveTextAsync("🏙智慧城市");
        await Expect(visit.Page.Locator(".text b a")).ToHaveAttributeAsync("href", "https://example.org/a?b=c");
        await Expect(visit.Page.Locator(".text code")).ToHaveTextAsync("code");
        var secret = visit.Page.GetByLabel("Hidden text, press to show");
        await secret.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".spoiler.shown")).ToHaveTextAsync("secret");
    }

    [Fact]
    public async Task A_quote_stands_between_lines_without_empty_ones()
    {
        await using var page = await PageUnderTest.StartAsync(world =>
        {
            var person = world.AddPerson("林小雨");
            world.MeetBot(person);
            Send(world, person, "before\nquoted\nafter", [new TextEntity("blockquote", 7, 6)]);
        });
        await using var visit = await VisitAsync(page);

        await Expect(visit.Page.Locator(".text blockquote")).ToHaveTextAsync("quoted");
        Assert.StartsWith("beforequotedafter", await visit.Page.Locator(".text").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_names_texts_and_links_stays_text()
    {
        const string Attack = "<img src=x onerror=\"document.title='hacked'\">\"'><script>document.title='hacked'</script>";
        await using var page = await PageUnderTest.StartAsync(world =>
        {
            var person = world.AddPerson(Attack, languageCode: Attack[..16]);
            world.MeetBot(person);
            Send(world, person, Attack, [new TextEntity("text_link", 0, 20) { Url = "javascript:document.title='hacked'" }, new TextEntity("pre", 21, 10) { Language = Attack }, new TextEntity("<b onclick=1>", 40, 5)], Keyboard(Attack, "/x"));
            var group = world.AddGroup(Attack, person);
            world.AddBotToGroup(person, group);
            world.Rename(person, group, Attack);
        });
        await using var visit = await VisitAsync(page);

        await Expect(visit.Page.Locator(".msg .text")).ToContainTextAsync(Attack);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("ChatDigest");
        await visit.Page.Locator("#groups .row").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Attack);
        await Expect(visit.Page).ToHaveTitleAsync(new Regex("ChatDigestBot"));
        Assert.Equal(0, await visit.Page.Locator("body img, body script, [onclick], [onerror], a[href^=javascript]").CountAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Slash_opens_the_commands_and_the_keyboard_chooses()
    {
        await using var page = await PageUnderTest.StartAsync(world =>
        {
            world.MeetBot(world.AddPerson("Emma Clarke", "en"));
            world.BotSetsMenu(MenuScope.Default, "", [new MenuCommand("start", "开始"), new MenuCommand("search", "搜索")]);
            world.BotSetsMenu(MenuScope.Default, "en", [new MenuCommand("start", "Begin"), new MenuCommand("search", "Find articles"), new MenuCommand("stop", "No more digests")]);
        });
        await using var visit = await VisitAsync(page);

        await visit.Page.GetByLabel("Message", new() { Exact = true }).PressSequentiallyAsync("/s");
        var options = visit.Page.Locator("#commands").GetByRole(AriaRole.Option);
        await Expect(options).ToHaveCountAsync(3);
        await Expect(options.Nth(1)).ToContainTextAsync("Find articles");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.GetByLabel("Message", new() { Exact = true })).ToHaveValueAsync("/search ");
        await Expect(visit.Page.Locator("#commands")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Words_after_the_bots_name_show_cards_and_a_chosen_one_is_sent()
    {
        await using var page = await PageUnderTest.StartAsync(world => world.MeetBot(world.AddPerson("Emma Clarke", "en")));
        await using var bot = new ScriptedBot(page.World, update =>
        {
            if (update is BotUpdate.InlineAsked asked)
            {
                page.World.BotAnswersInline(asked.Query.Id, [new InlineResult("1", "article") { Title = $"About {asked.Query.Text}", Description = "A card", MessageText = "The article" }], null);
            }
        });
        await using var visit = await VisitAsync(page);

        await visit.Page.GetByLabel("Message", new() { Exact = true }).FillAsync("@chat_digest_bot 智慧城市");
        await Expect(visit.Page.Locator("#cards")).ToContainTextAsync("About 智慧城市");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator(".msg.out")).ToContainTextAsync("The article");
        await Expect(visit.Page.Locator(".msg.out .via")).ToContainTextAsync("@chat_digest_bot");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Messages_for_others_are_counted_until_somebody_looks()
    {
        await using var page = await PageUnderTest.StartAsync(world =>
        {
            world.MeetBot(world.AddPerson("林小雨"));
            world.MeetBot(world.AddPerson("Emma Clarke", "en"));
        });
        await using var visit = await VisitAsync(page);
        var emma = visit.Page.Locator("#people .row").Nth(1);
        Send(page.World, page.World.People[1], "one");
        Send(page.World, page.World.People[1], "two");
        await Expect(emma.Locator(".unread")).ToHaveTextAsync("2");
        await visit.Page.ReloadAsync();
        await Expect(emma.Locator(".unread")).ToHaveTextAsync("2");

        await emma.ClickAsync();

        await Expect(visit.Page.Locator(".msg")).ToHaveCountAsync(2);
        await Expect(emma.Locator(".unread")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".note.unread")).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator(".msg")).ToHaveCountAsync(2);
        await Expect(emma.Locator(".unread")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Shift_enter_breaks_the_line()
    {
        await using var page = await PageUnderTest.StartAsync(world => world.MeetBot(world.AddPerson("林小雨")));
        await using var visit = await VisitAsync(page);
        await visit.Page.GetByLabel("Message", new() { Exact = true }).PressSequentiallyAsync("one");
        await visit.Page.Keyboard.PressAsync("Shift+Enter");
        await visit.Page.Keyboard.TypeAsync("two");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator(".msg.out .text")).ToContainTextAsync("one\ntwo");
    }

    private async Task<BrowserVisit> VisitAsync(PageUnderTest page, int width = 1280, bool isDark = false)
    {
        var visit = await BrowserVisit.BeginAsync(browser, width: width, isDark: isDark);
        await visit.Page.GotoAsync(page.Address.ToString());
        await Expect(visit.Page.Locator("#people .row").First).ToBeVisibleAsync();
        return visit;
    }

    private static void Echo(World world, BotUpdate update)
    {
        if (update is BotUpdate.Said { Message: var message })
        {
            world.BotSends(new Message { Id = 0, Chat = message.Chat, From = world.Bot, SentAt = default, Text = $"echo: {message.Text}" });
        }
    }

    private static void Send(World world, Person person, string text, IReadOnlyList<TextEntity>? entities = null, InlineKeyboard? markup = null) =>
        world.BotSends(new Message { Id = 0, Chat = world.PrivateChat(person), From = world.Bot, SentAt = default, Text = text, Entities = entities ?? [], Markup = markup });

    private static InlineKeyboard Keyboard(string label, string data) => new([[new InlineButton(label) { CallbackData = data }]]);

    private static async Task<T> NextAsync<T>(World world)
        where T : BotUpdate
    {
        while (true)
        {
            var changed = world.Updates.Changed;
            if (world.Updates.Peek(0, 100).Select(queued => queued.Update).OfType<T>().FirstOrDefault() is { } found)
            {
                return found;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }
}
