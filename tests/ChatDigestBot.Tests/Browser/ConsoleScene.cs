using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Journeys;
using ChatDigestBot.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ChatDigestBot.Tests.Browser;

/// <summary>A console with something on every page: readers of all sorts, sent, failed and unconfirmed messages, a post that cannot be read.</summary>
internal static partial class ConsoleScene
{
    public const long AdminId = 501;

    private static readonly string[] Names = ["Ada", "王小明", "陳美玲", "Björn", "Chiamaka", "林晓", "Dmitri", "佐藤", "Elif", "Fatou", "何伟", "Ingrid"];
    private static readonly string[] Topics = ["smart-city", "ai", "energy", "ai energy", "chips"];

    private static readonly string[] Titles =
    [
        "智慧城市大会开幕，一百座城市参加", "新款人工智能芯片发布，功耗降低三成", "储能电站并网，夜里用便宜的电充满", "The bench that counts: one town got smart without a camera",
        "代码助手写得越快，审查的人越累", "港湾市一千二百根智慧灯杆投用", "光伏板下种菜，一亩地两份收成", "开源大模型在手机上跑起来了",
    ];

    public static async Task<JourneyApp> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite, string language = "en", int readers = 12, bool hasFeeds = false)
    {
        var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Engine = engine,
            Admins = [AdminId],
            Settings = hasFeeds ? [$"Feeds:Path={FeedList.Value}", "Feeds:AllowPrivateNetworks=true"] : [],
            Posts =
            [
                .. Titles.Select((title, index) => new JourneyPost(title, JourneyOptions.Beginning.AddHours(-3 - (index * 9)))),
                new JourneyPost("储能电站昨夜并网", JourneyOptions.Beginning.AddHours(-5)) { Source = "示例网" },
            ],
        });
        await app.Starts(app.Person("Mei", language, AdminId));
        for (var index = 0; index < readers; index++)
        {
            var reader = app.Person(Names[index % Names.Length], index % 3 == 0 ? "en" : "zh-hans");
            await app.Starts(reader);
            if (index % 6 == 5)
            {
                continue; // without topics
            }

            await app.Says(reader, $"/subscribe {Topics[index % Topics.Length]}");
            if (index % 6 == 4)
            {
                await app.Says(reader, "/pause 5");
            }

            if (index % 6 == 3)
            {
                app.World.Block(reader);
            }
        }

        await app.TimeComes("2026-11-24 08:00");
        await app.PostsAppear(new JourneyPost("城市大脑接管三百个路口的红绿灯", JourneyOptions.Beginning.AddHours(20)), new JourneyPost("端侧人工智能芯片出货翻番", JourneyOptions.Beginning.AddHours(21)));
        await app.TimeComes("2026-11-24 18:00");
        await WorryAsync(app);
        return app;
    }

    public static async Task SignInAsync(JourneyApp app, IPage page)
    {
        var key = await app.Services.GetRequiredService<SignInKeyStore>().IssueAsync(AdminId, CancellationToken.None);
        await page.GotoAsync(new Uri(app.BotAddress, $"/console/sign-in?key={key}").ToString());
        await page.Locator("form button").ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith("/console", StringComparison.Ordinal));
    }

    // What takes a bad day at Telegram to come about.
    private static Task WorryAsync(JourneyApp app) => app.Services.GetRequiredService<Database>().WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                "INSERT INTO unreadable_posts (path, file_size, file_written_at, line, problem) VALUES ('示例日报/坏.md', 9, @ticks, 4, 'The front matter has no end. Put a line of three hyphens behind it.')",
                new { ticks = JourneyOptions.Beginning.UtcTicks });
            await session.ExecuteAsync(
                """
                INSERT INTO deliveries (unit, chat_id, thread_id, part, parts, kind, lane, content_id, not_before, state, attempts, unanswered, reason, epoch, planned_at, settled_at)
                SELECT d.unit || '-b', d.chat_id, 0, 1, 1, d.kind, 1, d.content_id, d.not_before, 'failed', 1, 0, 'blocked', 0, d.planned_at, @at FROM deliveries AS d WHERE d.part = 1 AND d.chat_id <> @AdminId LIMIT 4
                """,
                new { AdminId, at = app.Clock.GetUtcNow() - TimeSpan.FromHours(2) });
            await session.ExecuteAsync(
                """
                INSERT INTO deliveries (unit, chat_id, thread_id, part, parts, kind, lane, content_id, not_before, state, attempts, unanswered, reason, epoch, planned_at)
                SELECT 'slot:2026-11-22', d.chat_id, 0, 1, 1, 'digest', 1, MIN(d.content_id), MIN(d.not_before), 'indoubt', 3, 3, 'timed-out', 0, MIN(d.planned_at) FROM deliveries AS d WHERE d.chat_id <> @AdminId GROUP BY d.chat_id ORDER BY d.chat_id LIMIT 3
                """,
                new { AdminId });
            var failure = RunReasons.Threw(new IOException()).InLog(9);
            await session.ExecuteAsync(
                "INSERT INTO job_runs (name, started_at, finished_at, outcome, summary, points) VALUES ('prune-digests', @at, @end, 'failed', @Summary, @points)",
                new { at = app.Clock.GetUtcNow() - TimeSpan.FromMinutes(50), end = app.Clock.GetUtcNow() - TimeSpan.FromMinutes(49), failure.Summary, points = JsonColumn.Of(failure.Points) });
        },
        CancellationToken.None);
}
