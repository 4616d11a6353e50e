using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.App;
using ChatDigestBot.Chats;
using ChatDigestBot.Jobs.Engine;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Hosting;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Web;
using Hangfire;

namespace ChatDigestBot.Benchmarks.Jobs;

/// <summary>How long after the full minute digests are planned, and how long the pages of the jobs take when many runs are kept.</summary>
internal sealed partial class JobsBenchmark : IBenchmark
{
    private const int Due = 1000;
    private const int Rounds = 3;
    private const int KeptRuns = 10_000;
    private const int Admin = 501;

    public string Name => "jobs";

    public string Description => "tick to planned digests with 1,000 due, and the pages with 10,000 runs kept: [CONNECTION of an empty PostgreSQL database: two nodes]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(Machine.Describe());
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-jobs-").FullName;
        var posts = Directory.CreateDirectory(Path.Combine(folder, "articles")).FullName;
        var connection = words is [var given, ..] ? given : $"Data Source={Path.Combine(folder, "bot.db")}";
        await using var telegram = await BotApiServer.StartAsync(new World(TimeProvider.System), new BotApiOptions(), cancellationToken: cancellationToken);
        await using var first = await StartAsync(telegram, posts, connection, cancellationToken);
        await using var second = words.Length > 0 ? await StartAsync(telegram, posts, connection, cancellationToken) : null;
        await TickAsync(first.Services, posts, output, cancellationToken);
        await PagesAsync(first, output, cancellationToken);
    }

    private static async Task<WebApplication> StartAsync(BotApiServer telegram, string posts, string connection, CancellationToken cancellationToken)
    {
        var app = BotApp.Build(
            [
                $"--Telegram:Token={telegram.Token}", $"--Telegram:ApiUrl={telegram.Url}", $"--Articles:Path={posts}", $"--Database:Connection={connection}",
                $"--Access:Admins:0={Admin}", "--urls=http://127.0.0.1:0",
            ],
            replace: services => services.AddSingleton<IHostLifetime, QuietLifetime>());
        await app.PrepareAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        return app;
    }

    private static async Task TickAsync(IServiceProvider bot, string posts, TextWriter output, CancellationToken cancellationToken)
    {
        var database = bot.GetRequiredService<Database>();
        var now = TimeProvider.System.GetUtcNow();
        await SubscribeAsync(bot, now, cancellationToken);
        for (var number = 1; number <= 3; number++)
        {
            await File.WriteAllTextAsync(
                Path.Combine(posts, $"news-{number}.md"),
                string.Create(CultureInfo.InvariantCulture, $"---\ntitle: 人工智能芯片第 {number} 代发布\ndate: {now.AddMinutes(-30):yyyy-MM-dd HH:mm:ss}Z\nsource: 示例网\n---\n第 {number} 家公司发布了新款人工智能芯片，功耗降低{number}成，性能提高。\n"),
                cancellationToken);
        }

        await UntilAsync(database, "SELECT COUNT(*) FROM articles", 3, cancellationToken);
        var minute = DateTimeOffset.FromUnixTimeSeconds(((TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 60) + 2) * 60);
        for (var round = 0; round < Rounds; round++)
        {
            await SetDueAsync(database, minute.AddMinutes(round), (round * Due) + 1, cancellationToken);
        }

        await UntilAsync(database, "SELECT COUNT(*) FROM deliveries WHERE kind = 'digest'", Due * Rounds, cancellationToken);
        for (var round = 0; round < Rounds; round++)
        {
            var due = minute.AddMinutes(round);
            var planned = await database.ReadAsync(
                session => session.QueryAsync<DateTimeOffset>(
                    "SELECT d.planned_at FROM deliveries d JOIN chats c ON c.id = d.chat_id WHERE d.kind = 'digest' AND c.telegram_id > @first AND c.telegram_id <= @last",
                    new { first = round * Due, last = (round + 1) * Due }),
                cancellationToken);
            var late = planned.Select(at => (at - due).TotalMilliseconds).Order().ToList();
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"minute {round + 1}: {late.Count} digests planned, p50 {Machine.Percentile(late, .5):0} ms, p99 {Machine.Percentile(late, .99):0} ms after the full minute"));
        }
    }

    private static async Task SubscribeAsync(IServiceProvider bot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (chats, subscribers) = (bot.GetRequiredService<ChatStore>(), bot.GetRequiredService<SubscriberStore>());
        for (var id = 1; id <= Due * Rounds; id++)
        {
            await chats.MeetAsync(new ChatSighting { TelegramId = id, Kind = ChatKind.Private, Title = "somebody", LanguageCode = "en" }, now, cancellationToken);
        }

        var ids = await bot.GetRequiredService<Database>().ReadAsync(session => session.QueryAsync<long>("SELECT id FROM chats ORDER BY id"), cancellationToken);
        foreach (var id in ids)
        {
            await subscribers.ChangeAsync(new Target(id, null), subscriber => subscriber.With(["ai"], now), now, cancellationToken);
        }
    }

    /// <summary>In a zone where it is about noon, so that no rule of the night stands in the way.</summary>
    private static Task SetDueAsync(Database database, DateTimeOffset due, long first, CancellationToken cancellationToken)
    {
        var offset = 12 - due.Hour;
        var local = due.ToOffset(TimeSpan.FromHours(offset));
        return database.WriteAsync(
            session => session.ExecuteAsync(
                """
                UPDATE subscribers SET time_zone = @zone, digest_minutes = @minutes, next_digest_at = @due, next_slot_on = @day
                WHERE chat_id IN (SELECT id FROM chats WHERE telegram_id >= @first AND telegram_id < @last)
                """,
                new
                {
                    zone = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{-offset:+0;-0;+0}"),
                    minutes = (local.Hour * 60) + local.Minute,
                    due,
                    day = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    first,
                    last = first + Due,
                }),
            cancellationToken);
    }

    private static async Task PagesAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        var jobs = app.Services.GetRequiredService<IBackgroundJobClient>();
        for (var run = 0; run < KeptRuns; run++)
        {
            jobs.Enqueue<JobEntry>(entry => entry.RunAsync("no-such-job", CancellationToken.None));
        }

        await UntilAsync(app.Services.GetRequiredService<Database>(), $"SELECT COUNT(*) FROM job_runs WHERE outcome = 'skipped'", KeptRuns, cancellationToken);
        using var http = new HttpClient { BaseAddress = app.FindAddress() };
        var key = await app.Services.GetRequiredService<SignInKeyStore>().IssueAsync(Admin, cancellationToken);
        var form = FormToken().Match(await http.GetStringAsync($"/console/sign-in?key={key}", cancellationToken)).Groups[1].Value;
        using var fields = new FormUrlEncodedContent([new("key", key), new("__RequestVerificationToken", form)]);
        (await http.PostAsync("/console/sign-in", fields, cancellationToken)).EnsureSuccessStatusCode();
        foreach (var page in new[] { "/console/jobs", "/hangfire", "/hangfire/recurring", "/hangfire/jobs/succeeded", "/hangfire/jobs/succeeded?from=9000&count=500", "/hangfire/servers" })
        {
            var times = new List<double>();
            for (var look = 0; look < 21; look++)
            {
                var start = Stopwatch.GetTimestamp();
                (await http.GetAsync(page, cancellationToken)).EnsureSuccessStatusCode();
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            var later = times.Skip(1).Order().ToList();
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{page}: first {times[0]:0} ms, then p50 {Machine.Percentile(later, .5):0} ms, slowest {later[^1]:0} ms"));
        }
    }

    private static async Task UntilAsync(Database database, string count, long goal, CancellationToken cancellationToken)
    {
        while (await database.ReadAsync(session => session.ScalarAsync<long>(count), cancellationToken) < goal)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
