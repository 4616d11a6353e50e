using System.Globalization;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Spoken;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Zones;
using ChatDigestBot.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Types;

namespace ChatDigestBot.Tests.Subscribers;

/// <summary>What people wish for and what they are told, word by word.</summary>
public sealed class WishTests : IAsyncLifetime
{
    private TalkBench _bench = null!;

    public async Task InitializeAsync() => _bench = await TalkBench.StartAsync();

    public async Task DisposeAsync()
    {
        Assert.Empty(_bench.Log.Warnings);
        await _bench.DisposeAsync();
    }

    [Theory]
    [InlineData("zh-hans", "start-zh")]
    [InlineData("zh-hant", "start-zh-hant")]
    [InlineData("en", "start-en")]
    public async Task Start_greets_by_name_and_every_tap_edits_in_place(string language, string name)
    {
        List<string> seen =
        [
            .. await SeenAsync(_bench.SaysAsync("/start", language: language)),
            .. await SeenAsync(_bench.TapsAsync("/subscribe ai", language: language)),
            .. await SeenAsync(_bench.TapsAsync("/subscribe energy", language: language)),
            .. await SeenAsync(_bench.TapsAsync("/unsubscribe ai", language: language)),
            .. await SeenAsync(_bench.SaysAsync("/start", language: language)),
        ];
        Approved.Verify(string.Join("\n\n", seen), name);
        Assert.Equal(["energy"], (await _bench.SubscriberAsync()).TopicIds);
    }

    [Theory]
    [InlineData("zh-hans", "wishes-zh")]
    [InlineData("zh-hant", "wishes-zh-hant")]
    [InlineData("en", "wishes-en")]
    public async Task Every_wish_is_answered_with_what_happens_next(string language, string name)
    {
        string[] wishes =
        [
            "/settings", "/pause", "/time 7:30", "/subscribe ai, 能源 quantum 区块", "/subscribe ai", "/subscribe", "/subscribe xyzzy", "/unsubscribe 机器人", "/unsubscribe energy 芯片",
            "/time", "/time 晚上8点半 周一到周五", "/time 8am sat", "/time soon", "/timezone", "/timezone 柏林", "/timezone berln", "/timezone xyzzy", "/timezone UTC+3",
            "/pause", "/settings", "/pause 3天", "/settings", "/pause many", "/resume", "/resume", "/unsubscribe all", "/settings", "/language", "/language fr",
        ];
        var seen = new List<string>();
        foreach (var wish in wishes)
        {
            seen.Add($"> {wish}");
            seen.AddRange(await SeenAsync(_bench.SaysAsync(wish, language: language)));
            _bench.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        Approved.Verify(string.Join("\n\n", seen), name);
    }

    [Theory]
    [InlineData("/subscribe")]
    [InlineData("/unsubscribe")]
    [InlineData("/subscribe ai,")]
    public async Task A_page_of_words_that_are_no_topics_is_answered_with_a_few_lines(string command)
    {
        var page = string.Join(' ', Enumerable.Range(0, 500).Select(number => $"nonsense{number}"))[..4_000];
        var seen = Assert.Single(await SeenAsync(_bench.SaysAsync($"{command} {page}", language: "en")));
        Assert.InRange(seen.Length, 1, 800);
        Assert.Contains("more words that aren't topics", seen, StringComparison.Ordinal);
        Assert.InRange(Assert.Single(await SeenAsync(_bench.SaysAsync($"{command} {new string('x', 4_000)}", language: "en"))).Length, 1, 400);
    }

    [Fact]
    public async Task Up_to_three_times_a_day_are_taken_and_each_change_can_be_undone()
    {
        await _bench.SaysAsync("/subscribe ai", language: "en");
        var seen = Assert.Single(await SeenAsync(_bench.SaysAsync("/time 8:00 and 20:00", language: "en")));
        Assert.Contains("at 08:00, 20:00", seen, StringComparison.Ordinal);
        Assert.Contains("[✅ 08:00 → /time 20:00]", seen, StringComparison.Ordinal);
        Assert.Contains("[↩️ Undo → /time 08:00 daily]", seen, StringComparison.Ordinal);
        Assert.Contains("at most 3 digests a day", Assert.Single(await SeenAsync(_bench.SaysAsync("/time 8 12 18 20", language: "en"))), StringComparison.Ordinal);
        Assert.Contains("silent 23:00–07:00", Assert.Single(await SeenAsync(_bench.SaysAsync("/quiet 23-7", language: "en"))), StringComparison.Ordinal);
        Assert.Contains("Quiet hours: 23:00–07:00", Assert.Single(await SeenAsync(_bench.SaysAsync("/settings", language: "en"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/zone CET", "Europe/Berlin", "08:00")]
    [InlineData("/zone PT", "America/Los_Angeles", "08:00")]
    [InlineData("/zone Eastern", "America/New_York", "08:00")]
    [InlineData("/time 9 Berlin", "Europe/Berlin", "09:00")]
    [InlineData("/time 9:30pm New York mon-fri", "America/New_York", "21:30")]
    [InlineData("/time 7 ET", "America/New_York", "07:00")]
    [InlineData("/time UTC+9 6:30", "Asia/Tokyo,Etc/GMT-9", "06:30")]
    [InlineData("/time 6:30 America/Port-au-Prince", "America/Port-au-Prince", "06:30")]
    [InlineData("/time at 8 in London", "Europe/London", "08:00")]
    [InlineData("/time 柏林时间晚上8点半", "Europe/Berlin", "20:30")]
    [InlineData("/time 每天東京時間7點", "Asia/Tokyo", "07:00")]
    [InlineData("巴黎时间9点", "Europe/Paris", "09:00")]
    [InlineData("8 am Tokyo time", "Asia/Tokyo", "08:00")]
    public async Task An_hour_may_be_one_of_a_place(string said, string zones, string time)
    {
        await _bench.SaysAsync("/subscribe ai", language: "en");
        var seen = Assert.Single(await SeenAsync(_bench.SaysAsync(said, language: "en")));
        var hours = (await _bench.SubscriberAsync()).Hours;
        Assert.True(zones.Split(',').Contains(hours.ZoneId) && hours.Time.ToString("HH:mm", CultureInfo.InvariantCulture) == time, $"{hours.ZoneId} {hours.Time}: {seen}");
        Assert.Contains("Asia/Shanghai]", seen, StringComparison.Ordinal); // undone by one button
    }

    [Theory]
    [InlineData("send it at 7am", "/time 7am")]
    [InlineData("send my digest at 7:30 in the morning", "/time 7:30 in the morning")]
    [InlineData("change time to 9pm", "/time 9pm")]
    [InlineData("8am", "/time 8am")]
    [InlineData("every morning at 7", "/time every morning at 7")]
    [InlineData("send it every evening at 6:30", "/time every evening at 6:30")]
    [InlineData("I moved to New York City", "/timezone New York City")]
    [InlineData("only on weekdays", "/time weekdays")]
    [InlineData("not on weekends", "/time mon-fri")]
    [InlineData("每天早上七点半发给我", "/time 每天早上七点半")]
    [InlineData("改到晚上9點", "/time 晚上9点")]
    [InlineData("改成 7:30 和 18:30", "/time 7:30 和 18:30")]
    [InlineData("周末不要发", "/time 周一二三四五")]
    [InlineData("每周一早上9点", "/time 每周一早上9点")]
    [InlineData("please send it at half past six in the evening", "/time half past six in the evening")]
    [InlineData("no digests on Sundays", "/time mon tue wed thu fri sat")]
    [InlineData("以后中午12点发吧", "/time 中午12点")]
    [InlineData("周六周日别推送", "/time 周一二三四五")]
    [InlineData("I'm in Berlin", "/timezone Berlin")]
    [InlineData("I live in New York", "/timezone New York")]
    [InlineData("my timezone is PST", "/timezone PST")]
    [InlineData("timezone Tokyo", "/timezone Tokyo")]
    [InlineData("我在东京", "/timezone 东京")]
    [InlineData("我现在在伦敦，时区帮我改一下", "/timezone 伦敦")]
    [InlineData("时区 東京", "/timezone 东京")]
    [InlineData("我搬到悉尼了", "/timezone 悉尼")]
    [InlineData("人在巴黎", "/timezone 巴黎")]
    [InlineData("现在在首尔出差", "/timezone 首尔")]
    [InlineData("now in Bangkok", "/timezone Bangkok")]
    [InlineData("i moved to vancouver last week", "/timezone vancouver")]
    [InlineData("Saturdays at 10", "/time Saturdays at 10")]
    [InlineData("no messages on monday", "/time tue wed thu fri sat sun")]
    public async Task A_wish_about_hours_or_a_place_in_plain_words_is_a_button_beside_the_search(string said, string line)
    {
        var language = said.Any(char.IsAsciiLetter) ? "en" : "zh-hans";
        var seen = Assert.Single(await SeenAsync(_bench.SaysAsync(said, language: language)));
        Assert.Contains($"→ {line}]", seen, StringComparison.Ordinal);
        Assert.Contains($"→ /search {said}", seen, StringComparison.Ordinal);
        await _bench.TapsAsync(line, language: language);
        Assert.DoesNotContain(await SeenAsync(_bench.SaysAsync(line, language: language)), answer => answer.Contains("don't understand", StringComparison.Ordinal) || answer.Contains("没看懂", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Monday blues")]
    [InlineData("three robots")]
    [InlineData("Monday 10 robots")]
    [InlineData("now in theaters")]
    [InlineData("早一点发")]
    [InlineData("I'm in love")]
    [InlineData("我在家")]
    [InlineData("发改委 8点")]
    [InlineData("Berlin")]
    [InlineData("set theory")]
    [InlineData("在东京的机器人")]
    public void A_sentence_with_an_hour_or_a_place_in_it_stays_a_search(string said)
    {
        Assert.Null(new TimeWishes().Read(SpokenWords.Plain(said)));
        Assert.Null(new ZoneWishes().Read(SpokenWords.Plain(said)));
    }

    [Theory]
    [InlineData("/subscribe \"人工智能\"", "ai")]
    [InlineData("/subscribe 芯片和能源", "chips,energy")]
    [InlineData("/subscribe chips and energy", "chips,energy")]
    [InlineData("/subscribe 芯片 与 AI", "chips,ai")]
    public async Task Topics_may_be_quoted_and_joined(string said, string ids)
    {
        var seen = Assert.Single(await SeenAsync(_bench.SaysAsync(said, language: "en")));
        Assert.DoesNotContain("There is no topic", seen, StringComparison.Ordinal);
        Assert.Equal(ids.Split(',').Order(), (await _bench.SubscriberAsync()).TopicIds.Order());
    }

    [Fact]
    public async Task Who_asks_why_nothing_came_hears_what_is_set_and_when_the_next_comes()
    {
        await _bench.SaysAsync("/subscribe ai");
        var answer = (await _bench.SaysAsync("今天怎么没收到新闻")).Single(call => call.Method == "sendMessage");
        Assert.Contains("下一份简报", answer.Text, StringComparison.Ordinal);
        Assert.Contains("没有新文章的日子不发", answer.Text, StringComparison.Ordinal);
        await _bench.SaysAsync("/pause 3天");
        answer = (await _bench.SaysAsync("怎么停了")).Single(call => call.Method == "sendMessage");
        Assert.Contains(answer.Buttons, button => button.Data == "/resume");
    }

    [Fact]
    public async Task A_name_of_several_zones_is_asked_about()
    {
        await _bench.SaysAsync("/subscribe ai", language: "en");
        var zone = Assert.Single(await SeenAsync(_bench.SaysAsync("/timezone CST", language: "en")));
        Assert.Contains("“CST” can mean several time zones", zone, StringComparison.Ordinal);
        var time = (await _bench.SaysAsync("/time 9pm CST mon-fri", language: "en")).Single(call => call.Method == "sendMessage");
        Assert.Contains("“CST” can mean several time zones", time.Text, StringComparison.Ordinal);
        Assert.Equal(["Shanghai", "Chicago"], time.Buttons.Select(button => button.Label));
        await _bench.TapsAsync(time.Buttons.Last().Data, language: "en");
        var hours = (await _bench.SubscriberAsync()).Hours;
        Assert.Equal(("America/Chicago", new TimeOnly(21, 0), DigestDays.Weekdays), (hours.ZoneId, hours.Time, hours.Days));
    }

    [Theory]
    [InlineData("/pause until Friday", "Fri 6 Mar", "2026-03-05T16:00Z")]
    [InlineData("/pause 到周五", "Fri 6 Mar", "2026-03-05T16:00Z")]
    [InlineData("/pause till 5 March 18:00", "Thu 5 Mar at 18:00", "2026-03-05T10:00Z")]
    [InlineData("/pause until 1 January 2027", "Fri 1 Jan 2027", "2026-12-31T16:00Z")]
    [InlineData("/pause 到12月31日24点", "Fri 1 Jan 2027", "2026-12-31T16:00Z")]
    [InlineData("/pause until Monday", "Mon 9 Mar", "2026-03-08T16:00Z")]
    [InlineData("/pause through Sunday", "Mon 9 Mar", "2026-03-08T16:00Z")]
    [InlineData("/pause until next week", "Mon 9 Mar", "2026-03-08T16:00Z")]
    [InlineData("/pause 到月底", "Wed 1 Apr", "2026-03-31T16:00Z")]
    [InlineData("/pause until the 15th", "Sun 15 Mar", "2026-03-14T16:00Z")]
    [InlineData("/pause 到明天", "Tue 3 Mar", "2026-03-02T16:00Z")]
    [InlineData("/pause until May", "Fri 1 May", "2026-04-30T16:00Z")]
    [InlineData("暂停到下周三", "Wed 11 Mar", "2026-03-10T16:00Z")]
    [InlineData("pause until Saturday", "Sat 7 Mar", "2026-03-06T16:00Z")]
    public async Task A_pause_until_a_day_says_when_it_ends_and_ends_by_itself(string said, string end, string at)
    {
        await _bench.SaysAsync("/subscribe ai", language: "en");
        var seen = Assert.Single(await SeenAsync(_bench.SaysAsync(said, language: "en")));
        Assert.Contains($"Paused until {end}.", seen, StringComparison.Ordinal);
        var subscriber = await _bench.SubscriberAsync();
        Assert.Equal(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), subscriber.PausedUntil);
        Assert.True(subscriber.IsPaused(subscriber.PausedUntil!.Value.AddMinutes(-1)));
        Assert.False(subscriber.IsPaused(subscriber.PausedUntil!.Value));
        Assert.Contains("Digests resumed", Assert.Single(await SeenAsync(_bench.SaysAsync("/resume", language: "en"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/pause until then")]
    [InlineData("/pause until yesterday")]
    [InlineData("/pause until 31 February")]
    [InlineData("/pause until 2031-01-01")]
    [InlineData("/pause 0")]
    [InlineData("/pause 到哪天")]
    public async Task A_pause_until_no_day_says_how_to_write_one(string said)
    {
        await _bench.SaysAsync("/subscribe ai", language: "en");
        Assert.Contains("/pause until Friday", Assert.Single(await SeenAsync(_bench.SaysAsync(said, language: "en"))), StringComparison.Ordinal);
        Assert.Null((await _bench.SubscriberAsync()).PausedUntil);
    }

    [Fact]
    public async Task Hundreds_of_topics_have_pages_and_a_tap_stays_on_its_page()
    {
        using var topics = new ManyTopics();
        await using var bench = await TalkBench.StartAsync(services => services.AddSingleton(provider => new TopicCatalogue(topics.FilePath, provider.GetRequiredService<ILogger<TopicCatalogue>>())));

        var first = (await bench.SaysAsync("/topics", language: "en")).Single(call => call.Method == "sendMessage");
        Assert.InRange(first.Buttons.Count(), 2, 100);
        var second = (await bench.TapsAsync(first.Buttons.Single(button => button.Label.StartsWith("Page 2 of", StringComparison.Ordinal)).Data, language: "en")).Single(call => call.Method == "editMessageText");
        var topic = second.Buttons.First();
        Assert.DoesNotContain(topic, first.Buttons);
        var chosen = (await bench.TapsAsync(topic.Data, language: "en")).Single(call => call.Method == "editMessageText");
        Assert.Equal("✅ " + topic.Label, chosen.Buttons.First().Label);
        Assert.Equal(second.Buttons.Skip(1), chosen.Buttons.Skip(1));
        Assert.Contains("◂ Back", chosen.Buttons.Select(button => button.Label));
    }

    [Fact]
    public async Task A_link_to_a_topic_subscribes_at_once_and_an_unknown_one_greets()
    {
        await _bench.SaysAsync("/start t_ai");
        Assert.Equal(["ai"], (await _bench.SubscriberAsync()).TopicIds);
        await _bench.SaysAsync("/start t_xyzzy", person: 43);
        Assert.Empty((await _bench.SubscriberAsync(43)).TopicIds);
    }

    [Theory]
    [InlineData("t_open_source")]
    [InlineData("t_open-source")]
    [InlineData("T_Open-Source")]
    public async Task A_link_to_a_topic_is_read_leniently(string payload)
    {
        await _bench.SaysAsync("/start " + payload);
        Assert.Equal(["open-source"], (await _bench.SubscriberAsync()).TopicIds);
    }

    [Fact]
    public async Task A_link_to_an_article_that_is_gone_ends_with_the_topics()
    {
        var answer = (await _bench.SaysAsync("/start a_gone123")).Single();
        Assert.DoesNotContain("这是你要看的文章", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Buttons, button => button.Data == "/subscribe ai");
    }

    [Fact]
    public async Task The_same_update_handled_again_changes_nothing()
    {
        var update = new Update { Id = 9, Message = _bench.Said("/subscribe ai", TalkBench.Ming, "zh", TalkBench.Ming) };
        await _bench.HandleAsync(update);
        var first = await _bench.SubscriberAsync();
        await _bench.HandleAsync(update);
        var second = await _bench.SubscriberAsync();
        Assert.Equal((first.Subscriptions.Single(), first.Next), (second.Subscriptions.Single(), second.Next));
    }

    [Fact]
    public async Task A_language_once_chosen_stays_and_the_menu_follows_it()
    {
        var calls = await _bench.SaysAsync("/language en");
        Assert.Contains(calls, call => call.Method == "setMyCommands");
        Assert.Contains(calls, call => call.Text.Contains("English from now on", StringComparison.Ordinal));
        Assert.StartsWith("<b>Settings</b>", (await _bench.SaysAsync("/settings")).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_asks_once_and_then_deletes()
    {
        await _bench.SaysAsync("/subscribe ai");
        var question = (await _bench.SaysAsync("/stop")).Single();
        Assert.True((await _bench.SubscriberAsync()).Has("ai"));
        var yes = question.Buttons.First().Data;

        // Somebody else's tap, or a made-up key, does nothing.
        await _bench.TapsAsync(yes, person: 43);
        await _bench.SaysAsync("/stop abc");
        Assert.Null((await _bench.SubscriberAsync()).StoppedAt);

        var goodbye = await _bench.TapsAsync(yes);
        Approved.Verify($"{question.ToString().Replace(yes, "/stop KEY", StringComparison.Ordinal)}\n\n{goodbye.Single(call => call.Method == "editMessageText")}", "stop");
        var stopped = await _bench.SubscriberAsync();
        Assert.NotNull(stopped.StoppedAt);
        Assert.Empty(stopped.Subscriptions);
        Assert.Equal(0, await _bench.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT COUNT(*) FROM chats WHERE title IS NOT NULL AND id = 42"), CancellationToken.None));

        // The button again, and the road back.
        await _bench.TapsAsync(yes);
        await _bench.SaysAsync("/start");
        Assert.Null((await _bench.SubscriberAsync()).StoppedAt);
    }

    [Fact]
    public async Task A_break_of_three_days_leaves_out_three_digests()
    {
        await _bench.SaysAsync("/subscribe ai");
        await _bench.SaysAsync("/pause 3");
        // It is Monday 09:00; those of Tuesday, Wednesday and Thursday are left out.
        Assert.Equal(new DateOnly(2026, 3, 6), (await _bench.SubscriberAsync()).Next!.Date);
    }

    private static async Task<IEnumerable<string>> SeenAsync(Task<List<Call>> calls) =>
        (await calls).OrderBy(call => call.Method, StringComparer.Ordinal).Select(call => call.ToString());
}
