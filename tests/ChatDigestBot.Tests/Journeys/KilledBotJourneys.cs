using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.App;
using ChatDigestBot.Tests.Playground;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>A bot in a process of its own that is killed while many of its calls are under way, and the simulated Telegram in another.</summary>
public abstract class KilledBotJourneys : IAsyncLifetime
{
    private protected const int InFlight = 32;
    private protected const long Admin = 1_000_005;

    private static readonly JobTitles Titles = new(TextFile.ReadAll(Path.Combine(Repository.Root, "content/texts")));

    private readonly string folder = Directory.CreateTempSubdirectory("chatdigestbot-kill-").FullName;

    private protected abstract DatabaseEngine Engine { get; }

    private protected TestDatabase Database { get; private set; } = null!;

    private protected TelegramProcess Telegram { get; private set; } = null!;

    private protected string Articles => Path.Combine(folder, "articles");

    private protected static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(Engine, migrated: false);
        Telegram = await TelegramProcess.StartAsync(folder);
        Directory.CreateDirectory(Articles);
        await new JourneyPost("青岚市的旧闻：第一座智慧城市展厅开放", Now.AddDays(-9)).WriteAsync(Articles);
    }

    public async Task DisposeAsync()
    {
        await Telegram.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private protected ProgramProcess StartBot(params string[] verb) => ProgramProcess.Start(
        ProgramProcess.PathOf("ChatDigestBot"),
        folder,
        [
            .. verb,
            $"--Telegram:Token={Telegram.Token}",
            $"--Telegram:ApiUrl={Telegram.Api}",
            $"--Articles:Path={Articles}",
            $"--Database:Connection={Database.Connection}",
            $"--Access:Admins:0={Admin}",
            "--Delivery:MessagesPerSecond=2000",
            $"--Delivery:MaxInFlight={InFlight}",
        ],
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"));

    /// <summary>News lies in the folder and is read while the bot is away.</summary>
    private protected async Task NewsComesAsync()
    {
        foreach (var title in new[] { "青岚市上线智慧路灯，夜里省电四成", "青岚市城市大脑接管早高峰信号灯", "青岚市一网统管平台开放给市民查询" })
        {
            await new JourneyPost(title, Now.AddMinutes(-30)).WriteAsync(Articles);
        }

        await using var list = StartBot("articles", "list", "--json");
        Assert.Equal(0, await list.ExitAsync());
        Assert.Contains("智慧路灯", list.Output, StringComparison.Ordinal);
    }

    /// <summary>Sends with slow answers until a third of the people has theirs, dies, is started again and sends the rest; returns what arrived, by chat.</summary>
    /// <param name="job">Need not be waited for: an admin starts it. At a full minute it may have begun by itself.</param>
    /// <param name="people">How many wait.</param>
    /// <param name="isMeant">Tells the messages meant from replies.</param>
    private protected async Task<ILookup<long, (long ChatId, int MessageId, string Text)>> SendAndDieAsync(
        string job, int people, Func<(long ChatId, int MessageId, string Text), bool> isMeant)
    {
        var greeted = (await Telegram.ArrivalsAsync(0)).Count;
        // Every answer is slow, so that many calls are under way at the moment of death.
        await Telegram.PostAsync("faults", new { kind = "slow", method = "sendMessage", delay = "00:00:01", afterEffect = true });
        // At a full minute all might be told before the admin's press is answered, so that is not waited for.
        Task telling;
        await using (var bot = StartBot())
        {
            telling = TellItToSendAsync(job, greeted);
            await Telegram.WaitForAsync(greeted + (people / 3), bot);
            await bot.KillAsync();
        }

        await Telegram.ClearFaultsAsync();
        var before = (await Telegram.ArrivalsAsync(greeted)).Count(isMeant);
        Assert.InRange(before, people / 4, people - 1);

        await using var again = StartBot();
        await telling;
        await UntilAsync("SELECT COUNT(*) FROM deliveries WHERE state IN ('planned', 'sending')", left => left == 0);
        return (await Telegram.ArrivalsAsync(greeted)).Where(isMeant).ToLookup(arrival => arrival.ChatId);
    }

    /// <summary>Doubled at most what was under way when the process died, and every one of them marked as possibly twice.</summary>
    private protected async Task CheckDoublesAsync(ILookup<long, (long ChatId, int MessageId, string Text)> arrivals)
    {
        var doubled = arrivals.Where(chat => chat.Count() > 1).Select(chat => chat.Key).ToHashSet();
        var marked = await Database.QueryAsync<long>(
            "SELECT c.telegram_id FROM deliveries d JOIN chats c ON c.id = d.chat_id WHERE d.state = 'sent' AND d.unanswered > 0");
        Assert.All(arrivals, chat => Assert.InRange(chat.Count(), 1, 2));
        Assert.InRange(doubled.Count, 1, InFlight);
        Assert.Subset(marked.ToHashSet(), doubled);
        Assert.InRange(marked.Count, doubled.Count, InFlight);
    }

    /// <summary>Waits until all that was said is answered and the folder was read once: what is put into it from now on is news.</summary>
    private protected async Task SettleAsync()
    {
        await UntilAsync("SELECT COUNT(*) FROM inbox WHERE state = 0", waiting => waiting == 0);
        await UntilAsync("SELECT COUNT(*) FROM article_state WHERE name = 'scanned_folder'", scanned => scanned == 1);
    }

    private protected Task UntilAsync(string count, Func<long, bool> isSo) => Until.SoAsync(async () => isSo((await Database.QueryAsync<long>(count)).Single()));

    private async Task TellItToSendAsync(string job, int greeted)
    {
        await Telegram.PostAsync("say", new { person = Admin, text = "/jobs" });
        var answer = 0;
        await Until.SoAsync(async () => (answer = (await Telegram.ArrivalsAsync(greeted)).FirstOrDefault(arrival => arrival.ChatId == Admin).MessageId) > 0);
        await Telegram.PostAsync("tap", new { person = Admin, message = answer, button = $"▶ {Titles.Of(Language.Chinese, job)}" });
    }
}
