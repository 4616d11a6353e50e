using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChatDigestBot.App;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Benchmarks.Articles;
using ChatDigestBot.Benchmarks.Search;
using ChatDigestBot.Follows.Alerts;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Benchmarks.Follows;

/// <summary>New articles come in, and many chats follow many different words: how long until every alert is in the ledger.</summary>
internal sealed class FollowBenchmark : IBenchmark
{
    private const int Posts = 1_000;
    private const int FollowsEach = 3;

    public string Name => "follows";

    public string Description => "plan alerts for what chats follow: [CHATS] [QUERIES] [ARTICLES] [CONNECTION] [wide]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var numbers = words.TakeWhile(word => char.IsAsciiDigit(word[0])).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToList();
        var (chats, queries, articles) = (numbers.ElementAtOrDefault(0) is > 0 and var some ? some : 100_000, numbers.ElementAtOrDefault(1) is > 0 and var different ? different : 1_000, numbers.ElementAtOrDefault(2) is > 0 and var news ? news : 20);
        var data = Directory.CreateTempSubdirectory("chatdigestbot-bench-").FullName;
        try
        {
            await output.WriteLineAsync(Machine.Describe());
            new StoreGenerator(seed: 1).Write(Path.Combine(data, "articles"), Posts);
            var connection = words.FirstOrDefault(word => word.Contains('=', StringComparison.Ordinal)) ?? $"Data Source={data}/bot.db";
            await using var app = BotApp.Build([$"--Database:Connection={connection}", $"--Articles:Path={data}/articles", "--Telegram:Token=1:not-used"]);
            await app.MigrateAsync(cancellationToken);
            await app.Services.GetRequiredService<ArticleSync>().RunOnceAsync(cancellationToken);
            var database = app.Services.GetRequiredService<Database>();
            var followed = await QueriesAsync(app.Services, database, queries, words.Contains("wide"), cancellationToken);
            for (var first = 0; first < chats; first += 5_000)
            {
                await database.WriteInBulkAsync(session => FollowAsync(session, followed, first, Math.Min(5_000, chats - first)), cancellationToken);
            }

            await TickAsync(app.Services, output, "nothing new", cancellationToken);
            for (var round = 1; round <= 3; round++)
            {
                // An hour passes for everybody, so that the next articles may be told at once.
                await database.WriteAsync(session => ComeAsync(session, (round - 1) * articles, articles), cancellationToken);
                await TickAsync(app.Services, output, $"{articles} new, round {round}", cancellationToken);
                var (alerts, contents) = (await CountAsync(database, "SELECT COUNT(*) FROM deliveries", cancellationToken), await CountAsync(database, "SELECT COUNT(*) FROM delivery_contents", cancellationToken));
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"in all {alerts:N0} alerts for {chats:N0} chats, of {contents:N0} different contents"));
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task TickAsync(IServiceProvider services, TextWriter output, string what, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waits = WritesMeanwhile.MeasureAsync(services.GetRequiredService<Database>(), done.Token);
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var report = await services.GetRequiredService<ArticleMatcher>().RunAsync(cancellationToken);
        var matched = watch.Elapsed;
        var alerts = await services.GetRequiredService<AlertPlanner>().PlanAsync(TimeProvider.System.GetUtcNow(), cancellationToken);
        var (all, used) = (watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
        await done.CancelAsync();
        var sorted = await waits;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-22} {report.Queries} queries: {report.Matches} matches in {matched.TotalSeconds:0.000} s, {alerts:N0} alerts planned in {(all - matched).TotalSeconds:0.000} s, CPU {used.TotalSeconds:0.00} s; a write meanwhile p50 {Machine.Percentile(sorted, 0.5):0}, p99 {Machine.Percentile(sorted, 0.99):0}, most {sorted[^1]:0} ms"));
    }

    /// <summary>Words of the kinds people look for, out of titles that are there.</summary>
    private static async Task<IReadOnlyList<FollowedQuery>> QueriesAsync(IServiceProvider services, Database database, int count, bool isWide, CancellationToken cancellationToken)
    {
        var titles = await database.ReadAsync(session => session.QueryAsync<string>("SELECT title FROM articles ORDER BY id"), cancellationToken);
        var sampler = new QuerySampler(titles);
        string[] kinds = isWide ? ["2 characters"] : ["3 characters", "4 characters", "two words", "phrase"];
        var queries = new Dictionary<string, FollowedQuery>();
        for (var number = 0; queries.Count < count; number++)
        {
            var read = FollowedQuery.Read(sampler.Make(kinds[number % kinds.Length]), DateTimeOffset.UnixEpoch.AddYears(56), services.GetRequiredService<TopicCatalogue>())!;
            queries.TryAdd(read.Key, read);
        }

        return [.. queries.Values];
    }

    private static async Task<int> FollowAsync(DbSession session, IReadOnlyList<FollowedQuery> queries, int first, int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        var random = new Random(first);
        var ids = Enumerable.Range(first + 1, count).ToList();
        // A zone where it is about noon, so that no rule of the night stands in the way.
        var zone = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{now.Hour - 12:+0;-0;+0}");
        var from = session.Pick("json_each(@rows) AS r", "json_array_elements(CAST(@rows AS json)) AS r(value)");
        await session.ExecuteAsync(
            $"INSERT INTO chats (id, telegram_id, kind, language, reachability_at, first_met_at) SELECT CAST(r.value ->> 0 AS BIGINT), CAST(r.value ->> 0 AS BIGINT), 'private', 'zh-Hans', @now, @now FROM {from}",
            new { now, rows = JsonSerializer.Serialize(ids.Select(id => new[] { id })) });
        await session.ExecuteAsync(
            $"INSERT INTO subscribers (id, chat_id, thread_id, digest_minutes, digest_days, time_zone, created_at) SELECT CAST(r.value ->> 0 AS BIGINT), CAST(r.value ->> 0 AS BIGINT), 0, 480, 127, @zone, @now FROM {from}",
            new { now, zone, rows = JsonSerializer.Serialize(ids.Select(id => new[] { id })) });
        return await session.ExecuteAsync(
            $"INSERT INTO follows (subscriber_id, key, query, chosen_at) SELECT CAST(r.value ->> 0 AS BIGINT), r.value ->> 1, r.value ->> 2, @at FROM {from} WHERE true ON CONFLICT DO NOTHING",
            new
            {
                at = now.AddHours(-1),
                rows = JsonSerializer.Serialize(ids.SelectMany(id => Enumerable.Range(0, FollowsEach).Select(_ => queries[random.Next(queries.Count)]).Select(query => new object[] { id, query.Key, query.Text }))),
            });
    }

    private static async Task ComeAsync(DbSession session, int offset, int count)
    {
        var ids = await session.QueryAsync<long>("SELECT id FROM articles WHERE words > 0 ORDER BY id LIMIT @count OFFSET @offset", new { count, offset });
        foreach (var id in ids)
        {
            await session.ExecuteAsync("UPDATE articles SET is_archive = 0, is_advert = 0, published_at = @now, first_seen_at = @now WHERE id = @id", new { id, now = TimeProvider.System.GetUtcNow() });
        }

        await session.ExecuteAsync("UPDATE alerts SET told_at = NULL");
        await AlertStore.NoteArticlesAsync(session, ids);
    }

    private static Task<int> CountAsync(Database database, string sql, CancellationToken cancellationToken) => database.ReadAsync(session => session.ScalarAsync<int>(sql), cancellationToken);
}
