using ChatDigestBot.Search.Queries;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Search.Queries;
using ChatDigestBot.Tests.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Search;

/// <summary>Both databases take whatever people type, and answer alike.</summary>
public sealed class AnyQueryTests : IAsyncLifetime
{
    private static readonly string[] Pieces = ["储能", "电站", "智慧城市", "华为", "芯片", "5G", "gpt-4", "robot", "的", "。", "，", " ", "OR", "AND", "c++", "topic", "\"", "'"];
    private TestDatabase _sqlite = null!;
    private TestDatabase _postgres = null!;

    public async Task InitializeAsync()
    {
        _sqlite = await FilledAsync(DatabaseEngine.Sqlite);
        _postgres = await FilledAsync(DatabaseEngine.Postgres);
    }

    public async Task DisposeAsync()
    {
        await _sqlite.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    [Fact]
    public void Any_text_is_answered_and_both_databases_answer_alike()
    {
        var onSqlite = SearchSamples.Store(_sqlite);
        var onPostgres = SearchSamples.Store(_postgres);
        Prop.ForAll(Gen.OneOf(AnyTextTests.Texts, Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Concat(pieces))).ToArbitrary(), text =>
        {
            if (SearchQueryParser.TryParse(text, _sqlite.Clock.GetUtcNow(), TimeZoneInfo.Utc, out var query))
            {
                var one = onSqlite.FindAsync(query, 0, 10, CancellationToken.None).GetAwaiter().GetResult();
                var other = onPostgres.FindAsync(query, 0, 10, CancellationToken.None).GetAwaiter().GetResult();
                Assert.Equal(one.Hits.Select(hit => (hit.Article.Id, hit.Snippet.Html)), other.Hits.Select(hit => (hit.Article.Id, hit.Snippet.Html)));
                Assert.Equal(one.Total, other.Total);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static async Task<TestDatabase> FilledAsync(DatabaseEngine engine)
    {
        var database = await TestDatabase.CreateAsync(engine);
        var samples = new SearchSamples(database);
        var random = new Random(11);
        for (var i = 0; i < 40; i++)
        {
            await samples.AddAsync(Some(4), Some(60), SearchSamples.Day(1, 1).AddHours(random.Next(1200)), i % 3 == 0 ? "ai" : "", i % 4 == 0 ? "IT 之家" : null);
        }

        return database;

        string Some(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }
}
