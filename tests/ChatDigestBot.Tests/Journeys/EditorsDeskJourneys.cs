using System.Text.RegularExpressions;
using ChatDigestBot.Digests.Desk;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Person = ChatDigestBot.Playground.Worlds.Person;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>An editor looks at tomorrow's digest before its readers do, and has a say in it.</summary>
public sealed partial class EditorsDeskJourneys
{
    private const long OwnerId = 501;
    private const long EditorId = 502;
    private const long ViewerId = 503;

    private const string Lamps = "港湾市一千二百根智慧灯杆投用，雨天自己变亮";
    private const string Brain = "城市大脑接管三百个路口的红绿灯";
    private const string Parking = "海州三万个车位接进智慧停车平台";

    [Theory]
    [InlineData(0, "zh-hans")]
    [InlineData(1, "zh-hant")]
    public async Task What_an_editor_took_out_is_not_told_the_next_morning_what_was_moved_up_comes_first_below_a_line_of_introduction(int engine, string language)
    {
        await using var app = await StartAsync((DatabaseEngine)engine);
        var reader = app.Person("小雨", language);
        await app.Starts(reader, "t_smart-city");
        await app.TimeComes("2026-11-24 08:00");
        await app.Arrive(app.World.Deliveries.Count);
        await NewsComes(app);
        using var editor = await EditorAsync(app);

        var before = await editor.ReadAsync("/console/desk?topic=smart-city&language=zh");
        var (lamps, parking) = (KeyOf(before, Lamps), KeyOf(before, Parking));
        Assert.NotNull(await editor.SendAsync("/console/desk/out", Of(("article", parking))));
        Assert.NotNull(await editor.SendAsync("/console/desk/up", Of(("article", lamps))));
        var there = await editor.SendAsync("/console/desk/intro", Of(("intro", "  今天看灯，<b>别</b>看车。 ")));
        Assert.Equal("/console/desk?topic=smart-city&language=zh&date=2026-11-25#edition", there);
        Assert.NotNull(await editor.SendAsync("/console/desk/approve", Of()));

        var after = await editor.ReadAsync(there!);
        Assert.Matches($"<td class=\"number\"[^>]*>1</td>\\s*<td><a href=\"/console/articles/{lamps}\"", after);
        Assert.Matches("已撤下|taken out", after);
        Assert.Contains("approved by Editor", after, StringComparison.Ordinal);

        await app.TimeComes("2026-11-25 08:10");
        var digest = app.SeenBy(reader)[^1];
        var (isHant, text) = (language == "zh-hant", digest.Text);
        Assert.Contains(isHant ? "今天看燈，<b>別</b>看車。" : "今天看灯，<b>别</b>看车。", text, StringComparison.Ordinal);
        Assert.Matches("今天看.*車?车?。[\\s\\S]*1\\. 港[\\s\\S]*2\\. 城市大", text);
        Assert.DoesNotContain("海州", text, StringComparison.Ordinal);

        var why = await app.Says(reader, "/why");
        Assert.Contains(isHant ? "編輯把它提前了" : "编辑把它提前了", why.Text[..why.Text.IndexOf("\n2. ", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("海州", why.Text, StringComparison.Ordinal);
        var edition = (await app.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryAsync<string>("SELECT key FROM digest_editions ORDER BY id DESC LIMIT 1"), CancellationToken.None))[0];
        Assert.Contains(isHant ? "今天看燈" : "今天看灯", await editor.ReadAsync($"/d/{edition}"), StringComparison.Ordinal);

        // Nor by the button below it.
        var asked = await AskedAsync(app);
        Assert.DoesNotContain("海州", (await app.Says(reader, "/more")).Text, StringComparison.Ordinal);
        Assert.Equal(asked, await AskedAsync(app));

        // Out of one day's digests only.
        await app.TimeComes("2026-11-26 08:10");
        Assert.Contains("海州", app.SeenBy(reader)[^1].Text, StringComparison.Ordinal);

        using var later = await ConsoleVisit.SignInAsync(app, EditorId);
        var acts = await later.ReadAsync("/console/audit");
        Assert.Contains($"took “{Parking}” out of the edition ", acts, StringComparison.Ordinal);
        Assert.Contains(", 25 November, Chinese</a>", acts, StringComparison.Ordinal);
        Assert.Contains("approved the edition <a href=\"/console/desk?topic=smart-city&language=zh&date=2026-11-25\">", acts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task The_desk_begins_with_what_goes_out_that_day_to_how_many_and_what_nobody_has_looked_at(int engine)
    {
        await using var app = await StartAsync((DatabaseEngine)engine);
        foreach (var (name, language, topics) in new[] { ("小雨", "zh-hans", "smart-city"), ("美玲", "zh-hant", "smart-city chips"), ("Ann", "en", "smart-city"), ("Bo", "en", "space") })
        {
            var reader = app.Person(name, language);
            await app.Starts(reader, "t_" + topics.Split(' ')[0]);
            await app.Says(reader, $"/subscribe {topics}");
            if (name == "Bo")
            {
                await app.Says(reader, "/pause 30");
            }
        }

        await app.TimeComes("2026-11-24 09:00");
        await NewsComes(app);
        using var editor = await EditorAsync(app);
        Assert.NotNull(await editor.SendAsync("/console/desk/up", Of(("article", KeyOf(await editor.ReadAsync("/console/desk?topic=smart-city&language=zh"), Parking)))));
        Assert.NotNull(await editor.SendAsync("/console/desk/approve", Of()));

        var day = await editor.ReadAsync("/console/desk");
        Assert.Contains("25 November", day, StringComparison.Ordinal);
        Assert.Matches($"topic=smart-city&language=zh&date=2026-11-25\"[^|]*?>2</td>[^|]*?>3</td>[^|]*?{Parking}[^|]*?approved", day);
        Assert.Matches("topic=smart-city&language=en&date=2026-11-25\"[^|]*?>1</td>[^|]*?goes out automatically|nothing new yet", day);
        Assert.Matches("topic=chips&language=zh&date=2026-11-25\"[^|]*?>1</td>[^|]*?>0</td>[^|]*?nothing new yet", day);
        Assert.DoesNotContain("topic=space&language=en", day, StringComparison.Ordinal);
        Assert.Contains("2 subscribers", await editor.ReadAsync("/console/desk?topic=smart-city&language=zh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_act_has_a_way_back_and_says_what_was_before()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        await app.TimeComes("2026-11-24 09:00");
        await NewsComes(app);
        using var editor = await EditorAsync(app);
        const string Desk = "/console/desk?topic=smart-city&language=zh&date=2026-11-25";
        var parking = KeyOf(await editor.ReadAsync(Desk), Parking);
        var notes = Order(await editor.ReadAsync(Desk));
        foreach (var (act, back, field) in new[] { ("up", "back", ("article", parking)), ("out", "back", ("article", parking)), ("approve", "unapprove", ("", "")), ("intro", "intro", ("intro", "先看这个")) })
        {
            Assert.NotNull(await editor.SendAsync($"/console/desk/{act}", Of(field)));
            Assert.NotNull(await editor.SendAsync($"/console/desk/{back}", Of(back == "intro" ? ("intro", " ") : field)));
            Assert.Equal((act, notes), (act, Order(await editor.ReadAsync(Desk))));
        }

        Assert.Empty(await app.Services.GetRequiredService<DeskReader>().ListAsync(CancellationToken.None));
        Assert.Equal(
            ["desk-intro|先看这个", "desk-intro|", "desk-unapproved|approved 2026-11-24 01:00 UTC", "desk-approved|", "desk-back|out", "desk-out|", "desk-back|up", "desk-up|"],
            await app.Services.GetRequiredService<Database>().ReadAsync(
                session => session.QueryAsync<string>("SELECT action || '|' || COALESCE(was, '') FROM audit_entries WHERE action LIKE 'desk-%' ORDER BY id DESC"), CancellationToken.None));
    }

    [Fact]
    public async Task What_comes_in_after_an_edition_was_approved_waits_for_the_next_but_not_for_whoever_asks()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        var (reader, asker) = (app.Person("小雨", "zh-hans"), app.Person("阿明", "zh-hans"));
        foreach (var person in new[] { reader, asker })
        {
            await app.Starts(person, "t_smart-city");
        }

        await app.TimeComes("2026-11-24 18:00");
        await app.PostsAppear(new JourneyPost(Brain, app.Clock.GetUtcNow().AddMinutes(-9)));
        using var editor = await EditorAsync(app);
        Assert.NotNull(await editor.SendAsync("/console/desk/approve", Of()));
        await app.TimeComes("2026-11-25 07:00");
        await app.PostsAppear(new JourneyPost(Parking, app.Clock.GetUtcNow().AddMinutes(-9)));
        using var later = await ConsoleVisit.SignInAsync(app, EditorId);
        Assert.Matches(Parking + "[^|]*?no room yet", await later.ReadAsync("/console/desk?topic=smart-city&language=zh&date=2026-11-25"));

        await app.Says(asker, "/digest");
        await Playground.Until.SoAsync(() => app.SeenBy(asker)[^1].Text.Contains(Parking, StringComparison.Ordinal));

        // More than twelve hours after it was approved.
        await app.TimeComes("2026-11-25 08:10");
        Assert.Contains(Brain, app.SeenBy(reader)[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Parking, app.SeenBy(reader)[^1].Text, StringComparison.Ordinal);
        await app.TimeComes("2026-11-26 08:10");
        Assert.Contains(Parking, app.SeenBy(reader)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_in_after_an_edition_was_approved_is_in_the_second_digest_of_the_day()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        var (twice, once) = (app.Person("小雨", "zh-hans"), app.Person("阿明", "zh-hans"));
        foreach (var person in new[] { twice, once })
        {
            await app.Starts(person, "t_smart-city");
        }

        await app.Says(twice, "/time 08:00 18:00");
        await app.TimeComes("2026-11-24 18:30");
        await app.PostsAppear(new JourneyPost(Brain, app.Clock.GetUtcNow().AddMinutes(-9)));
        using var editor = await EditorAsync(app);
        Assert.NotNull(await editor.SendAsync("/console/desk/approve", Of()));
        await app.TimeComes("2026-11-25 07:00");
        await app.PostsAppear(new JourneyPost(Parking, app.Clock.GetUtcNow().AddMinutes(-9)));
        await app.TimeComes("2026-11-25 08:10");
        Assert.All([twice, once], person => Assert.DoesNotContain(Parking, app.SeenBy(person)[^1].Text, StringComparison.Ordinal));
        await app.TimeComes("2026-11-25 18:10");
        Assert.Contains(Parking, app.SeenBy(twice)[^1].Text, StringComparison.Ordinal);

        // Approved after the first digest it holds for the second.
        await app.PostsAppear(new JourneyPost(Lamps, app.Clock.GetUtcNow().AddMinutes(-9)));
        Assert.Contains(Brain, app.SeenBy(once)[^1].Text, StringComparison.Ordinal);
        await app.TimeComes("2026-11-26 09:00");
        using var later = await ConsoleVisit.SignInAsync(app, EditorId);
        Assert.NotNull(await later.SendAsync("/console/desk/approve", ("topic", "smart-city"), ("language", "zh"), ("date", "2026-11-26")));
        const string Late = "青岚市的智慧路灯学会了省电";
        await app.PostsAppear(new JourneyPost(Late, app.Clock.GetUtcNow().AddMinutes(-9)));
        await app.TimeComes("2026-11-26 18:10");
        Assert.DoesNotContain(app.SeenBy(twice), message => message.Text.Contains(Late, StringComparison.Ordinal));
        await app.TimeComes("2026-11-27 08:10");
        Assert.Contains(Late, app.SeenBy(twice)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_asked_for_the_evening_before_is_still_news_on_the_desk()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        var (reader, asker) = (app.Person("小雨", "zh-hans"), app.Person("阿明", "zh-hans"));
        foreach (var person in new[] { reader, asker })
        {
            await app.Starts(person, "t_smart-city");
        }

        await app.TimeComes("2026-11-23 20:00");
        await app.PostsAppear(new JourneyPost(Lamps, app.Clock.GetUtcNow().AddMinutes(-9)));
        await app.TimeComes("2026-11-24 20:00");
        await app.PostsAppear(new JourneyPost(Brain, app.Clock.GetUtcNow().AddMinutes(-9)));
        await app.Says(asker, "/digest");
        await Playground.Until.SoAsync(() => app.SeenBy(asker)[^1].Text.Contains(Brain, StringComparison.Ordinal));

        await app.TimeComes("2026-11-25 00:10");
        using var editor = await EditorAsync(app);
        var desk = await editor.ReadAsync("/console/desk?topic=smart-city&language=zh&date=2026-11-25");
        Assert.Matches($"<td class=\"number\"[^>]*>1</td>\\s*<td><a href=\"/console/articles/{KeyOf(desk, Brain)}\"", desk);
        Assert.Matches(Lamps + "[^|]*?was in an earlier digest", desk);
    }

    [Fact]
    public async Task What_was_said_of_an_article_holds_for_its_story_whoever_tells_it()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        var reader = app.Person("小雨", "zh-hans");
        await app.Starts(reader, "t_smart-city");
        await app.TimeComes("2026-11-24 09:00");
        await NewsComes(app);
        using var editor = await EditorAsync(app);
        const string Desk = "/console/desk?topic=smart-city&language=zh&date=2026-11-25";
        var before = await editor.ReadAsync(Desk);
        Assert.NotNull(await editor.SendAsync("/console/desk/out", Of(("article", KeyOf(before, Parking)))));
        Assert.NotNull(await editor.SendAsync("/console/desk/up", Of(("article", KeyOf(before, Lamps)))));

        // The same stories, told earlier by others, come in late and lead from now on.
        await app.PostsAppear(
            new JourneyPost(Parking, app.Clock.GetUtcNow().AddMinutes(-80)) { Source = "晨光网" },
            new JourneyPost(Lamps, app.Clock.GetUtcNow().AddMinutes(-120)) { Source = "海州新闻" });
        var after = await editor.ReadAsync(Desk);
        Assert.NotEqual(KeyOf(before, Parking), KeyOf(after, Parking));
        Assert.NotEqual(KeyOf(before, Lamps), KeyOf(after, Lamps));
        Assert.Matches(Parking + "[^|]*?taken out", after);
        Assert.Matches(Lamps + "[^|]*?moved up", after);

        // The way back is the story's too.
        Assert.NotNull(await editor.SendAsync("/console/desk/back", Of(("article", KeyOf(after, Lamps)))));
        Assert.DoesNotContain("moved up</span>", await editor.ReadAsync(Desk), StringComparison.Ordinal);
        await app.TimeComes("2026-11-25 08:10");
        var digest = app.SeenBy(reader)[^1].Text;
        Assert.Contains(Brain, digest, StringComparison.Ordinal);
        Assert.DoesNotContain(Parking, digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_looks_and_changes_nothing_and_what_is_no_edition_is_refused()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        await app.TimeComes("2026-11-24 09:00");
        await NewsComes(app);
        using var editor = await EditorAsync(app);
        var key = KeyOf(await editor.ReadAsync("/console/desk?topic=smart-city&language=zh"), Lamps);
        await GivesAsync(app, app.Person("Viewer", "en", ViewerId), "viewer");
        using var viewer = await ConsoleVisit.SignInAsync(app, ViewerId);
        var page = await viewer.ReadAsync("/console/desk?topic=smart-city&language=zh");
        Assert.Contains(Lamps, page, StringComparison.Ordinal);
        Assert.DoesNotContain("/console/desk/out", page, StringComparison.Ordinal);
        Assert.Null(await viewer.SendAsync("/console/desk/out", Of(("article", key))));

        Assert.Null(await editor.SendAsync("/console/desk/out", Of(("article", "nothing"))));
        Assert.Null(await editor.SendAsync("/console/desk/nonsense", Of(("article", key))));
        Assert.Null(await editor.SendAsync("/console/desk/out", ("topic", "nothing"), ("language", "zh"), ("date", "2026-11-25"), ("article", key)));
        Assert.Null(await editor.SendAsync("/console/desk/out", ("topic", "smart-city"), ("language", "xx"), ("date", "2026-11-25"), ("article", key)));
        Assert.Null(await editor.SendAsync("/console/desk/out", ("topic", "smart-city"), ("language", "zh"), ("date", "25 November"), ("article", key)));
        Assert.Empty(await app.Services.GetRequiredService<DeskReader>().ListAsync(CancellationToken.None));
    }

    private static async Task<JourneyApp> StartAsync(DatabaseEngine engine)
    {
        var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Engine = engine,
            Admins = [OwnerId],
            Posts = [new JourneyPost("智慧城市大会开幕，一百座城市参加", JourneyOptions.Beginning.AddHours(-3))],
        });
        await app.PostsAppear();
        return app;
    }

    private static Task<int> AskedAsync(JourneyApp app) => app.Services.GetRequiredService<Database>().ReadAsync(
        session => session.ScalarAsync<int>("SELECT COUNT(*) FROM deliveries WHERE unit LIKE 'asked:%'"), CancellationToken.None);

    private static Task NewsComes(JourneyApp app) => app.PostsAppear(
        new JourneyPost(Lamps, app.Clock.GetUtcNow().AddMinutes(-90)) { Source = "晨光网" },
        new JourneyPost(Brain, app.Clock.GetUtcNow().AddMinutes(-9)),
        new JourneyPost(Parking, app.Clock.GetUtcNow().AddMinutes(-5)) { Source = "海州新闻" });

    private static async Task<ConsoleVisit> EditorAsync(JourneyApp app)
    {
        await GivesAsync(app, app.Person("Editor", "en", EditorId), "editor");
        return await ConsoleVisit.SignInAsync(app, EditorId);
    }

    private static async Task GivesAsync(JourneyApp app, Person person, string role)
    {
        var owner = app.World.People.FirstOrDefault(one => one.Id == OwnerId) ?? app.Person("Owner", "en", OwnerId);
        await app.Starts(owner);
        await app.Starts(person);
        await app.Says(owner, $"/role {person.Id} {role}");
    }

    private static (string Name, string Value)[] Of(params (string Name, string Value)[] more) => [("topic", "smart-city"), ("language", "zh"), ("date", "2026-11-25"), .. more];

    private static string KeyOf(string page, string title) => Regex.Match(page, $"/console/articles/([0-9A-Za-z]+)\"[^>]*>{title}").Groups[1].Value;

    // Which articles there are, in order, and in which state.
    private static string Order(string page) => string.Join('\n', Row().Matches(page).Select(row => row.Value));

    [GeneratedRegex("/console/articles/[0-9A-Za-z]+|class=\"badge[^<]*<|name=\"intro\" value=\"[^\"]*\"")]
    private static partial Regex Row();
}
