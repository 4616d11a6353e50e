using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Articles.Sync;

public sealed class OddPostsOnSqliteTests : OddPostsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class OddPostsOnPostgresTests : OddPostsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

/// <summary>Whatever one post holds, the others come.</summary>
public abstract class OddPostsTests : StoreTest
{
    private readonly PostWriter _posts = new();
    private ArticleSync? _sync;

    private ArticleSync Sync => _sync ??= TestSync.New(Test, _posts, TestSync.NoSink);

    public override Task DisposeAsync()
    {
        _sync?.Dispose();
        _posts.Dispose();
        return base.DisposeAsync();
    }

    [Theory]
    [InlineData("---\ntitle: 别的\nexpires: 000101010000\n---\n晚饭吃白菜豆腐。")]
    [InlineData("---\ntitle: 别的\ndate: 9999-12-31 24:00\n---\n晚饭吃白菜豆腐。")]
    [InlineData(";;;\n{\"title\": \"\\ud83d 别的\", \"\\udc00\": 1}\n;;;\n晚饭吃白菜豆腐。")]
    [InlineData("---\ntitle: 别的\ndescription: \"青岚市的储能电站\\0昨天并网，装机 120 兆瓦，\\ud83d 运营方说它是当地最大的一座。\"\n---\n晚饭吃白菜豆腐。")]
    [InlineData("---\ntitle: 别的\nstatus: \"draft\\0\"\n---\n晚饭吃白菜豆腐。")]
    public async Task One_post_keeps_no_other_from_people(string odd)
    {
        _posts.Write("a.md", "储能电站并网", "<p>青岚市的储能电站并网，装机 120 兆瓦。</p>");
        _posts.WriteRaw("b.md", odd);
        await Sync.RunOnceAsync(CancellationToken.None);
        Assert.Contains("储能电站并网", (await new ArticleCatalogue(Database).ListAsync(new ArticleFilter(), CancellationToken.None)).Select(article => article.Title));
    }
}
