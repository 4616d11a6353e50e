using System.Reflection;
using ChatDigestBot.Console.Operation;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Tests.Console;

public sealed class OperationWordsTests
{
    [Theory]
    [InlineData("Telegram:Token", true)]
    [InlineData("Telegram:TokenFile", false)]
    [InlineData("Telegram:WebhookSecret", true)]
    [InlineData("Database:Connection", true)]
    [InlineData("Web:MetricsToken", true)]
    [InlineData("Some:ApiKey", true)]
    [InlineData("Digests:Time", false)]
    public void A_name_that_speaks_of_a_secret_shows_no_value(string name, bool isSecret) => Assert.Equal(isSecret, SettingSources.IsSecret(name));

    [Fact]
    public void A_setting_names_where_it_comes_from_and_a_list_is_a_line_each()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Access:Admins:0", "7"), new("Access:Admins:1", "8"), new("Digests:Time", "08:00")]).AddCommandLine(["--Digests:Time=09:30"]).Build();
        var reader = new SettingReader(configuration);
        reader.Knows("Access:Admins", "Digests:Time", "Web:PublicUrl");
        var settings = new SettingSources(configuration, reader).List().ToDictionary(setting => setting.Name);
        Assert.Equal(("7", "8"), (settings["Access__Admins__0"].Value, settings["Access__Admins__1"].Value));
        Assert.Equal(("09:30", "pages.settings.commandLine"), (settings["Digests__Time"].Value, settings["Digests__Time"].Source));
        Assert.Equal((null, "pages.settings.builtIn"), (settings["Web__PublicUrl"].Value, settings["Web__PublicUrl"].Source));
    }

    [Fact]
    public void A_setting_nobody_made_shows_what_counts_in_its_place()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Digests:Freshness", " "), new("Telegram:Token", "1:secret"), new("Delivery:MaxInFlight", "16")]).Build();
        var reader = new SettingReader(configuration);
        reader.Number("Digests:MaxItems", 8, 1, 20);
        reader.Number("Delivery:MaxInFlight", 32, 1, 256);
        reader.Duration("Digests:Freshness", TimeSpan.FromHours(72));
        reader.Duration("Alarms:NoArticleFor", TimeSpan.FromDays(7));
        reader.Duration("Summaries:TimeOut", TimeSpan.FromSeconds(90));
        reader.Time("Digests:Time", new TimeOnly(8, 0));
        reader.Zone("Digests:TimeZone", "Asia/Shanghai");
        reader.Flag("Delivery:PaidBroadcasts", defaultValue: false);
        reader.Choice("Telegram:Receive", DayOfWeek.Monday);
        reader.BaseAddress("Telegram:ApiUrl", new Uri("https://api.telegram.org"));
        reader.Text("Database:Connection", "Data Source=data/bot.db");
        reader.Text("Telegram:Token");
        reader.Text("Database:Connection");
        Assert.Equal(
            [
                "Alarms__NoArticleFor 7d", "Database__Connection Data Source=data/bot.db", "Delivery__MaxInFlight 16", "Delivery__PaidBroadcasts false", "Digests__Freshness 72h",
                "Digests__MaxItems 8", "Digests__Time 08:00", "Digests__TimeZone Asia/Shanghai", "Summaries__TimeOut 90s", "Telegram__ApiUrl https://api.telegram.org", "Telegram__Receive Monday", "Telegram__Token hidden",
            ],
            new SettingSources(configuration, reader).List().Select(setting => $"{setting.Name} {(setting.IsSecret ? "hidden" : setting.Value)}"));
    }

    [Theory]
    [InlineData("telegram", "noAnswer", "Telegram does not answer", "Telegram: no answer", "Telegram：没有响应")]
    [InlineData("jobs", "jobsSilent", "no job has run for five minutes", "Jobs: none has run for five minutes", "任务：五分钟没有任务运行")]
    [InlineData("articles", "folderMissing", "the folder of posts is not there", "Index: the folder of posts is not there", "索引：文章文件夹不见了")]
    [InlineData("of another build", "ofAnotherBuild", "something else", "of another build: something else", "of another build：something else")]
    public void What_is_wrong_is_said_in_the_visitors_language(string check, string code, string words, string english, string chinese)
    {
        var entry = new HealthReportEntry(HealthStatus.Degraded, words, TimeSpan.Zero, exception: null, new HealthTrouble(code, words).Degraded().Data);
        Assert.Equal((english, chinese), (HealthWords.Line(Visitors.Of(Language.English), check, entry), HealthWords.Line(Visitors.Of(Language.Chinese), check, entry)));
        Assert.Equal("Telegram：异常", HealthWords.Line(Visitors.Of(Language.Chinese), "telegram", new HealthReportEntry(HealthStatus.Unhealthy, words, TimeSpan.Zero, new InvalidOperationException("secret"), data: null)));
    }

    [Fact]
    public void Every_trouble_that_a_check_may_find_has_words_in_each_language()
    {
        var troubles = typeof(HealthTrouble).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(HealthTrouble)).Select(field => (HealthTrouble)field.GetValue(null)!).ToList();
        Assert.True(troubles.Count > 10, "looked at too few");
        Assert.All(troubles, trouble => Assert.All(Languages.All, language => Assert.NotNull(Visitors.Of(language).SayIfAny($"pages.troubles.{trouble.Code}"))));
        Assert.DoesNotContain(troubles.CountBy(trouble => trouble.Code), code => code.Value > 1);
    }

    [Fact]
    public void Values_of_checks_are_said_in_the_visitors_language_and_by_their_clock()
    {
        var data = new Dictionary<string, object>
        {
            ["lastFiringAt"] = new DateTimeOffset(2026, 11, 28, 7, 58, 0, TimeSpan.Zero),
            ["count"] = 115,
            ["indexing"] = false,
            ["state"] = "read",
            ["done"] = 0,
            ["total"] = 0,
            ["engine"] = "Sqlite",
            ["other"] = "x",
            [HealthTrouble.Key] = "noAnswer",
        };
        var entry = new HealthReportEntry(HealthStatus.Healthy, description: null, TimeSpan.Zero, exception: null, data);
        Assert.Equal(["last job started: 2 min ago", "articles: 115", "state: all read", "engine: SQLite", "other: x"], HealthWords.Facts(Visitors.Of(Language.English), entry));
        Assert.Equal(["最近启动任务：2 分钟前", "文章：115", "状态：已读完", "引擎：SQLite", "other：x"], HealthWords.Facts(Visitors.Of(Language.Chinese), entry));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1", "Safari, iPhone")]
    [InlineData("curl/8.5.0", "curl/8.5.0")]
    [InlineData("", "–")]
    public void A_browser_is_named_as_its_owner_knows_it(string agent, string name) => Assert.Equal(name, BrowserName.Of(agent));
}
