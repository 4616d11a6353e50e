using ChatDigestBot.Articles;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Articles.Sync;

public sealed class ReclassifierOnSqliteTests : ReclassifierTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class ReclassifierOnPostgresTests : ReclassifierTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class ReclassifierTests : StoreTest
{
    [Fact]
    public async Task What_is_judged_again_is_judged_by_the_same_source()
    {
        using var posts = new PostWriter();
        await File.WriteAllTextAsync(posts.TopicsPath, "threshold: 10\ntopics:\n  - { id: grid, emoji: ⚡, zh: 电网, en: Grid, words: { 12: [储能电站] } }\n");
        posts.WriteRaw("a.md", "---\ntitle: 两座渡口重开\nsource: 望川渡运\ndate: 2026-03-01 08:00:00\n---\n\n望川的两座渡口昨天重开，末班船到夜里十一点。\n");
        using var sync = TestSync.New(Test, posts, TestSync.NoSink, posts.TopicsPath);
        await sync.RunOnceAsync(CancellationToken.None);
        await File.WriteAllTextAsync(posts.TopicsPath, "threshold: 10\ntopics:\n  - { id: ferries, emoji: ⛴, zh: 渡船, en: Ferries, categories: { 望川渡运: 12 } }\n");

        Assert.Equal(1, (await sync.RunOnceAsync(CancellationToken.None)).Reclassified);
        Assert.Equal(["ferries"], Assert.Single(await new ArticleCatalogue(Database).ListAsync(new ArticleFilter(), CancellationToken.None)).Topics);
    }
}
