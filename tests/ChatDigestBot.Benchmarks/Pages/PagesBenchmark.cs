using System.Diagnostics;
using System.Globalization;
using ChatDigestBot.App;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;

namespace ChatDigestBot.Benchmarks.Pages;

/// <summary>How long each page of the console takes while 100,000 people subscribe and the ledger holds a million rows.</summary>
internal sealed class PagesBenchmark : IBenchmark
{
    private const long Admin = 501;
    private const int Runs = 20;

    private static readonly string[] Paths =
    [
        "", "/deliveries", "/deliveries?state=sent", "/deliveries?state=failed", "/deliveries?state=indoubt", "/deliveries?state=planned", "/deliveries?state=cancelled",
        "/deliveries?state=failed&reason=blocked", "/deliveries?unit=slot:2026-11-27", "/deliveries?unit=slot:2026-11-27&state=failed", "/deliveries?person=50000", "/deliveries?before=500000",
        "/people", "/people?page=1500", "/people?q=Reader+77", "/people?q=50000", "/people?is=awaiting", "/people?is=withouttopics", "/people?is=paused", "/people?is=stopped", "/people?is=unreachable",
        "/people?is=banned", "/people?is=groups", "/people/50000", "/find?q=Reader+77", "/articles", "/unreadable", "/digests", "/desk", "/desk?topic=ai&language=zh", "/opened", "/broadcasts", "/broadcasts/new", "/broadcasts/1", "/broadcasts/1/correct", "/topics", "/jobs", "/audit", "/settings", "/system", "/sessions",
    ];

    public string Name => "pages";

    public string Description => "each page of the console at 100,000 subscribers and 1,000,000 ledger rows: [CONNECTION: an empty PostgreSQL database instead of SQLite]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(Machine.Describe());
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-pages-");
        await using var telegram = await BotApiServer.StartAsync(new World(TimeProvider.System), new BotApiOptions(), cancellationToken: cancellationToken);
        await using var app = BotApp.Build(
        [
            $"--Telegram:Token={telegram.Token}", $"--Telegram:ApiUrl={telegram.Url}", $"--Access:Admins:0={Admin}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error",
            $"--Database:Connection={(words is [var connection] ? connection : "Data Source=" + Path.Combine(folder.FullName, "bot.db"))}",
            $"--Articles:Path={Path.Combine(AppContext.BaseDirectory, "content", "articles")}", $"--Articles:Topics={Path.Combine(AppContext.BaseDirectory, "content", "topics.yaml")}",
        ]);
        await app.PrepareAsync(cancellationToken);
        await app.Services.GetRequiredService<Database>().WriteAsync(FillAsync, cancellationToken);
        await app.StartAsync(cancellationToken);
        try
        {
            await MeasureAsync(app, output, cancellationToken);
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        var key = await app.Services.GetRequiredService<SignInKeyStore>().IssueAsync(Admin, cancellationToken);
        using var browser = await ConsoleBrowser.SignInAsync(new Uri(app.Urls.First()), key, cancellationToken);
        // What a first visit fetches besides the page.
        var assets = 0;
        foreach (var asset in new[] { "pages.css", "console.css", "console.js" })
        {
            assets += (await browser.GetByteArrayAsync(PageAssets.Address(asset), cancellationToken)).Length;
        }

        var (worst, heaviest) = (0.0, 0);
        foreach (var path in Paths)
        {
            var took = new List<double>();
            var bytes = 0;
            for (var run = 0; run <= Runs; run++)
            {
                var watch = Stopwatch.StartNew();
                bytes = (await browser.GetByteArrayAsync("/console" + path, cancellationToken)).Length;
                took.Add(watch.Elapsed.TotalMilliseconds);
            }

            var later = took.Skip(1).Order().ToList();
            worst = Math.Max(worst, later[^2]);
            heaviest = Math.Max(heaviest, bytes + assets);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{"/console" + path,-55} first {took[0],6:0} ms, median {later[later.Count / 2],5:0} ms, 95 of 100 within {later[^2],5:0} ms, {bytes,7} bytes"));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"worst page: 95 of 100 within {worst:0} ms (wanted: 200); heaviest first load, styles and script included: {heaviest / 1024.0:0.0} kB (wanted: 60)"));
    }

    // Thirty days of digests: each day a third of the people, who got them at eight; few failed, few are in doubt.
    private static async Task FillAsync(DbSession session)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        const int People = 100_000;
        const int Rows = 1_000_000;
        const int Days = 30;
        var args = new { now, People = (long)People, Rows = (long)Rows, day = 86_400_000L, days = (long)Days };
        string Series(string most) => session.Pick($"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most}) SELECT i FROM n) AS n", $"generate_series(1, {most}) AS n(i)");
        await session.ExecuteAsync(
            $"""
            INSERT INTO chats (id, telegram_id, kind, title, language, is_banned, reachability, reachability_at, first_met_at)
            SELECT i, i, CASE WHEN i % 500 = 0 THEN 'supergroup' ELSE 'private' END, 'Reader ' || i, CASE WHEN i % 3 = 0 THEN 'en' ELSE 'zh-Hans' END, CASE WHEN i % 5000 = 0 THEN 1 ELSE 0 END,
                   CASE WHEN i % 40 = 0 THEN 'blocked' ELSE 'reachable' END, @now, @now - (@People - i) * 20000 FROM {Series("@People")}
            """,
            args);
        await session.ExecuteAsync(
            $"""
            INSERT INTO subscribers (id, chat_id, thread_id, digest_minutes, digest_days, time_zone, paused_until, stopped_at, next_digest_at, next_slot_on, created_at)
            SELECT i, i, 0, 480, 127, 'Asia/Shanghai', CASE WHEN i % 50 = 1 THEN @now + @day ELSE NULL END, CASE WHEN i % 60 = 2 THEN @now - (i % @days) * @day ELSE NULL END,
                   CASE WHEN i % 20 = 7 OR i % 60 = 2 THEN NULL ELSE @now + 3600000 + (i % 24) * 3600000 END, '2026-11-29', @now - (@People - i) * 20000 FROM {Series("@People")}
            """,
            args);
        foreach (var topic in new[] { "ai", "smart-city", "energy" })
        {
            await session.ExecuteAsync($"INSERT INTO subscriptions (subscriber_id, topic_id, subscribed_at) SELECT i, '{topic}', @now FROM {Series("@People")} WHERE i % 20 <> 7", args);
        }

        await session.ExecuteAsync(
            "INSERT INTO delivery_contents (hash, html, is_plain, is_bare, has_stories, used_at) VALUES ('x', '<b>早报</b> 城市大脑接管三百个路口的红绿灯', 0, 0, 0, @now)", args);
        await session.ExecuteAsync(
            $"""
            INSERT INTO deliveries (unit, chat_id, thread_id, part, parts, kind, lane, content_id, state, attempts, unanswered, reason, epoch, message_id, planned_at, not_before, settled_at)
            SELECT 'slot:2026-11-' || CAST(1 + ((i - 1) / 33334) % 30 AS TEXT), 1 + (i % @People), 0, 1 + (i / @People), 1, 'digest', 1, 1,
                   CASE WHEN i % 50 = 0 THEN 'failed' WHEN i % 900 = 1 THEN 'indoubt' WHEN i > @Rows - 20000 THEN 'planned' ELSE 'sent' END, 1, 0,
                   CASE WHEN i % 50 = 0 THEN CASE WHEN i % 100 = 0 THEN 'blocked' ELSE 'deactivated' END WHEN i % 900 = 1 THEN 'timed-out' ELSE NULL END, 1, i,
                   @now - (@Rows - i) * 2592, @now + @day, CASE WHEN i > @Rows - 20000 AND i % 50 <> 0 THEN NULL ELSE @now - (@Rows - i) * 2592 END
            FROM {Series("@Rows")}
            """,
            args);
        // A broadcast that everybody has, and as many different digests as mixtures of topics give in a week.
        await session.ExecuteAsync(
            "INSERT INTO broadcasts (key, author_chat_id, act, html, audience, contents, state, recipients, created_at) VALUES ('x', 501, 'send', 'Maintenance tonight', '{}', '[1]', 'done', 100000, @now - @day)", args);
        await session.ExecuteAsync(
            $"""
            INSERT INTO deliveries (unit, chat_id, thread_id, part, parts, kind, lane, content_id, state, attempts, unanswered, reason, epoch, message_id, planned_at, not_before, settled_at)
            SELECT 'broadcast:1', i, 0, 1, 1, 'broadcast', 1001, 1, CASE WHEN i % 50 = 0 THEN 'failed' ELSE 'sent' END, 1, 0, CASE WHEN i % 50 = 0 THEN 'blocked' ELSE NULL END, 1, i, @now - @day, @now - @day, @now - @day + i
            FROM {Series("@People")}
            """,
            args);
        await session.ExecuteAsync(
            $"""
            INSERT INTO digest_editions (key, language, local_date, items, used_at)
            SELECT 'edition' || i, 'zh-Hans', '2026-11-' || CAST(10 + i % 20 AS TEXT), @items, @now FROM {Series("5000")}
            """,
            new
            {
                args.now,
                items = "[" + string.Join(',', Enumerable.Range(1, 8).Select(item => $$"""{"ArticleId":{{item}},"Key":"k{{item}}","Title":"城市大脑接管三百个路口的红绿灯","Source":"示例日报","StoryId":"s{{item}}","Sources":1,"TopicId":"ai","Summary":"项目历时九个月，投入一千二百万元，覆盖十四个街道；下一步计划在年底前扩展到全市。","Parts":[]}""")) + "]",
            });
        await session.ExecuteAsync(session.Pick("ANALYZE main", "ANALYZE deliveries, chats, subscribers, subscriptions, digest_editions"));
    }
}
