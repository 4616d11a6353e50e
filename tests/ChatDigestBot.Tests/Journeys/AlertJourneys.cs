using ChatDigestBot.Follows.Alerts;
using ChatDigestBot.Jobs;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Somebody follows words, and what comes in is told at once, once, and not at night.</summary>
public abstract class AlertJourneys : IAsyncLifetime
{
    private protected abstract DatabaseEngine Engine { get; }

    private protected JourneyApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = await JourneyApp.StartAsync(new JourneyOptions
        {
            Engine = Engine,
            Posts = [Post("青岚储能电站并网，容量全省第一", -30), Post("海州地铁六号线今天开通", -40)],
            // Only when time is told to pass: the minute's own run might come between two posts.
            Replace = services =>
            {
                services.Remove(services.Single(service => service.ImplementationInstance is JobDefinition { Name: "send-alerts" }));
                services.AddSingleton(new JobDefinition("send-alerts", "0 0 29 2 *", TimeZoneInfo.Utc, typeof(SendAlertsJob)));
            },
        });
        await App.PostsAppear();
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task From_a_search_to_the_alert_and_the_digest_does_not_say_it_again()
    {
        var ming = App.Person("阿明", "zh-hans");
        await App.Starts(ming, "t_energy");
        var found = await App.Says(ming, "/search 储能电站");
        await App.Taps(ming, found.Message, "关注这些词");
        await App.TimePasses(TimeSpan.FromMinutes(10));
        Assert.Empty(AlertsOf(ming));

        await App.PostsAppear(Post("临江储能电站扩建，用上钠离子电池"), Post("海州风电基地并网发电"));
        await App.TimePasses(TimeSpan.FromMinutes(1));
        var alert = Assert.Single(AlertsOf(ming));
        Assert.StartsWith("🔔 储能电站", alert.Text, StringComparison.Ordinal);
        Assert.Contains("临江储能电站扩建", alert.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("青岚", alert.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("风电", alert.Text, StringComparison.Ordinal);
        Assert.Contains("临江储能电站扩建", (await App.Taps(ming, alert, "1")).Text, StringComparison.Ordinal);
        Assert.Contains("临江储能电站扩建", (await App.Says(ming, "1")).Text, StringComparison.Ordinal);

        await App.TimeComes("2026-11-24 09:00");
        var digest = App.SeenBy(ming)[^1];
        Assert.Contains("海州风电基地", digest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("临江储能电站", digest.Text, StringComparison.Ordinal);
        Assert.Single(AlertsOf(ming));
    }

    [Fact]
    public async Task Two_within_the_hour_come_together_and_after_unfollowing_nothing_comes()
    {
        var ann = App.Person("Ann");
        await App.Says(ann, "/follow 储能");
        await App.PostsAppear(Post("第一座储能电站开工"));
        await App.TimePasses(TimeSpan.FromMinutes(1));
        await App.PostsAppear(Post("第二座山里的储能站点亮"));
        await App.TimePasses(TimeSpan.FromMinutes(20));
        await App.PostsAppear(Post("海边要建第三座储能基地"));
        await App.TimePasses(TimeSpan.FromMinutes(20));
        Assert.Single(AlertsOf(ann));
        await App.BotRestarts();
        await App.TimePasses(TimeSpan.FromMinutes(25));
        var together = AlertsOf(ann)[^1];
        Assert.Equal(2, AlertsOf(ann).Count);
        Assert.Contains("第二座", together.Text, StringComparison.Ordinal);
        Assert.Contains("第三座", together.Text, StringComparison.Ordinal);

        Assert.Contains("the words you follow: 储能.", (await App.Says(ann, "/why")).Text, StringComparison.Ordinal);
        var gone = await App.Taps(ann, together, "Unfollow 储能");
        Assert.Contains("no longer follow 储能", Assert.Single(gone.New).Text, StringComparison.Ordinal);
        Assert.StartsWith("🔔", App.World.FindMessage(together.Chat, together.Id)!.Text, StringComparison.Ordinal);
        await App.PostsAppear(Post("第四座储能电站"));
        await App.TimePasses(TimeSpan.FromHours(3));
        Assert.Equal(2, AlertsOf(ann).Count);
    }

    [Fact]
    public async Task The_night_is_quiet_by_the_clock_on_ones_own_wall()
    {
        var (ming, ada) = (App.Person("阿明", "zh-hans"), App.Person("Ada"));
        await App.Says(ming, "/follow 储能");
        await App.Says(ada, "/follow 储能");
        await App.Says(ada, "/timezone New York");
        await App.TimeComes("2026-11-23 23:00");
        await App.PostsAppear(Post("夜里的储能电站也在充电"));
        await App.TimePasses(TimeSpan.FromMinutes(1));
        Assert.Empty(AlertsOf(ming));
        Assert.Contains("夜里的", Assert.Single(AlertsOf(ada)).Text, StringComparison.Ordinal); // there it is ten in the morning

        await App.TimeComes("2026-11-24 08:00");
        Assert.Empty(AlertsOf(ming));
        await App.TimeComes("2026-11-24 08:06");
        Assert.Single(AlertsOf(ming));
    }

    [Fact]
    public async Task A_group_is_told_in_its_topic_and_follows_into_its_supergroup()
    {
        var boss = App.Person("Boss");
        var forum = App.World.AddSupergroup("Forum", boss, isForum: true);
        await App.Lets(() => App.World.AddBotToGroup(boss, forum));
        var topic = App.World.AddTopic(boss, forum, "Energy");
        await App.Says(boss, forum, $"/follow@{App.World.Bot.Username} 储能", topic.ThreadId);
        var group = App.World.AddGroup("Reading club", boss);
        await App.Lets(() => App.World.AddBotToGroup(boss, group));
        await App.Says(boss, group, $"/follow@{App.World.Bot.Username} 储能");
        Chat supergroup = null!;
        await App.Lets(() => supergroup = App.World.MigrateGroup(group));

        await App.PostsAppear(Post("山里的储能电站点亮"));
        await App.TimePasses(TimeSpan.FromMinutes(1));
        Assert.Equal(topic.ThreadId, Assert.Single(AlertsIn(forum)).ThreadId);
        Assert.Single(AlertsIn(supergroup));
    }

    [Fact]
    public async Task Muted_words_are_in_no_alert_and_no_digest_until_they_are_let_go_of()
    {
        var ming = App.Person("阿明", "zh-hans");
        await App.Starts(ming, "t_energy");
        await App.Says(ming, "/follow 储能");
        var muted = await App.Says(ming, "/mute 抽奖");
        await App.PostsAppear(Post("储能展会转发抽奖，送充电宝"), Post("风电展会也有抽奖，送帽子"), Post("青岚风电并网发电"));
        await App.TimePasses(TimeSpan.FromMinutes(1));
        Assert.Empty(AlertsOf(ming));
        await App.TimeComes("2026-11-24 09:00");
        var digest = App.SeenBy(ming)[^1].Text;
        Assert.Contains("青岚风电", digest, StringComparison.Ordinal);
        Assert.DoesNotContain("抽奖", digest, StringComparison.Ordinal);

        Assert.Contains("不再屏蔽", (await App.Taps(ming, muted.Message, "撤销")).Text, StringComparison.Ordinal);
        await App.TimeComes("2026-11-25 09:00");
        Assert.Contains("抽奖", App.SeenBy(ming)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_five_are_a_tap_away_and_the_alert_stays()
    {
        var ann = App.Person("Ann");
        await App.Says(ann, "/follow 储能电站");
        string[] towns = ["青岚", "临江", "海州", "星河", "云溪", "白沙", "长汀"];
        await App.PostsAppear([.. towns.Select((town, index) => Post($"{town}储能电站并网", -index))]);
        await App.TimePasses(TimeSpan.FromMinutes(1));
        var alert = Assert.Single(AlertsOf(ann));
        Assert.Contains("5. ", alert.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("6. ", alert.Text, StringComparison.Ordinal);
        var more = await App.Taps(ann, alert, "2 more");
        Assert.Contains("储能电站 · ", Assert.Single(more.New).Text, StringComparison.Ordinal);
        await App.TimePasses(TimeSpan.FromHours(2));
        Assert.Single(AlertsOf(ann));
    }

    private static JourneyPost Post(string title, int minutes = 0) => new(title, JourneyOptions.Beginning.AddMinutes(minutes))
    {
        Body = $"{title}。记者在现场看到，{title}之后，附近的居民都来参观。第{title.Sum(character => character) % 97}批工程师说，明年还会有更多。",
    };

    private IReadOnlyList<Message> AlertsOf(Person person) => AlertsIn(App.World.PrivateChat(person));

    private IReadOnlyList<Message> AlertsIn(Chat chat) => [.. App.SeenIn(chat).Where(message => message.Keyboard?.Buttons.Any(button => button.CallbackData?.StartsWith("/unfollow", StringComparison.Ordinal) == true
        && !message.Text.Contains("follow", StringComparison.OrdinalIgnoreCase) && !message.Text.Contains("关注", StringComparison.Ordinal)) == true)];
}

public sealed class AlertJourneysOnSqlite : AlertJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class AlertJourneysOnPostgres : AlertJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}
