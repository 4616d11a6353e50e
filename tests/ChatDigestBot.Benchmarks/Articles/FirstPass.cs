using System.Diagnostics;
using System.Globalization;
using ChatDigestBot.App;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Benchmarks.Search;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>The whole first pass over a store, as the bot does it: read, clean, topics, summary, stories, search index; then passes with nothing and little to do.</summary>
internal sealed class FirstPass : IBenchmark
{
    public string Name => "first-pass";

    public string Description => "read a store into an empty SQLite database, then again unchanged, then one new post: FOLDER [without-search] [people: somebody writes 20 times a second meanwhile] [bare: then the same texts into a bare FTS5 table]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("chatdigestbot-bench-").FullName;
        try
        {
            await output.WriteLineAsync(Machine.Describe());
            await using (var app = BotApp.Build([$"--Database:Connection=Data Source={data}/bot.db", $"--Articles:Path={words[0]}"], serves: false, services =>
            {
                if (words.Contains("without-search"))
                {
                    services.RemoveAll<IArticleSink>();
                }
            }))
            {
                await app.MigrateAsync(cancellationToken);
                var sync = app.Services.GetRequiredService<ArticleSync>();
                var watch = Stopwatch.StartNew();
                var cpu = Process.GetCurrentProcess().TotalProcessorTime;
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var waits = words.Contains("people") ? TapAsync(app.Services.GetRequiredService<Database>(), ended.Token) : Task.FromResult(new List<double>());
                var outcome = await sync.RunOnceAsync(cancellationToken);
                await ended.CancelAsync();
                await PrintWaitsAsync(output, await waits);
                var took = watch.Elapsed;
                await Print(output, "first pass", watch, $"{outcome.New} new, {outcome.New / watch.Elapsed.TotalSeconds:0} posts/s, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.0} s CPU");
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{"garbage",-24} {GC.GetTotalAllocatedBytes() / 1e9:0.0} GB in {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)} collections, {GC.GetTotalPauseDuration().TotalSeconds:0.00} s; anonymous memory now {Machine.Megabytes("RssAnon"):0} MB"));
                var posts = Directory.EnumerateFiles(words[0], "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
                var database = Directory.EnumerateFiles(data).Sum(file => new FileInfo(file).Length);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{"database",-24} {database / 1e6:0.0} MB for {posts / 1e6:0.0} MB of posts: {(double)database / posts:0.00}"));

                watch.Restart();
                await sync.RunOnceAsync(cancellationToken);
                await Print(output, "unchanged", watch, "");
                if (words.Contains("bare"))
                {
                    var before = Process.GetCurrentProcess().TotalProcessorTime;
                    var bare = await new BareFts5(app.Services.GetRequiredService<Database>(), $"{data}/bare.db").FillAsync(cancellationToken);
                    await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{"bare FTS5 insertion",-24} {bare.TotalSeconds:0.000} s  {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:0.0} s CPU with reading and merging; the first pass took {took / bare:0.00} times as long"));
                }
            }

            await using var second = BotApp.Build([$"--Database:Connection=Data Source={data}/bot.db", $"--Articles:Path={words[0]}"], serves: false);
            await NewPostAsync(second.Services, words[0], output, cancellationToken);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    // What a tap costs the database: a row read and written.
    private static async Task<List<double>> TapAsync(Database database, CancellationToken cancellationToken)
    {
        var waits = new List<double>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var startedAt = Stopwatch.GetTimestamp();
                await database.WriteAsync(session => session.ExecuteAsync("INSERT INTO article_state (name, value) VALUES ('bench', '1') ON CONFLICT (name) DO UPDATE SET value = excluded.value"), cancellationToken);
                waits.Add(Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The pass is over.
        }

        waits.Sort();
        return waits;
    }

    private static Task PrintWaitsAsync(TextWriter output, List<double> waits) => waits.Count == 0 ? Task.CompletedTask : output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{"a person's write",-24} p50 {Machine.Percentile(waits, 0.5):0.0}, p90 {Machine.Percentile(waits, 0.9):0.0}, p99 {Machine.Percentile(waits, 0.99):0.0}, slowest {waits[^1]:0.0} ms, {waits.Count} writes"));

    private static async Task NewPostAsync(IServiceProvider services, string folder, TextWriter output, CancellationToken cancellationToken)
    {
        var sync = services.GetRequiredService<ArticleSync>();
        for (var number = 1; number <= 2; number++)
        {
            var path = Path.Combine(folder, $"bench-{number}.md");
            await File.WriteAllTextAsync(path, new StoreGenerator(seed: 77 + number).Post(number, "示例网"), cancellationToken);
            var watch = Stopwatch.StartNew();
            await sync.RunOnceAsync([Path.GetFileName(path)], cancellationToken);
            await Print(output, number == 1 ? "new post after a start" : "one more new post", watch, "");
            File.Delete(path);
        }
    }

    private static Task Print(TextWriter output, string what, Stopwatch watch, string more) => output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture, $"{what,-24} {watch.Elapsed.TotalSeconds:0.000} s  {more}  peak {Machine.Megabytes("VmHWM"):0} MB (now {Machine.Megabytes("VmRSS"):0})"));
}
