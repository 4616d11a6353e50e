using System.Globalization;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.App;
using ChatDigestBot.Tests.Playground;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>From the job that finds who is due to the last message, against a simulated Telegram in a process of its own: kill -9 in between loses nobody.</summary>
public abstract class KilledDigestsJourneys : IAsyncLifetime
{
    private const int People = 200;
    private const int InFlight = 32;
    private const long Admin = 1_000_005;

    private readonly string folder = Directory.CreateTempSubdirectory("chatdigestbot-kill-").FullName;
    private TestDatabase database = null!;
    private TelegramProcess telegram = null!;

    private protected abstract DatabaseEngine Engine { get; }

    private string Articles => Path.Combine(folder, "articles");

    [Fact]
    public async Task Digests_to_two_hundred_people_survive_kill_9()
    {
        var people = await SubscribeAsync();
        var greeted = (await telegram.ArrivalsAsync(0)).Count;
        await LetTheirHourComeAsync();

        // Every answer is slow, so that many calls are under way at the moment of death.
        await telegram.PostAsync("faults", new { kind = "slow", method = "sendMessage", delay = "00:00:01", afterEffect = true });
        await using (var bot = StartBot())
        {
            await TellItToSendAsync(greeted);
            await telegram.WaitForAsync(greeted + (People / 3), bot);
            await bot.KillAsync();
        }

        await telegram.ClearFaultsAsync();
        var before = (await telegram.ArrivalsAsync(greeted)).Count(IsDigest);
        Assert.InRange(before, People / 4, People - 1);

        await using var again = StartBot();
        await UntilAsync("SELECT COUNT(*) FROM deliveries WHERE state IN ('planned', 'sending')", left => left == 0);
        var arrivals = (await telegram.ArrivalsAsync(greeted)).Where(IsDigest).ToLookup(arrival => arrival.ChatId);
        Assert.Equal(people.Order(), arrivals.Select(chat => chat.Key).Order());
        await CheckDoublesAsync(arrivals);
    }

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Engine, migrated: false);
        telegram = await TelegramProcess.StartAsync(folder);
        Directory.CreateDirectory(Articles);
        await new JourneyPost("青岚市的旧闻：第一座智慧城市展厅开放", Now.AddDays(-9)).WriteAsync(Articles);
    }

    public async Task DisposeAsync()
    {
        await telegram.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static bool IsDigest((long ChatId, int MessageId, string Text) arrival) => arrival.Text.Contains("青岚市", StringComparison.Ordinal);

    private ProgramProcess StartBot(params string[] verb) => ProgramProcess.Start(
        ProgramProcess.PathOf("ChatDigestBot"),
        folder,
        [
            .. verb,
            $"--Telegram:Token={telegram.Token}",
            $"--Telegram:ApiUrl={telegram.Api}",
            $"--Articles:Path={Articles}",
            $"--Database:Connection={database.Connection}",
            $"--Access:Admins:0={Admin}",
            "--Delivery:MessagesPerSecond=2000",
            $"--Delivery:MaxInFlight={InFlight}",
        ],
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"));

    private async Task<IReadOnlyList<long>> SubscribeAsync()
    {
        await using var bot = StartBot();
        await bot.LineAsync("Now listening on");
        var people = await telegram.AddPeopleAsync(People);
        foreach (var person in people)
        {
            await telegram.PostAsync("start", new { person, payload = "t_smart-city" });
        }

        await telegram.PostAsync("start", new { person = Admin });
        await telegram.WaitForAsync(People + 1, bot);
        await UntilAsync("SELECT COUNT(*) FROM inbox WHERE state = 0", waiting => waiting == 0);
        return people;
    }

    /// <summary>While the bot is away: news lies in the folder, and everybody's clock shows a minute past their hour.</summary>
    private async Task LetTheirHourComeAsync()
    {
        foreach (var title in new[] { "青岚市上线智慧路灯，夜里省电四成", "青岚市城市大脑接管早高峰信号灯", "青岚市一网统管平台开放给市民查询" })
        {
            await new JourneyPost(title, Now.AddMinutes(-30)).WriteAsync(Articles);
        }

        await using (var list = StartBot("articles", "list", "--json"))
        {
            Assert.Equal(0, await list.ExitAsync());
            Assert.Contains("智慧路灯", list.Output, StringComparison.Ordinal);
        }

        // A zone where it is about noon, so that no rule of the night stands in the way whenever this runs.
        var (due, offset) = (Now, 12 - Now.Hour);
        var local = due.ToOffset(TimeSpan.FromHours(offset));
        var changed = await database.ExecuteAsync(
            "UPDATE subscribers SET time_zone = @zone, digest_minutes = @minutes, next_digest_at = @due, next_slot_on = @day WHERE next_digest_at IS NOT NULL",
            new
            {
                zone = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{-offset:+0;-0;+0}"),
                minutes = (local.Hour * 60) + local.Minute,
                due,
                day = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            });
        Assert.Equal(People, changed);
    }

    /// <summary>The minute's job need not be waited for: an admin starts it. At a full minute it may have begun by itself, so that digests come first.</summary>
    private async Task TellItToSendAsync(int greeted)
    {
        await telegram.PostAsync("say", new { person = Admin, text = "/jobs" });
        var answer = 0;
        await Until.SoAsync(async () => (answer = (await telegram.ArrivalsAsync(greeted)).FirstOrDefault(arrival => arrival.ChatId == Admin).MessageId) > 0);
        await telegram.PostAsync("tap", new { person = Admin, message = answer, button = "▶ send-due-digests" });
    }

    /// <summary>Doubled at most what was under way when the process died, and every one of them marked as possibly twice.</summary>
    private async Task CheckDoublesAsync(ILookup<long, (long ChatId, int MessageId, string Text)> arrivals)
    {
        var doubled = arrivals.Where(chat => chat.Count() > 1).Select(chat => chat.Key).ToHashSet();
        var marked = await database.QueryAsync<long>(
            "SELECT c.telegram_id FROM deliveries d JOIN chats c ON c.id = d.chat_id WHERE d.state = 'sent' AND d.unanswered > 0");
        Assert.All(arrivals, chat => Assert.InRange(chat.Count(), 1, 2));
        Assert.InRange(doubled.Count, 1, InFlight);
        Assert.Subset(marked.ToHashSet(), doubled);
        Assert.InRange(marked.Count, doubled.Count, InFlight);
    }

    private Task UntilAsync(string count, Func<long, bool> isSo) => Until.SoAsync(async () => isSo((await database.QueryAsync<long>(count)).Single()));
}

public sealed class KilledDigestsOnSqlite : KilledDigestsJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class KilledDigestsOnPostgres : KilledDigestsJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}
