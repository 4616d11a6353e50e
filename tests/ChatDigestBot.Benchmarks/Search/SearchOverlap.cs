using System.Globalization;
using ChatDigestBot.App;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Search;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Benchmarks.Search;

/// <summary>How alike SQLite and PostgreSQL answer.</summary>
internal sealed class SearchOverlap : IBenchmark
{
    private const int Questions = 220;

    public string Name => "search-overlap";

    public string Description => "compare the first ten of two databases over one store: FOLDER CONNECTION CONNECTION";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        await using var one = await OpenAsync(words[0], words[1], cancellationToken);
        await using var other = await OpenAsync(words[0], words[2], cancellationToken);
        var titles = await one.Services.GetRequiredService<Database>().ReadAsync(session => session.QueryAsync<string>("SELECT title FROM articles ORDER BY id"), cancellationToken);
        var sampler = new QuerySampler(titles);
        var (overlap, asked, sameFirst) = (0.0, 0, 0);
        for (var i = 0; i < Questions; i++)
        {
            var query = SearchSpeed.Parse(sampler.Make(QuerySampler.Kinds[i % QuerySampler.Kinds.Count]));
            var left = await PathsAsync(one, query, cancellationToken);
            var right = await PathsAsync(other, query, cancellationToken);
            if (left.Count + right.Count > 0)
            {
                asked++;
                overlap += (double)left.Intersect(right).Count() / Math.Max(left.Count, right.Count);
                sameFirst += left is [var first, ..] && right is [var second, ..] && first == second ? 1 : 0;
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{asked} questions with hits: the first ten overlap by {overlap / asked:0.000} on average, the first hit is the same in {sameFirst}"));
    }

    private static async Task<WebApplication> OpenAsync(string folder, string connection, CancellationToken cancellationToken)
    {
        var app = BotApp.Build([$"--Database:Connection={connection}", $"--Articles:Path={folder}"], serves: false);
        await app.MigrateAsync(cancellationToken);
        await app.Services.GetRequiredService<ArticleSync>().RunOnceAsync(cancellationToken);
        return app;
    }

    private static async Task<List<string>> PathsAsync(WebApplication app, ChatDigestBot.Search.Queries.SearchQuery query, CancellationToken cancellationToken) =>
        [.. (await app.Services.GetRequiredService<SearchStore>().FindAsync(query, 0, 10, cancellationToken)).Hits.Select(hit => hit.Article.Path)];
}
