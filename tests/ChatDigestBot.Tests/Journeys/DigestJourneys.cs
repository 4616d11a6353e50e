using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Person = ChatDigestBot.Playground.Worlds.Person;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Days pass, posts come, and digests with them.</summary>
public abstract class DigestJourneys : IAsyncLifetime
{
    private const string City = "临港新城的智慧城市大脑上线，红绿灯会看人流";
    private const string Parking = "海州试点智慧停车，三万个车位能提前看";

    private const string CityBody =
        "示例日报讯 临港新城今天启用了智慧城市大脑。三百二十一个路口的红绿灯接入同一个平台，系统按人流调整时长。市政负责人林晓说，早高峰平均等待从九十秒降到四十二秒。"
        + "项目由示例科技承建，投资一亿二千万元，第二期将覆盖停车和路灯。居民王女士说，过马路不用再跑了。";

    private const string ParkingBody = "海州市把三万个路边车位接进智慧停车平台，司机出门前就能看到空位。交通部门说，试点三个月，找车位平均少绕两公里。";

    private const string ChipBody =
        "星河半导体昨天发布新一代芯片北辰，采用七纳米工艺，晶体管数量达到一百八十亿个。公司称芯片功耗比上一代降低三成，将用于服务器和边缘计算。样片已经送测，明年一季度量产。";

    private protected abstract JourneyOptions Options { get; }

    private protected JourneyApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await JourneyApp.StartAsync(Options with
    {
        Posts =
        [
            new JourneyPost(City, JourneyOptions.Beginning.AddHours(-3)) { Body = CityBody },
            new JourneyPost("星河半导体发布七纳米芯片“北辰”，功耗降三成", JourneyOptions.Beginning.AddDays(-9)) { Body = ChipBody, Source = "示例科技" },
        ],
    });

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Two_people_in_two_zones_get_one_digest_a_day_at_their_own_hour_and_no_story_twice()
    {
        await App.PostsAppear();
        var (xiaoyu, ada) = (App.Person("小雨", "zh-hans"), App.Person("Ada", "en"));
        await App.Starts(xiaoyu, "t_smart-city");
        await App.Starts(ada, "t_smart-city");
        await App.Says(ada, "/articles all");
        await App.Says(ada, "/timezone America/New_York");

        await App.TimeComes("2026-11-24 10:00");
        await App.PostsAppear(
            new JourneyPost(Parking, App.Clock.GetUtcNow().AddMinutes(-30)) { Body = ParkingBody, Source = "海州新闻" },
            new JourneyPost(City + "（转载）", App.Clock.GetUtcNow().AddMinutes(-20)) { Body = CityBody, Source = "晨光转载" });
        await App.TimeComes("2026-11-25 09:00");

        foreach (var (person, zone, days) in new[] { (xiaoyu, "Asia/Shanghai", new[] { "11-24", "11-25" }), (ada, "America/New_York", ["11-23", "11-24"]) })
        {
            var digests = DigestsOf(person, zone);
            Assert.Equal(days.Select(day => $"{day} 08:00"), digests.Select(digest => digest.At));
            Assert.Contains(City, digests[0].Text, StringComparison.Ordinal);
            Assert.Contains(Parking, digests[1].Text, StringComparison.Ordinal);
            Assert.DoesNotContain(City, digests[1].Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_done_the_first_digest_comes_at_once_however_old_the_posts()
    {
        await App.PostsAppear();
        var ming = App.Person("阿明", "zh-hans");
        var greeting = await App.Starts(ming);
        await App.Taps(ming, greeting.Message, "芯片");
        var before = App.World.Deliveries.Count;
        await App.Taps(ming, greeting.Message, "看简报");
        await App.Arrive(before + 1);

        var digest = App.SeenBy(ming)[^1];
        Assert.Contains("北辰", digest.Text, StringComparison.Ordinal);
        Assert.Contains("以后每天 08:00（上海时间）准时送", digest.Text, StringComparison.Ordinal);
        Assert.Equal(["⏰ 时间", "🌏 时区", "💡 为什么"], digest.Keyboard!.Buttons.TakeLast(3).Select(button => button.Text));
        Assert.Contains(digest.Keyboard!.Buttons, button => button.CallbackData!.StartsWith("/read ", StringComparison.Ordinal));

        var why = await App.Says(ming, "/why");
        Assert.Contains("话题：芯片", why.Text, StringComparison.Ordinal);

        var again = await App.Says(ming, "/digest");
        Assert.Contains("暂时没有新内容", again.Text, StringComparison.Ordinal);
        var more = await App.Taps(ming, again.Message, "看看之前的");
        Assert.Contains("都看过了", more.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_is_in_the_readers_language_and_a_button_brings_the_others()
    {
        await App.PostsAppear(new JourneyPost("Smart city lamps listen to the rain", JourneyOptions.Beginning.AddHours(-1)) { Body = "The smart city of Osterby has taught its lamps to listen to the rain. Drains are cleared before streets flood, and the council saves a third of the cost.", Source = "Example Wire" });
        var ada = App.Person("Ada", "en");
        await App.Starts(ada, "t_smart-city");
        var before = App.World.Deliveries.Count;
        await App.Says(ada, "/digest");
        await App.Arrive(before + 1);
        var own = App.SeenBy(ada)[^1];
        Assert.Contains("lamps listen", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(City, own.Text, StringComparison.Ordinal);
        Assert.Contains("1 more in Chinese", own.Text, StringComparison.Ordinal);

        before = App.World.Deliveries.Count;
        await App.Taps(ada, own, "1 in Chinese");
        await App.Arrive(before + 1);
        Assert.Contains(City, App.SeenBy(ada)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_seen_all_in_their_language_is_offered_what_is_in_the_others()
    {
        await App.PostsAppear(new JourneyPost("Smart city lamps listen to the rain", JourneyOptions.Beginning.AddHours(-1)) { Body = "The smart city of Osterby has taught its lamps to listen to the rain. Drains are cleared before streets flood, and the council saves a third of the cost.", Source = "Example Wire" });
        var ada = App.Person("Ada", "en");
        await App.Starts(ada, "t_smart-city");
        var before = App.World.Deliveries.Count;
        await App.Says(ada, "/digest");
        await App.Arrive(before + 1);

        var answer = await App.Says(ada, "/more");
        Assert.Contains("everything in English in", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Message.Keyboard!.Buttons, button => button is { Text: "1 in Chinese ▸", CallbackData: "/others" });
        Assert.Contains("Nothing new", (await App.Says(ada, "/digest")).Text, StringComparison.Ordinal);
        before = App.World.Deliveries.Count;
        await App.Taps(ada, answer.Message, "1 in Chinese");
        await App.Arrive(before + 1);
        Assert.Contains(City, App.SeenBy(ada)[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("in English", (await App.Says(ada, "/more")).Text, StringComparison.Ordinal);
        Assert.Contains("everything in Chinese", (await App.Says(ada, "/others")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_may_bring_several_topics_and_telegrams_language_the_zone()
    {
        var jun = App.Person("Jun", "ja");
        var greeting = await App.Starts(jun, "t_ai_smart-city_nonsense");
        Assert.Equal(2, greeting.Message.Keyboard!.Buttons.Count(button => button.Text.StartsWith('✅')));
        Assert.Contains("Asia/Tokyo", (await App.Says(jun, "/settings")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_of_traditional_chinese_is_greeted_and_told_in_traditional()
    {
        await App.PostsAppear();
        var mei = App.Person("美玲", "zh-hant");
        var greeting = await App.Starts(mei);
        Assert.Contains("挑幾個話題", greeting.Text, StringComparison.Ordinal);
        await App.Taps(mei, greeting.Message, "智慧城市");
        var before = App.World.Deliveries.Count;
        await App.Taps(mei, greeting.Message, "看簡報");
        await App.Arrive(before + 1);
        Assert.Contains("臨港新城的智慧城市大腦上線，紅綠燈會看人流", App.SeenBy(mei)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_and_starts_again_on_one_day_is_new_and_gets_that_days_digest()
    {
        await App.PostsAppear();
        var ada = App.Person("Ada", "en");
        await App.Starts(ada, "t_smart-city");
        await App.Says(ada, "/articles all");
        await App.Says(ada, "/time 10:00");
        await App.TimeComes("2026-11-23 11:00");
        var question = await App.Says(ada, "/stop");
        await App.Taps(ada, question.Message, "Stop and delete");
        Assert.Equal(0, await CountAsync("SELECT COUNT(*) FROM seen"));
        Assert.Null(await App.Services.GetRequiredService<Database>().ReadAsync(
            session => EditionStore.FindLatestAsync(session, new Target(ada.Id, null)), CancellationToken.None));

        await App.Starts(ada, "t_smart-city");
        await App.Says(ada, "/articles all");
        await App.Says(ada, "/time 15:00");
        await App.TimeComes("2026-11-23 16:00");
        var digests = DigestsOf(ada, "Asia/Shanghai");
        Assert.Equal(["11-23 10:00", "11-23 15:00"], digests.Select(digest => digest.At));
        Assert.Contains(City, digests[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_another_topic_or_for_none_is_answered()
    {
        await App.PostsAppear();
        var ming = App.Person("阿明", "zh-hans");
        await App.Starts(ming);
        foreach (var line in new[] { "/digest", "/digest all", "/digest 全部" })
        {
            Assert.Contains("还没有订阅话题", (await App.Says(ming, line)).Text, StringComparison.Ordinal);
        }

        Assert.Contains("芯骗", (await App.Says(ming, "/digest 芯骗")).Text, StringComparison.Ordinal);

        var before = App.World.Deliveries.Count;
        await App.Says(ming, "/digest 芯片");
        await App.Arrive(before + 1);
        Assert.Contains("北辰", App.SeenBy(ming)[^1].Text, StringComparison.Ordinal);
    }

    private Task<int> CountAsync(string sql) => App.Services.GetRequiredService<Database>().ReadAsync(session => session.ScalarAsync<int>(sql), CancellationToken.None);

    private protected IReadOnlyList<(string At, string Text)> DigestsOf(Person person, string zone) =>
    [
        .. App.SeenBy(person)
            .Where(message => message.Keyboard?.Buttons.Any(button => button.CallbackData?.StartsWith("/read ", StringComparison.Ordinal) == true) == true)
            .Select(message => (
                TimeZoneInfo.ConvertTime(message.SentAt, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture),
                message.Text)),
    ];
}

public sealed class DigestJourneysOnSqlite : DigestJourneys
{
    private const int Restored = 912;

    private protected override JourneyOptions Options { get; } = new();

    [Fact]
    public async Task A_copy_of_the_morning_put_back_after_the_digest_sends_it_to_nobody_a_second_time()
    {
        await App.PostsAppear();
        var ada = App.Person("Ada", "en");
        await App.Starts(ada, "t_smart-city");
        await App.Says(ada, "/articles all");
        await App.Says(ada, "/time 10:00");
        var file = App.Services.GetRequiredService<Database>().Options.FilePath!;
        await App.BotStops();
        File.Copy(file, file + ".copy");
        await App.BotStarts();
        await App.TimeComes("2026-11-23 10:30");
        Assert.Single(DigestsOf(ada, "Asia/Shanghai"));

        await App.BotStops();
        File.Copy(file + ".copy", file, overwrite: true);
        await App.BotStarts();
        Assert.Single(App.Log.Lines, line => line.Contains($"[{Restored}]", StringComparison.Ordinal));
        await App.TimeComes("2026-11-23 14:00");
        Assert.Single(DigestsOf(ada, "Asia/Shanghai"));
        App.Log.Expect(Restored);
    }
}

public sealed class DigestJourneysOnPostgres : DigestJourneys
{
    private protected override JourneyOptions Options { get; } = new() { Engine = DatabaseEngine.Postgres };
}
