using System.Diagnostics;
using System.Globalization;
using ChatDigestBot.App;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Search;
using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Benchmarks.Search;

/// <summary>How long 1,000 mixed questions take and how well they are answered, in quiet and while the index is written.</summary>
internal sealed class SearchSpeed : IBenchmark
{
    private const int Questions = 1_000;
    private const int TitlesLooked = 400;

    public string Name => "search";

    public string Description => "search a store, read into a new SQLite database or the one named: FOLDER [CONNECTION] [bare]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("chatdigestbot-bench-").FullName;
        try
        {
            await output.WriteLineAsync(Machine.Describe());
            var connection = words.Skip(1).FirstOrDefault(word => word.Contains('=', StringComparison.Ordinal)) ?? $"Data Source={data}/bot.db";
            await using var app = BotApp.Build([$"--Database:Connection={connection}", $"--Articles:Path={words[0]}"], serves: false);
            await app.MigrateAsync(cancellationToken);
            await app.Services.GetRequiredService<ArticleSync>().RunOnceAsync(cancellationToken);
            await MergeAsync(app.Services, output, cancellationToken);
            var database = app.Services.GetRequiredService<Database>();
            var titles = await database.ReadAsync(session => session.QueryAsync<string>("SELECT title FROM articles ORDER BY id"), cancellationToken);
            var store = app.Services.GetRequiredService<SearchStore>();
            await AskAsync(store, titles, "warm-up", TextWriter.Null, cancellationToken);
            await AskAsync(store, titles, "quiet", output, cancellationToken);
            if (words.Contains("bare"))
            {
                var own = database.Options.FilePath is { } file && words.Length > 1 ? $"{file}.bare" : $"{data}/bare.db"; // a database that is kept keeps this one too
                await new BareFts5(database, own).CompareAsync(store, titles, output, cancellationToken);
            }

            await AskWhileWritingAsync(app.Services, store, titles, output, cancellationToken);
            await JudgeAsync(store, titles, output, cancellationToken);
            if (database.Engine == DatabaseEngine.Sqlite)
            {
                await UniqueWords.JudgeAsync(database, store, output, cancellationToken);
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    public static SearchQuery Parse(string text) => SearchQueryParser.TryParse(text, DateTimeOffset.UnixEpoch.AddYears(56), TimeZoneInfo.Utc, out var query)
        ? query
        : throw new InvalidOperationException($"No query: {text}");

    public static async Task PrintAsync(TextWriter output, string what, List<double> times)
    {
        times.Sort();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-28} {times.Count,5} questions  p50 {Machine.Percentile(times, 0.5),6:0.0}  p90 {Machine.Percentile(times, 0.9),6:0.0}  p99 {Machine.Percentile(times, 0.99),6:0.0}  most {times[^1],6:0.0} ms"));
    }

    private static async Task MergeAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var merger = services.GetRequiredService<SegmentMerger>();
        var watch = Stopwatch.StartNew();
        var steps = await merger.MergeAsync(cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"merged the index in {steps} steps, {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    private static async Task AskAsync(SearchStore store, List<string> titles, string when, TextWriter output, CancellationToken cancellationToken)
    {
        var sampler = new QuerySampler(titles);
        var all = new List<double>();
        var byKind = QuerySampler.Kinds.ToDictionary(kind => kind, _ => new List<double>());
        for (var i = 0; i < Questions; i++)
        {
            var kind = QuerySampler.Kinds[i % QuerySampler.Kinds.Count];
            var query = Parse(sampler.Make(kind));
            var watch = Stopwatch.GetTimestamp();
            await store.FindAsync(query, 0, SearchReplies.PageSize, cancellationToken);
            var time = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
            all.Add(time);
            byKind[kind].Add(time);
        }

        foreach (var (kind, times) in byKind)
        {
            await PrintAsync(output, $"{when}: {kind}", times);
        }

        await PrintAsync(output, $"{when}: all", all);
    }

    private static async Task AskWhileWritingAsync(IServiceProvider services, SearchStore store, List<string> titles, TextWriter output, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<Database>();
        var sink = services.GetRequiredService<SearchIndexSink>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var written = 0;
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await database.WriteInBulkAsync(
                        async session =>
                        {
                            await session.ExecuteAsync("UPDATE search_documents SET version = 0 WHERE article_id IN (SELECT article_id FROM search_documents ORDER BY article_id LIMIT 50)");
                            written += await sink.CatchUpAsync(session, 50);
                        },
                        cancellationToken);
                }
            },
            cancellationToken);
        await AskAsync(store, titles, "while written", output, cancellationToken);
        await stop.CancelAsync();
        await writing;
        await output.WriteLineAsync($"meanwhile {written} posts were indexed again");
    }

    /// <summary>Whether what is there is found.</summary>
    private static async Task JudgeAsync(SearchStore store, List<string> titles, TextWriter output, CancellationToken cancellationToken)
    {
        var sampler = new QuerySampler(titles);
        var byPiece = titles.SelectMany(title => Enumerable.Range(0, Math.Max(0, title.Length - 3)).Select(start => title.Substring(start, 4)).Distinct()).GroupBy(piece => piece).ToDictionary(group => group.Key, group => group.Count());
        var (pieces, found) = (0, 0);
        for (var i = 0; i < 20_000 && pieces < TitlesLooked; i++)
        {
            var piece = sampler.Piece(4);
            if (byPiece[piece] <= 10)
            {
                pieces++;
                var hits = (await store.FindAsync(Parse(piece), 0, 10, cancellationToken)).Hits;
                found += hits.Count(hit => hit.Article.Title.Contains(piece, StringComparison.Ordinal)) == byPiece[piece] ? 1 : 0;
            }
        }

        var unique = titles.GroupBy(title => title).Where(group => group.Count() == 1).Select(group => group.Key).Where((_, index) => index % Math.Max(1, titles.Count / TitlesLooked) == 0).ToList();
        var first = 0;
        foreach (var title in unique)
        {
            first += (await store.FindAsync(Parse(title), 0, 1, cancellationToken)).Hits is [var best] && best.Article.Title == title ? 1 : 0;
        }

        await output.WriteLineAsync($"four-character pieces of at most ten titles: {found} of {pieces} found all their posts in the first ten");
        await output.WriteLineAsync($"whole titles: {first} of {unique.Count} come first");
    }
}
