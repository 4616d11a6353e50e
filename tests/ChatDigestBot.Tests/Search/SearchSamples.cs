using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Search;
using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Search;

/// <summary>Posts of search tests, written as a pass over the folder writes them: catalogue and index in one transaction.</summary>
internal sealed class SearchSamples(TestDatabase test)
{
    private long _lastId;

    private static TopicCatalogue Topics { get; } = new(Repository.PathOf("content/topics.yaml"), NullLogger<TopicCatalogue>.Instance);

    public SearchIndexSink Sink { get; } = new(new SegmentMerger(test.Database, test.Clock));

    public static DateTimeOffset Day(int month, int day) => new(2026, month, day, 1, 0, 0, TimeSpan.Zero);

    public async Task<Article> AddAsync(string title, string text = "", DateTimeOffset? at = null, string topics = "", string? source = null, bool isAdvert = false, string language = "zh-Hans")
    {
        var article = Make(++_lastId, title, at ?? Day(2, 1), topics, source) with { IsAdvert = isAdvert, Language = language };
        await WriteAsync(article, text);
        return article;
    }

    public static Article Make(long id, string title, DateTimeOffset at, string topics, string? source) => new()
    {
        Id = id,
        Key = $"key{id}",
        Path = $"posts/{id}.md",
        Title = title,
        Source = source,
        PublishedAt = at,
        FirstSeenAt = at,
        Language = "zh-Hans",
        Topics = TopicIds.Parse(topics),
        StoryId = $"story{id}",
        IsStoryLead = true,
        StorySources = 1,
        Words = 100,
        ReadingMinutes = 1,
        Summary = $"摘要 {id}",
        IsAdvert = false,
        IsArchive = true,
    };

    public static SearchStore Store(TestDatabase test) => new(test.Database, new QueryPlanner(Topics), new PinyinReader(Topics), test.Clock);

    /// <param name="test">Whose posts have sources.</param>
    /// <param name="awaited">Sources whose posts are still to come.</param>
    public static KnownSources Sources(TestDatabase test, params string[] awaited) => new(test.Database, [new AwaitedSources(awaited)]);

    public static SearchAdviser Adviser(TestDatabase test) => new(test.Database, new QueryPlanner(Topics), Topics, new TopicParser(Topics), test.Clock);

    public Task WriteAsync(Article article, string text, bool isNew = true) => test.Database.WriteAsync(session => WriteAsync(session, article, text, isNew), CancellationToken.None);

    public async Task WriteAsync(DbSession session, Article article, string text, bool isNew = true)
    {
        await PutAsync(session, article, text);
        await Sink.ApplyAsync(new ArticleChanges { Written = [Written(article, text, isNew)], Touched = [], Removed = [] }, session);
    }

    public static WrittenArticle Written(Article article, string text, bool isNew = true) => new()
    {
        Id = article.Id,
        Path = article.Path,
        Title = article.Title,
        Source = article.Source,
        PublishedAt = article.PublishedAt,
        Topics = article.Topics,
        Text = text,
        IsArchive = article.IsArchive,
        IsNew = isNew,
    };

    public Task TouchAsync(Article article, string text) => test.Database.WriteAsync(
        async session =>
        {
            await PutAsync(session, article, text);
            await Sink.ApplyAsync(new ArticleChanges { Written = [], Touched = [article.Id], Removed = [] }, session);
        },
        CancellationToken.None);

    public Task RemoveAsync(long id) => test.Database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("DELETE FROM articles WHERE id = @id", new { id });
            await Sink.ApplyAsync(new ArticleChanges { Written = [], Touched = [], Removed = [id] }, session);
        },
        CancellationToken.None);

    public static async Task PutAsync(DbSession session, Article article, string text)
    {
        await session.ExecuteAsync("INSERT INTO stories (id, lead_id, articles, sources) VALUES (@StoryId, @Id, 1, 1) ON CONFLICT DO NOTHING", article);
        await session.ExecuteAsync(
            """
            INSERT INTO articles (id, key, path, title, source, published_at, is_dated, first_seen_at, language, topics, story_id, story_reason,
                image_url, words, reading_minutes, summary, is_advert, is_archive, file_size, file_written_at, content_hash)
            VALUES (@Id, @Key, @Path, @Title, @Source, @PublishedAt, 1, @FirstSeenAt, @Language, @topics, @StoryId, '',
                @ImageUrl, @Words, @ReadingMinutes, @Summary, @isAdvert, 1, 0, 0, 0)
            ON CONFLICT (id) DO UPDATE SET title = excluded.title, source = excluded.source, published_at = excluded.published_at, topics = excluded.topics
            """,
            new
            {
                article.Id,
                article.Key,
                article.Path,
                article.Title,
                article.Source,
                article.PublishedAt,
                article.FirstSeenAt,
                article.Language,
                topics = string.Join(' ', article.Topics),
                article.StoryId,
                article.ImageUrl,
                article.Words,
                article.ReadingMinutes,
                article.Summary,
                isAdvert = article.IsAdvert ? 1 : 0,
            });
        var body = new ArticleBody { Paragraphs = [.. text.Split('\n').Select(line => new Paragraph(ParagraphKind.Text, line))] };
        await session.ExecuteAsync(
            """
            INSERT INTO article_texts (article_id, body, print, categories, links, topic_reasons, summary_spans)
            VALUES (@Id, @body, @print, '[]', '[]', '[]', '[]')
            ON CONFLICT (article_id) DO UPDATE SET body = excluded.body
            """,
            new { article.Id, body = ArticleBodyCodec.Pack(body), print = Array.Empty<byte>() });
    }

    private sealed class AwaitedSources(string[] names) : IAwaitedSources
    {
        public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(names);
    }
}
