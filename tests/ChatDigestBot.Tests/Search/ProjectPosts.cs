using ChatDigestBot.App;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Search;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Search;

/// <summary>The repository's own posts, read by a real pass and searched as the verb does.</summary>
internal sealed class ProjectPosts : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private ProjectPosts(TestDatabase database)
    {
        _database = database;
        _app = BotApp.Build(
            [$"--Database:Connection={database.Connection}", $"--Articles:Path={Repository.PathOf("content/articles")}", $"--Articles:Topics={Repository.PathOf("content/topics.yaml")}"],
            serves: false);
    }

    public static async Task<ProjectPosts> ReadAsync(DatabaseEngine engine)
    {
        var posts = new ProjectPosts(await TestDatabase.CreateAsync(engine));
        Assert.True((await posts._app.Services.GetRequiredService<ArticleSync>().RunOnceAsync(CancellationToken.None)).New > 50);
        return posts;
    }

    public Task<IReadOnlyList<Article>> ListAsync() =>
        _app.Services.GetRequiredService<ArticleCatalogue>().ListAsync(new ArticleFilter { Limit = 1000 }, CancellationToken.None);

    public async Task<IReadOnlyList<string>> FindAsync(string text, int limit = 10)
    {
        Assert.True(SearchQueryParser.TryParse(text, DateTimeOffset.Parse("2026-11-23T01:00:00Z", null), TimeZoneInfo.Utc, out var query), text);
        return [.. (await _app.Services.GetRequiredService<SearchStore>().FindAsync(query, 0, limit, CancellationToken.None)).Hits.Select(hit => hit.Article.Title)];
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
