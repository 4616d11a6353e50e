using ChatDigestBot.App;
using ChatDigestBot.Checkups;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Feeds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Checkups;

/// <summary>The doctor on a healthy bot, and on bots each broken in one way.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private const string GoodFeed = "<rss version=\"2.0\"><channel><title>示例</title><item><title>城市大脑上线</title><description>今天上线了。</description></item></channel></rss>";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatdigestbot-doctor-").FullName;
    private BotApiServer _telegram = null!;
    private FeedServer _feeds = null!;

    public async Task InitializeAsync()
    {
        _telegram = await BotApiServer.StartAsync(new World(TimeProvider.System));
        _feeds = await FeedServer.StartAsync();
        _feeds.Serve("/good.xml", GoodFeed);
        await File.WriteAllTextAsync(InFolder("feeds.yaml"), $"feeds:\n  - url: {_feeds.At("/good.xml")}\n");
        Directory.CreateDirectory(InFolder("posts"));
        Directory.CreateDirectory(InFolder("none"));
        Directory.CreateDirectory(InFolder("backups"));
        await File.WriteAllTextAsync(InFolder("posts/a.md"), "---\ntitle: 城市大脑\n---\n正文。");
    }

    public async Task DisposeAsync()
    {
        await _telegram.DisposeAsync();
        await _feeds.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_healthy_bot_has_no_problem()
    {
        await MakeDatabaseAsync("bot.db");
        await BackUpAsync();
        var (exit, output) = await DoctorAsync("--Delivery:MessagesPerSecond=20", "--Telemetry:OtlpEndpoint=http://127.0.0.1:9");
        Assert.True(exit == 0, output);
        Assert.All(new[] { "token", "webhook", "clock", "zones", "disk", "database", "backup", "restore", "posts", "admins", "feeds" }, check => Assert.Matches($"(?m)^ok +{check} ", output));
    }

    [Fact]
    public async Task Before_the_first_start_there_is_nothing_wrong_either()
    {
        var (exit, output) = await DoctorAsync("--Backups:Path=");
        Assert.True(exit == 0, output);
        Assert.Contains("the first start makes it", output, StringComparison.Ordinal);
        Assert.False(File.Exists(InFolder("bot.db")));
    }

    [Theory]
    [InlineData("token", "@BotFather", "--Telegram:Token=abc")]
    [InlineData("token", "is missing", "--Telegram:Token=")]
    [InlineData("token", "refuses the token", "--Telegram:Token=1:wrong")]
    [InlineData("token", "cannot be reached at 127.0.0.1", "--Telegram:ApiUrl=http://127.0.0.1:9")]
    [InlineData("disk", "has only", "--Alarms:DiskFreeMegabytes=2147483647")]
    [InlineData("database", "does not answer", "--Database:Connection=Host=127.0.0.1;Port=9;Username=nobody;Timeout=2")]
    [InlineData("database", "does not answer", "--Database:Connection=Data Source=FOLDER/text.db")]
    [InlineData("database", "knows only up to", "--Database:Connection=Data Source=FOLDER/newer.db")]
    [InlineData("backup", "There is no backup", "--Backups:Path=FOLDER/none")]
    [InlineData("backup", "hours old", "--Backups:Path=FOLDER/old")]
    [InlineData("restore", "cannot be put back", "--Backups:Path=FOLDER/broken")]
    [InlineData("posts", "not one post", "--Articles:Path=FOLDER/none")]
    [InlineData("feeds", "wrong.yaml is wrong", "--Feeds:Path=FOLDER/wrong.yaml")]
    [InlineData("feeds", "The feed 示例科技 gives nothing: It answered 404.", "--Feeds:Path=FOLDER/gone.yaml")]
    [InlineData("feeds", "leads into a private network", "--Feeds:AllowPrivateNetworks=false")]
    [InlineData("settings", "Telegram:Token is probably meant", "--Telegram:Tokn=1:secret")]
    public async Task Each_breakage_is_named_and_only_it(string check, string words, string setting)
    {
        await MakeDatabaseAsync("bot.db");
        await BackUpAsync();
        await BreakAsync();
        var (exit, output) = await DoctorAsync(setting.Replace("FOLDER", _folder, StringComparison.Ordinal));
        Assert.True(exit == 1, output);
        var problem = Assert.Single(output.Split('\n'), line => line.StartsWith("problem", StringComparison.Ordinal));
        Assert.Matches($"^problem +{check} ", problem);
        Assert.Contains(words, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_by_a_minute_is_found()
    {
        var settings = new SettingReader(new ConfigurationBuilder().AddInMemoryCollection([new("Telegram:Token", _telegram.Token), new("Telegram:ApiUrl", _telegram.Url)]).Build());
        var found = await new TelegramCheckup(settings, new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(-1))).LookAsync(isThorough: true, CancellationToken.None);
        Assert.Equal("clockOff", Assert.Single(found, finding => finding.Level == FindingLevel.Problem).Key);
    }

    [Fact]
    public async Task A_clock_that_is_not_meant_to_be_the_machines_is_said_to_be_simulated_and_is_no_problem()
    {
        var settings = new SettingReader(new ConfigurationBuilder().AddInMemoryCollection([new("Telegram:Token", _telegram.Token), new("Telegram:ApiUrl", _telegram.Url)]).Build());
        var found = await new TelegramCheckup(settings, new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(2)), new SimulatedClock()).LookAsync(isThorough: true, CancellationToken.None);
        Assert.Equal((FindingLevel.Note, "clockSimulated"), found.Where(finding => finding.Check == "clock").Select(finding => (finding.Level, finding.Key)).Single());
    }

    [Fact]
    public async Task Scripts_read_lines_of_check_level_and_words()
    {
        var (exit, output) = await DoctorAsync("--Articles:Path=" + InFolder("none"), "--json");
        Assert.Equal(1, exit);
        Assert.Contains("""{"check":"posts","level":"problem","words":"There is not one post in""", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Equal(3, System.Text.Json.JsonDocument.Parse(line).RootElement.EnumerateObject().Count()));
    }

    [Fact]
    public async Task Of_many_feeds_that_give_nothing_ten_are_named_and_the_others_counted()
    {
        await File.WriteAllTextAsync(InFolder("many.yaml"), "feeds:\n" + string.Concat(Enumerable.Range(1, 13).Select(number => $"  - url: {_feeds.At($"/none-{number}.xml")}\n")));
        var (exit, output) = await DoctorAsync($"--Feeds:Path={InFolder("many.yaml")}");
        Assert.Equal(1, exit);
        Assert.Equal(11, output.Split('\n').Count(line => line.StartsWith("problem  feeds", StringComparison.Ordinal)));
        Assert.Contains("And 3 feeds more give nothing", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_feed_that_is_said_and_is_no_problem()
    {
        await File.WriteAllTextAsync(InFolder("empty.yaml"), "feeds: []\n");
        var (exit, output) = await DoctorAsync($"--Feeds:Path={InFolder("empty.yaml")}", $"--Backups:Path=");
        Assert.True(exit == 0, output);
        Assert.Matches("(?m)^note +feeds ", output);
    }

    private string InFolder(string path) => Path.Combine(_folder, path);

    private async Task<(int Exit, string Output)> DoctorAsync(params string[] more)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync(
            [
                "doctor", $"--Telegram:Token={_telegram.Token}", $"--Telegram:ApiUrl={_telegram.Url}", $"--Database:Connection=Data Source={InFolder("bot.db")}",
                $"--Articles:Path={InFolder("posts")}", $"--Backups:Path={InFolder("backups")}", "--Access:Admins:0=1", "--Alarms:DiskFreeMegabytes=1",
                $"--Feeds:Path={InFolder("feeds.yaml")}", "--Feeds:AllowPrivateNetworks=true", "--Feeds:PerHostPerSecond=100", .. more,
            ],
            output,
            error);
        Assert.Equal("", error.ToString());
        return (exit, output.ToString().ReplaceLineEndings("\n"));
    }

    private async Task MakeDatabaseAsync(string name)
    {
        await using var app = BotApp.Build([$"--Database:Connection=Data Source={InFolder(name)}"], serves: false);
        await app.MigrateAsync(CancellationToken.None);
    }

    private async Task BackUpAsync()
    {
        var exit = await CommandLine.RunAsync(["backup", InFolder("backups/bot.db"), $"--Database:Connection=Data Source={InFolder("bot.db")}"], new StringWriter(), new StringWriter());
        Assert.Equal(0, exit);
    }

    private async Task BreakAsync()
    {
        await File.WriteAllTextAsync(InFolder("wrong.yaml"), "feeds:\n  - name: without an address\n");
        await File.WriteAllTextAsync(InFolder("gone.yaml"), $"feeds:\n  - url: {_feeds.At("/gone.xml")}\n    name: 示例科技\n  - url: {_feeds.At("/good.xml")}\n");
        await File.WriteAllTextAsync(InFolder("text.db"), string.Concat(Enumerable.Repeat("no database\n", 1_000)));
        await MakeDatabaseAsync("newer.db");
        await using (var app = BotApp.Build([$"--Database:Connection=Data Source={InFolder("newer.db")}"], serves: false))
        {
            await ((Database)app.Services.GetService(typeof(Database))!).WriteAsync(
                session => session.ExecuteAsync("INSERT INTO schema_migrations (version, name, applied_at) VALUES (9999, 'of the future', 0)"), CancellationToken.None);
        }

        foreach (var folder in new[] { "old", "broken" })
        {
            Directory.CreateDirectory(InFolder(folder));
            File.Copy(InFolder("backups/bot.db"), InFolder($"{folder}/bot.db"));
        }

        File.SetLastWriteTimeUtc(InFolder("old/bot.db"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-5));
        await using var broken = File.OpenWrite(InFolder("broken/bot.db"));
        broken.Position = 4096;
        await broken.WriteAsync(new byte[20_000]);
    }
}
