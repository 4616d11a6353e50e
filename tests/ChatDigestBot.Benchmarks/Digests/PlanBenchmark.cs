using System.Diagnostics;
using System.Globalization;
using ChatDigestBot.App;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Benchmarks.Articles;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Benchmarks.Digests;

/// <summary>One hour in which many of very many subscribers are due, on two mornings: the first gives everybody a past, the second is measured too.</summary>
internal sealed class PlanBenchmark : IBenchmark
{
    private const int Batch = 10_000;
    private const int Posts = 2_000;

    public string Name => "plan";

    public string Description => "plan one hour's digests, twice, a day apart: [DUE] [SUBSCRIBERS] [CONNECTION]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var due = words.Length > 0 ? int.Parse(words[0], CultureInfo.InvariantCulture) : 100_000;
        var all = words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 10 * due;
        var data = Directory.CreateTempSubdirectory("chatdigestbot-bench-").FullName;
        try
        {
            await output.WriteLineAsync(Machine.Describe());
            new StoreGenerator(seed: 1).Write(Path.Combine(data, "articles"), Posts);
            var connection = words.Length > 2 ? words[2] : $"Data Source={data}/bot.db";
            await using var app = BotApp.Build([$"--Database:Connection={connection}", $"--Articles:Path={data}/articles", "--Telegram:Token=1:not-used"]);
            await app.MigrateAsync(cancellationToken);
            await app.Services.GetRequiredService<ArticleSync>().RunOnceAsync(cancellationToken);
            var database = app.Services.GetRequiredService<Database>();
            var hour = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 3600 * 3600);
            for (var first = 0; first < all; first += Batch)
            {
                await database.WriteInBulkAsync(session => DigestScene.SubscribeAsync(session, first, Math.Min(Batch, all - first), due, hour), cancellationToken);
            }

            for (var morning = 0; morning < 2; morning++)
            {
                // What the morning before left behind is no part of what this one needs.
                GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                var now = hour.AddDays(morning);
                await database.WriteAsync(session => DigestScene.ComeAsync(session, morning * DigestScene.NewsADay, now), cancellationToken);
                await PlanAsync(app.Services, database, now, morning, output, cancellationToken);
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task PlanAsync(IServiceProvider services, Database database, DateTimeOffset now, int morning, TextWriter output, CancellationToken cancellationToken)
    {
        const string Editions = "SELECT COUNT(*) FROM digest_editions";
        const string Texts = "SELECT COUNT(*) FROM delivery_contents";
        var before = (Editions: await CountAsync(database, Editions, cancellationToken), Texts: await CountAsync(database, Texts, cancellationToken));
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waits = WritesMeanwhile.MeasureAsync(database, done.Token);
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var report = await services.GetRequiredService<DigestPlanner>().PlanDueAsync(now, cancellationToken);
        var (time, used) = (watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
        await done.CancelAsync();
        var sorted = await waits;
        var editions = await CountAsync(database, Editions, cancellationToken) - before.Editions;
        var texts = await CountAsync(database, Texts, cancellationToken) - before.Texts;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"morning {morning + 1}: {report.Digests:N0} digests, {report.Messages:N0} messages, {report.Empty:N0} without news, {report.Skipped:N0} skipped in {time.TotalSeconds:0.0} s, CPU {used.TotalSeconds:0.0} s; {editions:N0} different editions, {texts:N0} different messages; a write meanwhile p50 {Machine.Percentile(sorted, 0.5):0}, p99 {Machine.Percentile(sorted, 0.99):0}, most {sorted[^1]:0} ms of {sorted.Count}; RssAnon {Machine.Megabytes("RssAnon"):0}, VmHWM {Machine.Megabytes("VmHWM"):0} MB"));
    }

    private static Task<int> CountAsync(Database database, string sql, CancellationToken cancellationToken) => database.ReadAsync(session => session.ScalarAsync<int>(sql), cancellationToken);
}
