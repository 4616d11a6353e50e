using System.Diagnostics;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Corrections;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>An editor corrects an article, and digests that were sent say so if the editor wants it.</summary>
public sealed class CorrectionJourneys
{
    private const long EditorId = 501;
    private const string Wrong = "城市大脑接管三百个路口的红绿灯";
    private const string Right = "城市大脑接管三十个路口的红绿灯";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Sent_digests_get_a_dated_line_once_the_editor_has_seen_how_many_and_says_so(int engine)
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Engine = (DatabaseEngine)engine, Admins = [EditorId] });
        await app.Starts(app.Person("Mei", "en", EditorId));
        var (xiaoyu, meiling, ada) = (app.Person("小雨", "zh-hans"), app.Person("美玲", "zh-hant"), app.Person("Ada", "en"));
        foreach (var person in new[] { xiaoyu, meiling, ada })
        {
            await app.Starts(person, "t_smart-city");
        }

        await app.PostsAppear(new JourneyPost(Wrong, app.Clock.GetUtcNow().AddMinutes(-9)), new JourneyPost("海州三万个车位接进智慧停车平台", app.Clock.GetUtcNow().AddMinutes(-5)));
        await app.TimeComes("2026-11-24 08:10");
        Assert.Contains(Wrong, app.SeenBy(xiaoyu)[^1].Text, StringComparison.Ordinal);
        using var editor = await ConsoleVisit.SignInAsync(app, EditorId);
        var article = $"/console/articles/{await KeyAsync(app)}";
        Assert.DoesNotContain("already sent…", await editor.ReadAsync(article), StringComparison.Ordinal);
        Assert.Equal(article + "?said=saved", await editor.SendAsync(article + "/edit", ("title", Right), ("summary", await SummaryAsync(app))));

        // Whoever wants a topic that is written of in Chinese only has it too; and nothing changes before the editor's word.
        Assert.Contains("Correct 3 messages already sent…", await editor.ReadAsync(article), StringComparison.Ordinal);
        Assert.Contains(Wrong, app.SeenBy(xiaoyu)[^1].Text, StringComparison.Ordinal);
        var buttons = app.SeenBy(xiaoyu)[^1].Keyboard!.Buttons.Select(button => button.Text).ToList();
        Assert.Equal(article + "?said=corrected", await editor.SendAsync(article + "/correct-sent"));
        await Playground.Until.SoAsync(() => app.SeenBy(xiaoyu)[^1].Text.Contains("更正", StringComparison.Ordinal) && app.SeenBy(meiling)[^1].Text.Contains("更正", StringComparison.Ordinal));
        Assert.EndsWith($"✏️ 11月24日 周二更正：“{Wrong}”应为“{Right}”。", app.SeenBy(xiaoyu)[^1].Text, StringComparison.Ordinal);
        Assert.EndsWith("✏️ 11月24日 週二更正：「城市大腦接管三百個路口的紅綠燈」應為「城市大腦接管三十個路口的紅綠燈」。", app.SeenBy(meiling)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(buttons, app.SeenBy(xiaoyu)[^1].Keyboard!.Buttons.Select(button => button.Text));
        await Playground.Until.SoAsync(() => app.SeenBy(ada)[^1].Text.EndsWith($"✏️ Correction, Tuesday 24 November: “{Wrong}” should read “{Right}”.", StringComparison.Ordinal));
        Assert.DoesNotContain("already sent…", await editor.ReadAsync(article), StringComparison.Ordinal);
        Assert.Contains("corrected sent digests: " + Right, await editor.ReadAsync("/console/audit"), StringComparison.Ordinal);

        // A second correction stands below the first; in the chat it is a button.
        var mei = app.World.FindPerson(EditorId)!;
        var edited = await app.Says(mei, $"/edit {await KeyAsync(app)} summary 三十个路口昨天接入。");
        var ask = await app.Taps(mei, edited.Message, "✏️");
        Assert.Contains("under 3 messages", ask.Text, StringComparison.Ordinal);
        await app.Taps(mei, ask.Message, "✏️");
        await Playground.Until.SoAsync(() => app.SeenBy(xiaoyu)[^1].Text.EndsWith($"✏️ 11月24日 周二更正：“{Right}”：三十个路口昨天接入。", StringComparison.Ordinal));
        await Playground.Until.SoAsync(async () => await CountAsync(app, "SELECT COUNT(*) FROM deliveries WHERE unit = 'correction:2' AND state = 'sent'") == 3);
        Assert.Equal(0, await CountAsync(app, "SELECT COUNT(*) FROM digest_corrections WHERE is_filled = 0"));
        Assert.Contains("nothing to change", (await app.Says(mei, $"/edit_sent {await KeyAsync(app)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_out_with_the_old_words_after_the_editors_word_is_changed_once_it_is_there()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Admins = [EditorId] });
        await app.Starts(app.Person("Mei", "en", EditorId));
        var xiaoyu = app.Person("小雨", "zh-hans");
        await app.Starts(xiaoyu, "t_smart-city");
        await app.PostsAppear(new JourneyPost(Wrong, app.Clock.GetUtcNow().AddMinutes(-9)));
        await app.TimeComes("2026-11-24 08:10");
        var database = app.Services.GetRequiredService<Database>();
        // As it is in the moment before it arrives.
        await database.WriteAsync(session => session.ExecuteAsync("UPDATE deliveries SET state = 'sending', settled_at = NULL WHERE unit LIKE 'slot:%'"), CancellationToken.None);
        using var editor = await ConsoleVisit.SignInAsync(app, EditorId);
        var article = $"/console/articles/{await KeyAsync(app)}";
        await editor.SendAsync(article + "/edit", ("title", Right));
        await editor.SendAsync(article + "/correct-sent");
        await app.Services.GetRequiredService<DigestCorrections>().FillOnceAsync(CancellationToken.None);
        Assert.Equal(1, await CountAsync(app, "SELECT COUNT(*) FROM digest_corrections WHERE is_filled = 0"));
        await database.WriteAsync(session => session.ExecuteAsync("UPDATE deliveries SET state = 'sent', settled_at = @at WHERE unit LIKE 'slot:%'", new { at = app.Clock.GetUtcNow() }), CancellationToken.None);
        await app.Services.GetRequiredService<DigestCorrections>().FillOnceAsync(CancellationToken.None);
        await Playground.Until.SoAsync(() => app.SeenBy(xiaoyu)[^1].Text.Contains(Right, StringComparison.Ordinal));
        Assert.Equal(0, await CountAsync(app, "SELECT COUNT(*) FROM digest_corrections WHERE is_filled = 0"));
    }

    [Fact]
    public async Task What_digests_told_is_looked_up_once_for_a_correction_and_never_for_whoever_may_not_correct()
    {
        const long ViewerId = 502;
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Engine = DatabaseEngine.Postgres, Admins = [EditorId] });
        await app.Starts(app.Person("Mei", "en", EditorId));
        await app.Starts(app.Person("Vi", "en", ViewerId));
        await app.Says(app.World.FindPerson(EditorId)!, $"/role {ViewerId} viewer");
        await app.Starts(app.Person("小雨", "zh-hans"), "t_smart-city");
        await app.PostsAppear(new JourneyPost(Wrong, app.Clock.GetUtcNow().AddMinutes(-9)));
        await app.TimeComes("2026-11-24 08:10");
        var (key, database) = (await KeyAsync(app), app.Services.GetRequiredService<Database>());
        using var editor = await ConsoleVisit.SignInAsync(app, EditorId);
        using var viewer = await ConsoleVisit.SignInAsync(app, ViewerId);
        await editor.SendAsync($"/console/articles/{key}/edit", ("title", Right));
        using var looks = new StatementCount("digest_editions WHERE local_date >=");
        Assert.DoesNotContain("already sent…", await viewer.ReadAsync($"/console/articles/{key}"), StringComparison.Ordinal);
        Assert.Equal(0, looks.Count);
        Assert.Contains("Correct 1 message", await editor.ReadAsync($"/console/articles/{key}"), StringComparison.Ordinal);
        Assert.Equal(1, looks.Count);

        // Three batches that say it already, so that nothing of them goes out.
        var story = (await QueryAsync<string>(app, $"SELECT story_id FROM articles WHERE key = '{key}'"))[0];
        var content = await database.WriteAsync(
            session => app.Services.GetRequiredService<DeliveryLedger>().PutContentAsync(session, new DeliveryContent { Html = HtmlText.Encode($"{Wrong}\n{Right}"), Stories = [story] }), CancellationToken.None);
        await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO chats (id, telegram_id, kind, language, reachability_at, first_met_at) SELECT n, n, 'private', 'zh-Hans', 0, 0 FROM generate_series(100000, 101200) AS n;
                INSERT INTO deliveries (unit, chat_id, thread_id, part, parts, kind, lane, content_id, not_before, state, attempts, unanswered, epoch, message_id, planned_at, settled_at)
                SELECT 'slot:2026-11-24', id, 0, 1, 1, 'digest', 1, @content, @now, 'sent', 0, 0, 0, 1, @now, @now FROM chats WHERE first_met_at = 0
                """,
                new { content, now = app.Clock.GetUtcNow() }),
            CancellationToken.None);
        await database.WriteAsync(session => DigestCorrectionStore.AddAsync(session, key, EditorId, app.Clock.GetUtcNow()), CancellationToken.None);
        var before = looks.Count;
        Assert.Equal(1, await app.Services.GetRequiredService<DigestCorrections>().FillOnceAsync(CancellationToken.None));
        Assert.Equal(1, looks.Count - before);
        Assert.Equal(1, await CountAsync(app, "SELECT is_filled FROM digest_corrections"));
        Assert.True(await CountAsync(app, "SELECT COUNT(*) FROM deliveries WHERE kind = 'digest'") > 1000);
    }

    [Fact]
    public async Task The_summary_of_a_post_with_a_long_title_can_be_corrected()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Admins = [EditorId] });
        await app.PostsAppear(new JourneyPost(Wrong, app.Clock.GetUtcNow().AddMinutes(-9)));
        await app.Starts(app.Person("Mei", "en", EditorId));
        var article = $"/console/articles/{await KeyAsync(app)}";
        var title = string.Concat(Enumerable.Repeat("路口", 140));
        await app.Services.GetRequiredService<Database>().WriteAsync(session => session.ExecuteAsync($"UPDATE articles SET title = @title WHERE title = '{Wrong}'", new { title }), CancellationToken.None);
        using var editor = await ConsoleVisit.SignInAsync(app, EditorId);
        Assert.Equal(article + "?said=saved", await editor.SendAsync(article + "/edit", ("title", title), ("summary", "三十个路口昨天接入。")));
        Assert.Contains("三十个路口昨天接入。", await editor.ReadAsync(article), StringComparison.Ordinal);
        Assert.Null(await editor.SendAsync(article + "/edit", ("title", title + "。"), ("summary", "另一句。")));
        Assert.DoesNotContain("另一句。", await editor.ReadAsync(article), StringComparison.Ordinal);
    }

    private static async Task<string> KeyAsync(JourneyApp app) => (await QueryAsync<string>(app, $"SELECT key FROM articles WHERE title = '{Wrong}'"))[0];

    private static async Task<string> SummaryAsync(JourneyApp app) => (await QueryAsync<string>(app, $"SELECT summary FROM articles WHERE title = '{Wrong}'"))[0];

    private static async Task<int> CountAsync(JourneyApp app, string sql) => (await QueryAsync<int>(app, sql))[0];

    private static Task<List<T>> QueryAsync<T>(JourneyApp app, string sql) =>
        app.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryAsync<T>(sql), CancellationToken.None);

    /// <summary>Counts statements that PostgreSQL is asked, by some of their words.</summary>
    private sealed class StatementCount : IDisposable
    {
        private readonly ActivityListener _spans;
        private int _count;

        public StatementCount(string words)
        {
            _spans = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span =>
                {
                    if (span.TagObjects.Any(tag => tag.Value is string text && text.Contains(words, StringComparison.Ordinal)))
                    {
                        Interlocked.Increment(ref _count);
                    }
                },
            };
            ActivitySource.AddActivityListener(_spans);
        }

        public int Count => Volatile.Read(ref _count);

        public void Dispose() => _spans.Dispose();
    }
}
