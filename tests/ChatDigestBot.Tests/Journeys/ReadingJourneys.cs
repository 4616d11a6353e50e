using ChatDigestBot.Articles;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Somebody reads a digest item by item, keeps some for later and says what was good.</summary>
public sealed class ReadingJourneys
{
    private const long OwnerId = 501;

    private static readonly DateTimeOffset Newest = JourneyOptions.Beginning.AddHours(-3);

    private static readonly JourneyPost[] Posts =
    [
        new("临江智慧城市大脑上线，红绿灯会看人流", Newest) { Source = "海州新闻" },
        new("星河半导体的芯片北辰量产", Newest.AddHours(-1)) { Source = "示例科技" },
        new("云溪智慧城市的井盖会喊疼", Newest.AddHours(-2)) { Source = "示例城市观察" },
    ];

    [Fact]
    public async Task A_digest_is_turned_item_by_item_in_one_message_and_each_opening_is_counted_without_a_name()
    {
        await using var app = await StartAsync();
        var ann = await ReaderAsync(app);
        var digest = app.SeenBy(ann)[^1];
        Assert.Contains(digest.Keyboard!.Buttons, button => button.Text == "💡 Why these");

        var first = await app.Taps(ann, digest, "1");
        Assert.Contains(["🔖 Save", "🧭 Related stories"], first.Message.Keyboard!.Rows.Select(row => row.Select(button => button.Text).ToArray()));
        var second = await app.Taps(ann, first.Message, "2/3 ▸");
        Assert.Equal(first.Message.Id, Assert.Single(second.Edited).Id);
        var third = await app.Taps(ann, second.Message, "3/3 ▸");
        Assert.Contains(third.Message.Keyboard!.Buttons, button => button.Text == "◂ 2/3");
        Assert.DoesNotContain(third.Message.Keyboard!.Buttons, button => button.Text.Contains('▸'));
        Assert.Equal(3, new[] { first.Text, second.Text, third.Text }.Select(text => text.Split('\n')[0]).Distinct().Count());

        var opens = await app.Services.GetRequiredService<Database>().ReadAsync(
            session => session.QueryAsync<string>("SELECT o.edition || ' ' || a.key FROM opens AS o JOIN articles AS a ON a.id = o.article_id JOIN digest_editions AS e ON e.key = o.edition WHERE o.opens = 1"), CancellationToken.None);
        Assert.Equal(3, opens.Count);
        Assert.Single(opens.Select(row => row.Split(' ')[0]).Distinct());
    }

    [Fact]
    public async Task Why_explains_the_digest_it_stands_under_and_no_later_one()
    {
        await using var app = await StartAsync();
        var ann = await ReaderAsync(app);
        var digest = app.SeenBy(ann)[^1];
        await app.PostsAppear(new JourneyPost("港湾市的智慧城市账本公开", app.Clock.GetUtcNow().AddMinutes(-5)) { Source = "晨报" });
        await GetsDigest(app, ann);
        Assert.Contains("港湾市", app.SeenBy(ann)[^1].Text, StringComparison.Ordinal);

        var why = await app.Taps(ann, digest, "Why these");
        Assert.Contains("临江智慧城市", why.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("港湾市", why.Text, StringComparison.Ordinal);
        Assert.Contains("港湾市", (await app.Says(ann, "/why")).Text, StringComparison.Ordinal);
        Assert.Contains("too old", (await app.Says(ann, "/why nothing0here")).Text, StringComparison.Ordinal);
        Assert.Contains("港湾市", (await app.Says(ann, "/why 1")).Text, StringComparison.Ordinal);
        Assert.Contains("There is no item 9; your last digest has 1", (await app.Says(ann, "/why 9")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_finds_an_item_by_a_word_of_its_title_and_says_so_where_there_is_none()
    {
        await using var app = await StartAsync();
        var ann = await ReaderAsync(app);
        await app.PostsAppear(new JourneyPost("港湾市的智慧城市账本公开", app.Clock.GetUtcNow().AddMinutes(-5)) { Source = "晨报" });
        await GetsDigest(app, ann);
        Assert.Contains("1. 港湾市", (await app.Says(ann, "/why 港灣")).Text, StringComparison.Ordinal);
        Assert.Contains("1. 港湾市", (await app.Says(ann, "/why #1")).Text, StringComparison.Ordinal);
        Assert.Contains("1. 港湾市", (await app.Says(ann, "/why 第一条")).Text, StringComparison.Ordinal);
        Assert.Contains("No item of your last digest has “abc” in its title", (await app.Says(ann, "/why abc")).Text, StringComparison.Ordinal);
        Assert.Contains("No item of your last digest has “储能 账本” in its title", (await app.Says(ann, "/why 储能 账本")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_is_opened_by_the_number_that_somebody_types_and_asked_about_where_there_is_none()
    {
        await using var app = await StartAsync();
        var ann = await ReaderAsync(app);
        var first = await app.Says(ann, "第一条讲什么");
        Assert.Contains(first.Message.Keyboard!.Buttons, button => button.CallbackData?.StartsWith("/save ", StringComparison.Ordinal) == true);
        var (which, none) = (await app.Says(ann, "what is this about?"), await app.Says(ann, "open number 9"));
        Assert.Equal(["1", "2", "3"], which.Message.Keyboard!.Buttons.Select(button => button.Text));
        Assert.Contains("The list you saw last has no number 9", none.Text, StringComparison.Ordinal);
        Assert.Contains(none.Message.Keyboard!.Buttons, button => button.CallbackData?.StartsWith("/read ", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_typed_number_means_the_list_that_was_shown_last()
    {
        await using var app = await StartAsync();
        var ann = await ReaderAsync(app);
        await app.PostsAppear(new JourneyPost("一号仓库的机器狗上岗", JourneyOptions.Beginning.AddHours(-30)), new JourneyPost("二号仓库的机器狗下岗", JourneyOptions.Beginning.AddHours(-31)));
        var digest = app.SeenBy(ann)[^1];
        var item = (await app.Taps(ann, digest, "2")).Text;
        Assert.Equal(item, (await app.Says(ann, "2")).Text);

        var found = await app.Says(ann, "机器狗");
        var hit = (await app.Taps(ann, found.Message, "2")).Text;
        Assert.Contains("机器狗", hit, StringComparison.Ordinal);
        var opened = await app.Says(ann, "2");
        Assert.Equal(hit, opened.Text);
        Assert.Equal(hit, (await app.Says(ann, "麻烦帮我看看第二条讲的是什么，谢谢")).Text);
        await app.BotRestarts();
        Assert.Equal(hit, (await app.Says(ann, "the last one")).Text);

        // What was found is turned hit by hit in one message, as a digest is.
        var turned = await app.Taps(ann, opened.Message, "◂ 1/2");
        Assert.Equal(opened.Message.Id, Assert.Single(turned.Edited).Id);
        Assert.Equal((await app.Says(ann, "1")).Text, turned.Text);
        Assert.DoesNotContain(turned.Message.Keyboard!.Buttons, button => button.Text.StartsWith('◂'));
        Assert.Equal(hit, (await app.Taps(ann, turned.Message, "2/2 ▸")).Text);

        await app.PostsAppear(new JourneyPost("港湾市的智慧城市账本公开", app.Clock.GetUtcNow().AddMinutes(-5)) { Source = "晨报" });
        await GetsDigest(app, ann);
        Assert.Contains("账本", (await app.Says(ann, "1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_typed_in_answer_to_an_older_list_means_that_list()
    {
        await using var app = await StartAsync();
        var ann = await ReaderAsync(app);
        await app.PostsAppear(new JourneyPost("一号仓库的机器狗上岗", JourneyOptions.Beginning.AddHours(-30)), new JourneyPost("二号仓库的机器狗下岗", JourneyOptions.Beginning.AddHours(-31)));
        var digest = app.SeenBy(ann)[^1];
        var item = (await app.Taps(ann, digest, "2")).Text;
        var found = await app.Says(ann, "机器狗");
        Assert.Equal(item, (await app.Answers(ann, digest, "2")).Text);
        Assert.Contains("机器狗", (await app.Answers(ann, found.Message, "第二条讲什么")).Text, StringComparison.Ordinal);

        var title = item.Split('\n')[0];
        Assert.Contains($"2. {title}", (await app.Answers(ann, digest, "/why 2")).Text, StringComparison.Ordinal);
        await app.PostsAppear(new JourneyPost("港湾市的智慧城市账本公开", app.Clock.GetUtcNow().AddMinutes(-5)) { Source = "晨报" });
        await GetsDigest(app, ann);
        Assert.DoesNotContain(title, (await app.Says(ann, "/why")).Text, StringComparison.Ordinal);
        Assert.Contains($"2. {title}", (await app.Answers(ann, digest, "/why")).Text, StringComparison.Ordinal);

        // A digest of one story has no numbers.
        var alone = app.SeenBy(ann).Last(message => message.Text.StartsWith('☀'));
        await app.Says(ann, "机器狗");
        Assert.StartsWith("港湾市的智慧城市账本公开", (await app.Answers(ann, alone, "1")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_was_opened_is_counted_in_the_days_of_whoever_looks(int engine)
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Engine = (DatabaseEngine)engine, Admins = [OwnerId], Posts = Posts });
        await app.PostsAppear();
        var ann = await ReaderAsync(app);
        await app.TimeComes("2026-11-24 07:30");
        await app.Says(ann, "1");
        await app.Says(ann, "1");
        await app.Says(ann, "云溪");
        await app.Says(ann, "1");
        var owner = app.Person("Owner", "en", OwnerId);
        await app.Starts(owner);
        await app.TimeComes("2026-11-24 09:00");

        using var console = await ConsoleVisit.SignInAsync(app, OwnerId);
        var today = await console.ReadAsync("/console/opened");
        Assert.Contains("Opened 3 times in all", today, StringComparison.Ordinal);
        Assert.Contains(">07:00<", today, StringComparison.Ordinal);
        Assert.Matches("临江[^|]*?>2<[^|]*?>2<[^|]*?云溪[^|]*?>1<[^|]*?>0<", today);
        Assert.Contains("Opened 3 times in all", await console.ReadAsync("/console"), StringComparison.Ordinal);
        Assert.Contains("2 times, 2 from digests", await console.ReadAsync(System.Text.RegularExpressions.Regex.Match(today, "/console/articles/[0-9A-Za-z]+").Value), StringComparison.Ordinal);
        Assert.Contains("Articles opened 3 times today", (await app.Says(owner, "/stats")).Text, StringComparison.Ordinal);

        // At that moment it was still the day before in London.
        await app.Says(owner, "/timezone London");
        Assert.DoesNotContain("云溪", await console.ReadAsync("/console/opened"), StringComparison.Ordinal);
        var yesterday = await console.ReadAsync("/console/opened?when=yesterday");
        Assert.Contains(">23:00<", yesterday, StringComparison.Ordinal);
        Assert.Contains("云溪", yesterday, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("London", "22 November")]
    [InlineData("Shanghai", "23 November")]
    public async Task An_article_has_one_day_wherever_it_is_shown_and_that_is_the_readers(string city, string day)
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [new JourneyPost("临江智慧城市大脑上线，红绿灯会看人流", JourneyOptions.Beginning.AddHours(-3))] });
        await app.PostsAppear();
        var ann = app.Person("Ann");
        await app.Starts(ann, "t_smart-city");
        await app.Says(ann, $"/timezone {city}");
        var found = await app.Says(ann, "/search 临江");
        Assert.Contains(day, found.Text, StringComparison.Ordinal);
        var opened = await app.Taps(ann, found.Message, "1");
        Assert.Contains(day, opened.Text, StringComparison.Ordinal);
        await app.Taps(ann, opened.Message, "🔖 Save");
        Assert.Contains(day, (await app.Says(ann, "/saved")).Text, StringComparison.Ordinal);
        Assert.Contains(await app.AsksInline(ann, "临江"), result => result.Description!.Contains(day, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_button_below_an_article_shows_what_its_tap_did_and_the_next_tap_undoes_it()
    {
        await using var app = await StartAsync();
        var ann = await ReaderAsync(app);
        await app.Taps(ann, app.SeenBy(ann)[^1], "1");
        var before = Labels();

        await TapsAsync("🔖 Save");
        Assert.Contains("✅ Saved", Labels());
        await TapsAsync("✅ Saved");
        await TapsAsync("👍");
        Assert.DoesNotContain("👎", Labels());
        await TapsAsync("👍 Liked · undo");
        Assert.Equal(before, Labels()); // with the way to the digest's next item, too

        List<string> Labels() => [.. app.SeenBy(ann)[^1].Keyboard!.Buttons.Select(button => button.Text)];

        async Task TapsAsync(string label)
        {
            var seen = app.SeenBy(ann).Count;
            Assert.NotNull((await app.Taps(ann, app.SeenBy(ann)[^1], label)).Toast);
            Assert.Equal(seen, app.SeenBy(ann).Count);
            await app.TimePasses(TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public async Task An_article_is_saved_listed_and_let_go_of_and_shared_muted_and_followed_from_where_it_is_read()
    {
        await using var app = await StartAsync();
        var ann = await ReaderAsync(app);
        var digest = app.SeenBy(ann)[^1];
        Assert.Contains("Nothing saved yet", (await app.Says(ann, "/saved")).Text, StringComparison.Ordinal);
        var opened = await app.Taps(ann, digest, "1");
        var title = opened.Text.Split('\n')[0];
        var saved = await app.Taps(ann, opened.Message, "🔖 Save");
        Assert.Empty(saved.New);
        Assert.StartsWith("🔖 Saved.", saved.Toast, StringComparison.Ordinal);
        await app.BotRestarts();

        var list = await app.Says(ann, "/saved");
        Assert.Contains(title, list.Text, StringComparison.Ordinal);
        var again = await app.Taps(ann, list.Message, "1");
        Assert.Equal("No longer saved.", (await app.Taps(ann, again.Message, "✅ Saved")).Toast);
        Assert.Contains("Nothing saved yet", (await app.Says(ann, "/saved")).Text, StringComparison.Ordinal);

        var buttons = opened.Message.Keyboard!.Buttons.ToList();
        Assert.Contains(buttons, button => button.Text == "↗️ Share");
        Assert.Contains(await app.AsksInline(ann, title), result => result.Title!.Contains(title, StringComparison.Ordinal));
        Assert.Contains("Muted source:", (await app.Taps(ann, opened.Message, "🔇 Mute")).Text, StringComparison.Ordinal);
        Assert.Contains("Following", (await app.Taps(ann, opened.Message, "🔔 Follow")).Text, StringComparison.Ordinal);
        Assert.Contains("智慧城市", (await app.Taps(ann, opened.Message, "Related stories")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_a_tap_opens_the_private_chat_and_posts_nothing_for_everybody()
    {
        await using var app = await StartAsync();
        var (boss, member) = (app.Person("Boss"), app.Person("Member"));
        var group = app.World.AddGroup("Reading club", boss, member);
        await app.Lets(() => app.World.AddBotToGroup(boss, group));
        await app.Says(boss, group, $"/subscribe@{app.World.Bot.Username} smart-city");
        var before = app.World.Deliveries.Count;
        await app.Says(boss, group, $"/digest@{app.World.Bot.Username}");
        await app.Arrive(before + 1);

        var tapped = await app.Taps(member, app.SeenIn(group)[^1], "1");
        Assert.Empty(tapped.New);
        Assert.Empty(tapped.Edited);
        var article = (await app.Services.GetRequiredService<ArticleCatalogue>().ListAsync(new ArticleFilter(), CancellationToken.None)).Single(found => tapped.OpenedUrl!.EndsWith("a_" + found.Key, StringComparison.Ordinal));
        Assert.Equal($"https://t.me/{app.World.Bot.Username}?start=a_{article.Key}", tapped.OpenedUrl);
        Assert.Contains(article.Title, (await app.Starts(member, "a_" + article.Key)).Text, StringComparison.Ordinal);
    }

    private static Task<JourneyApp> StartAsync() => JourneyApp.StartAsync(new JourneyOptions { Posts = Posts });

    private static async Task<Person> ReaderAsync(JourneyApp app)
    {
        await app.PostsAppear();
        var ann = app.Person("Ann");
        await app.Starts(ann, "t_smart-city");
        await app.Says(ann, "/subscribe chips");
        await GetsDigest(app, ann);
        return ann;
    }

    private static async Task GetsDigest(JourneyApp app, Person person)
    {
        var before = app.World.Deliveries.Count;
        await app.Says(person, "/digest");
        await app.Arrive(before + 1);
    }
}
