using System.Text.RegularExpressions;
using ChatDigestBot.Playground.Worlds;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatDigestBot.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class ChatPageLooksTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(false, "rgb(255, 255, 255)")]
    [InlineData(true, "rgb(23, 33, 43)")]
    public async Task Colours_follow_the_system_until_somebody_chooses(bool isDark, string background)
    {
        await using var page = await PageUnderTest.StartAsync(PageScene.Fill);
        await using var visit = await BrowserVisit.BeginAsync(browser, isDark: isDark);
        await visit.Page.GotoAsync(page.Address.ToString());
        var head = visit.Page.Locator(".head");
        await Expect(visit.Page.Locator(".msg")).ToHaveCountAsync(8);
        await visit.LookAsync(isDark ? "dark" : "light");
        await Expect(head).ToHaveCSSAsync("background-color", background);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = isDark ? "Light colours" : "Dark colours" }).ClickAsync();
        await Expect(head).Not.ToHaveCSSAsync("background-color", background);
        await visit.Page.ReloadAsync();
        await Expect(head).Not.ToHaveCSSAsync("background-color", background);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task On_a_phone_list_and_chat_take_turns_and_nothing_sticks_out()
    {
        await using var page = await PageUnderTest.StartAsync(PageScene.Fill);
        await using var visit = await BrowserVisit.BeginAsync(browser, width: 375, height: 720);
        await visit.Page.GotoAsync(page.Address.ToString());
        await visit.LookAsync("phone-list");

        await visit.Page.Locator("#people .row").First.TapAsync();
        await Expect(visit.Page.GetByLabel("Message", new() { Exact = true })).ToBeInViewportAsync();
        await Expect(visit.Page.Locator("#people .row").First).ToBeHiddenAsync();
        await visit.LookAsync("phone-chat");
        Assert.Equal(375, await visit.Page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Back" }).TapAsync();
        await Expect(visit.Page.Locator("#people .row").First).ToBeInViewportAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_reader_further_up_stays_there_and_is_told_of_new_messages()
    {
        await using var page = await PageUnderTest.StartAsync(world =>
        {
            var person = world.AddPerson("林小雨");
            world.MeetBot(person);
            for (var number = 0; number < 150; number++)
            {
                PageScene.Send(world, person, $"message {number}");
            }
        });
        await using var visit = await BrowserVisit.BeginAsync(browser);
        await visit.Page.GotoAsync(page.Address.ToString());
        var pill = visit.Page.Locator("#pill");
        await Expect(visit.Page.Locator(".msg")).ToHaveCountAsync(60);
        await Expect(visit.Page.Locator(".msg").Last).ToBeInViewportAsync();

        // Older pages come as the reader goes up.
        await visit.Page.Locator("#scroll").EvaluateAsync("scroll => scroll.scrollTo(0, 0)");
        await Expect(visit.Page.Locator(".msg")).ToHaveCountAsync(120);
        await visit.Page.Locator("#scroll").EvaluateAsync("scroll => scroll.scrollTo(0, 0)");
        await Expect(visit.Page.Locator(".msg")).ToHaveCountAsync(150);

        PageScene.Send(page.World, page.World.People[0], "news at the end");
        await Expect(pill).ToContainTextAsync("1");
        await Expect(visit.Page.Locator(".msg").Last).Not.ToBeInViewportAsync();
        await visit.LookAsync("pill");
        await pill.ClickAsync();
        await Expect(visit.Page.Locator(".msg").Last).ToBeInViewportAsync();
        await Expect(pill).ToBeHiddenAsync();
    }

    [Fact]
    public async Task After_a_cut_the_page_goes_on_where_it_was()
    {
        await using var page = await PageUnderTest.StartAsync(world => world.MeetBot(world.AddPerson("林小雨")));
        await using var visit = await BrowserVisit.BeginAsync(browser);
        await visit.Page.GotoAsync(page.Address.ToString());
        await Expect(visit.Page.Locator(".empty")).ToBeVisibleAsync();

        await visit.Page.Context.SetOfflineAsync(true);
        PageScene.Send(page.World, page.World.People[0], "said meanwhile");
        await visit.Page.Context.SetOfflineAsync(false);
        PageScene.Send(page.World, page.World.People[0], "said after");

        await Expect(visit.Page.Locator(".msg")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_group_shows_senders_and_lets_the_reader_speak_for_each_member()
    {
        await using var page = await PageUnderTest.StartAsync(PageScene.Fill);
        await using var visit = await BrowserVisit.BeginAsync(browser);
        await visit.Page.GotoAsync(page.Address.ToString());

        await visit.Page.Locator("#groups .row").ClickAsync();
        await visit.Page.GetByLabel("You are").SelectOptionAsync("陈浩");
        await Expect(visit.Page.Locator(".msg.out .text")).ToContainTextAsync("大家看看今天的简报");
        await visit.Page.GetByLabel("Message", new() { Exact = true }).FillAsync("好的");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator(".msg.out")).ToHaveCountAsync(2);
        await visit.LookAsync("group");
        var said = page.World.MessagesIn(page.World.Chats.Single(chat => chat.Type == ChatType.Group))[^1];
        Assert.Equal("陈浩", said.From?.FirstName);
        await Expect(visit.Page.Locator(".sender").Filter(new() { HasTextRegex = new Regex("ChatDigest") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_person_is_added_and_may_block_the_bot()
    {
        await using var page = await PageUnderTest.StartAsync(PageScene.Fill);
        await using var visit = await BrowserVisit.BeginAsync(browser);
        await visit.Page.GotoAsync(page.Address.ToString());

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Lucía");
        await visit.Page.GetByLabel("Language of their Telegram").SelectOptionAsync("es");
        await visit.LookAsync("add-person");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#chat-status")).ToContainTextAsync("Lucía");
        await visit.LookAsync("empty");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "START" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Block bot" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "UNBLOCK" })).ToBeVisibleAsync();

        Assert.True(page.World.IsBlockedBy(page.World.People.Single(person => person.FirstName == "Lucía")));
        Assert.Equal("es", page.World.People.Single(person => person.FirstName == "Lucía").LanguageCode);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_page_speaks_chinese_to_a_chinese_browser()
    {
        await using var page = await PageUnderTest.StartAsync(PageScene.Fill);
        await using var visit = await BrowserVisit.BeginAsync(browser, locale: "zh-CN");
        await visit.Page.GotoAsync(page.Address.ToString());

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "机器人命令" }).ClickAsync();
        await Expect(visit.Page.Locator("#commands")).ToContainTextAsync("现在就看新内容");
        await visit.LookAsync("chinese-commands");
        await Expect(visit.Page.Locator(".day")).ToHaveTextAsync("今天");
    }

    [Fact]
    public async Task A_message_that_comes_while_the_chat_is_being_loaded_is_shown()
    {
        await using var page = await PageUnderTest.StartAsync(world => world.Start(world.AddPerson("Ada")));
        await using var visit = await BrowserVisit.BeginAsync(browser);
        await visit.Page.RouteAsync(new Regex("/messages\\?"), async route =>
        {
            var before = await route.FetchAsync();
            PageScene.Send(page.World, page.World.People[0], "in between");
            await Expect(visit.Page.Locator("#people .row")).ToContainTextAsync("in between");
            await route.FulfillAsync(new() { Response = before });
        }, new() { Times = 1 });
        await visit.Page.GotoAsync(page.Address.ToString());

        await Expect(visit.Page.Locator(".msg")).ToHaveTextAsync([new Regex("/start"), new Regex("in between")]);
        await Expect(visit.Page.Locator("#people .row .unread")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_hundred_people_who_all_get_a_message_at_once_are_no_trouble()
    {
        await using var page = await PageUnderTest.StartAsync(world => world.AddPeople(200));
        await using var visit = await BrowserVisit.BeginAsync(browser);
        await visit.Page.GotoAsync(page.Address.ToString());
        await Expect(visit.Page.Locator("#people .row")).ToHaveCountAsync(200);

        foreach (var person in page.World.People)
        {
            PageScene.Send(page.World, person, "to everybody");
        }

        await Expect(visit.Page.Locator("#people .row .unread")).ToHaveCountAsync(199);
        await Expect(visit.Page.Locator(".msg")).ToHaveCountAsync(1);
        Assert.Empty(visit.Complaints);
    }
}
