using System.Globalization;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Articles.Summaries;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Sync;

/// <summary>Writes the articles of one transaction: rows, topics, stories; gathers what sinks must hear.</summary>
internal sealed class ArticleWriter(DbSession session, StoryAssigner stories, DateTimeOffset now, bool isArchive) : IAsyncDisposable
{
    private readonly Statement _insertArticle = new(
        session,
        """
        INSERT INTO articles (id, key, path, title, section, source, author, published_at, is_dated, first_seen_at, language, topics, story_id, story_reason,
            image_url, link, words, reading_minutes, summary, is_advert, is_archive, file_size, file_written_at, content_hash, expires_at)
        VALUES (@id, @key, @path, @title, @section, @source, @author, @published_at, @is_dated, @first_seen_at, @language, @topics, @story_id, @story_reason,
            @image_url, @link, @words, @reading_minutes, @summary, @is_advert, @is_archive, @file_size, @file_written_at, @content_hash, @expires_at)
        ON CONFLICT (key) DO NOTHING
        """,
        "id", "key", "path", "title", "section", "source", "author", "published_at", "is_dated", "first_seen_at", "language", "topics", "story_id", "story_reason",
        "image_url", "link", "words", "reading_minutes", "summary", "is_advert", "is_archive", "file_size", "file_written_at", "content_hash", "expires_at");

    private readonly Statement _insertText = new(
        session,
        """
        INSERT INTO article_texts (article_id, body, print, categories, links, given_topics, topic_reasons, summary_spans)
        VALUES (@id, @body, @print, @categories, @links, @given_topics, @topic_reasons, @summary_spans)
        ON CONFLICT (article_id) DO UPDATE SET body = excluded.body, print = excluded.print, categories = excluded.categories, links = excluded.links, given_topics = excluded.given_topics,
            topic_reasons = excluded.topic_reasons, summary_spans = excluded.summary_spans
        """,
        "id", "body", "print", "categories", "links", "given_topics", "topic_reasons", "summary_spans");

    private readonly Statement _insertTopic = new(
        session,
        "INSERT INTO article_topics (topic, published_at, article_id) VALUES (@topic, @published_at, @article_id) ON CONFLICT DO NOTHING",
        "topic", "published_at", "article_id");

    private readonly Statement _insertStory = new(
        session,
        "INSERT INTO stories (id, lead_id, articles, sources) VALUES (@id, @lead_id, 1, 1) ON CONFLICT (id) DO NOTHING",
        "id", "lead_id");

    private readonly HashSet<string> _storiesToRecount = [];
    private CorrectedTopics? _corrected;
    private readonly List<WrittenArticle> _written = [];
    private readonly HashSet<long> _touched = [];
    private readonly List<long> _removed = [];

    public DbSession Session => session;

    public async Task InsertAsync(long id, ReadFile file)
    {
        var draft = file.Draft!;
        var post = draft.Post;
        var isOfArchive = isArchive || post.IsArchive;
        var (publishedAt, isDated) = PublishedPolicy.OfNew(post.PublishedAt, new DateTimeOffset(file.File.WrittenAt, TimeSpan.Zero), isOfArchive, now);
        var key = ShortKey.For(post.Path);
        file = await CorrectAsync(file, corrected => corrected.Find(key));
        draft = file.Draft!;
        var (storyId, reason) = await PlaceAsync(id, key, draft, publishedAt);
        // The key is made of the path; a path used again after a rename needs another.
        for (var attempt = 1; await InsertAsync(id, key, file, publishedAt, isDated, storyId, reason) == 0; attempt++)
        {
            key = ShortKey.For(string.Create(CultureInfo.InvariantCulture, $"{post.Path}\n{attempt}"));
        }

        await WriteTextAsync(id, draft, file.Packed!);
        await WriteTopicsAsync(id, draft.Topics, publishedAt);
        _written.Add(Written(id, file, publishedAt, isOfArchive, isNew: true));
    }

    private Task<int> InsertAsync(long id, string key, ReadFile file, DateTimeOffset publishedAt, bool isDated, string storyId, string reason)
    {
        var draft = file.Draft!;
        var post = draft.Post;
        return _insertArticle.RunAsync(
            id, key, post.Path, post.Title, post.Section, post.Source, post.Author, publishedAt, isDated, now, post.Measure.Language,
            Topics(draft.Topics), storyId, reason, post.ImageUrl, post.Link, post.Measure.Words, post.Measure.ReadingMinutes, draft.Summary.Text, post.IsAdvert, isArchive || post.IsArchive,
            file.File.Size, file.File.WrittenAt, post.ContentHash, file.ExpiresAt);
    }

    /// <summary>The file changed. Only another title or text is a correction.</summary>
    public async Task<bool> UpdateAsync(long id, ReadFile file, bool rulesChanged)
    {
        file = await CorrectAsync(file, corrected => corrected.Find(id));
        var draft = file.Draft!;
        var post = draft.Post;
        var existing = await session.ScalarAsync<ExistingArticle>(
            "SELECT key, published_at, is_dated, corrected_at, topics, story_id, is_story_edited, is_archive, content_hash FROM articles WHERE id = @id", new { id });
        var isOther = existing.ContentHash != post.ContentHash;
        var (publishedAt, isDated) = PublishedPolicy.OfRewritten(post.PublishedAt, existing.PublishedAt, existing.IsDated);
        var (storyId, reason) = (existing.StoryId, (string?)null);
        if ((isOther || rulesChanged) && !existing.IsStoryEdited)
        {
            (storyId, reason) = await PlaceAgainAsync(id, existing, draft, publishedAt);
        }

        await DeleteTopicsAsync(id, existing.Topics, existing.PublishedAt);
        await session.ExecuteAsync(
            """
            UPDATE articles SET title = @Title, section = @Section, source = @Source, author = @Author, published_at = @publishedAt, is_dated = @isDated,
                corrected_at = @CorrectedAt, language = @Language, topics = @TopicIds, story_id = @storyId, story_reason = COALESCE(@reason, story_reason),
                image_url = @ImageUrl, link = @Link, words = @Words, reading_minutes = @ReadingMinutes, summary = @Summary, is_advert = @IsAdvert,
                path = @Path, file_size = @Size, file_written_at = @WrittenAt, content_hash = @ContentHash, expires_at = @ExpiresAt
            WHERE id = @id
            """,
            new
            {
                id,
                post.Title,
                post.Section,
                post.Source,
                post.Author,
                publishedAt,
                isDated = isDated ? 1 : 0,
                CorrectedAt = isOther && !rulesChanged ? now : existing.CorrectedAt,
                post.Measure.Language,
                TopicIds = Topics(draft.Topics),
                storyId,
                reason,
                post.ImageUrl,
                post.Link,
                post.Measure.Words,
                post.Measure.ReadingMinutes,
                Summary = draft.Summary.Text,
                IsAdvert = post.IsAdvert ? 1 : 0,
                post.Path,
                file.File.Size,
                file.File.WrittenAt,
                post.ContentHash,
                file.ExpiresAt,
            });
        await WriteTextAsync(id, draft, file.Packed!);
        await WriteTopicsAsync(id, draft.Topics, publishedAt);
        _storiesToRecount.Add(existing.StoryId);
        _storiesToRecount.Add(storyId);
        if (isOther)
        {
            _written.Add(Written(id, file, publishedAt, existing.IsArchive, isNew: false));
        }
        else
        {
            _touched.Add(id);
        }

        return isOther;
    }

    public async Task ReclassifyAsync(long id, string topicsBefore, DateTimeOffset publishedAt, IReadOnlyList<TopicScore> topics)
    {
        topics = (_corrected ??= await CorrectedTopics.ReadAsync(session)).Find(id) ?? topics;
        await DeleteTopicsAsync(id, topicsBefore, publishedAt);
        await session.ExecuteAsync("UPDATE articles SET topics = @TopicIds WHERE id = @id", new { id, TopicIds = Topics(topics) });
        await session.ExecuteAsync("UPDATE article_texts SET topic_reasons = @Reasons WHERE article_id = @id", new { id, Reasons = Reasons(topics) });
        await WriteTopicsAsync(id, topics, publishedAt);
        _touched.Add(id);
    }

    /// <param name="unreadable">Paths that are gone without ever having become an article.</param>
    /// <param name="withheld">The same of those that were never published.</param>
    public async Task RemoveAsync(long[] ids, string[] unreadable, string[] withheld)
    {
        if (withheld.Length > 0)
        {
            await session.ExecuteAsync($"DELETE FROM withheld_posts WHERE {session.OneOf("path", "withheld")}", new { withheld });
        }

        if (unreadable.Length > 0)
        {
            await session.ExecuteAsync($"DELETE FROM unreadable_posts WHERE {session.OneOf("path", "unreadable")}", new { unreadable });
        }

        if (ids.Length == 0)
        {
            return;
        }

        foreach (var row in await session.QueryAsync<ArticleToRemove>($"SELECT id, topics, published_at, story_id FROM articles WHERE {session.OneOf("id", "ids")}", new { ids }))
        {
            await DeleteTopicsAsync(row.Id, row.Topics, row.PublishedAt);
            _storiesToRecount.Add(row.StoryId);
            _removed.Add(row.Id);
            stories.Forget(row.Id);
        }

        await session.ExecuteAsync($"DELETE FROM article_texts WHERE {session.OneOf("article_id", "ids")}", new { ids });
        await session.ExecuteAsync($"DELETE FROM articles WHERE {session.OneOf("id", "ids")}", new { ids });
    }

    /// <summary>An article that the file gave before stays: half a write must not take it out of people's reach.</summary>
    /// <param name="isLasting">False makes the next whole pass try again, though the file looks the same.</param>
    public Task NoteUnreadableAsync(PostFile file, PostProblem problem, bool isLasting) => session.ExecuteAsync(
        """
        INSERT INTO unreadable_posts (path, file_size, file_written_at, line, problem) VALUES (@Path, @Size, @WrittenAt, @Line, @Problem)
        ON CONFLICT (path) DO UPDATE SET file_size = excluded.file_size, file_written_at = excluded.file_written_at, line = excluded.line, problem = excluded.problem
        """,
        new { file.Path, Size = isLasting ? file.Size : -1, file.WrittenAt, problem.Line, Problem = problem.Fault?.Kept.Write() ?? problem.Message });

    public Task ForgetUnreadableAsync(string path) => session.ExecuteAsync("DELETE FROM unreadable_posts WHERE path = @path", new { path });

    public Task NoteWithheldAsync(PostFile file, Withheld withheld) => session.ExecuteAsync(
        """
        INSERT INTO withheld_posts (path, file_size, file_written_at, reason, held_until) VALUES (@Path, @Size, @WrittenAt, @Message, @Until)
        ON CONFLICT (path) DO UPDATE SET file_size = excluded.file_size, file_written_at = excluded.file_written_at, reason = excluded.reason, held_until = excluded.held_until
        """,
        new { file.Path, file.Size, file.WrittenAt, withheld.Notice.Message, withheld.Until });

    public Task ForgetWithheldAsync(string path) => session.ExecuteAsync("DELETE FROM withheld_posts WHERE path = @path", new { path });

    /// <summary>Brings the stories up to date and tells what changed since it was last called.</summary>
    public async Task<ArticleChanges> FinishAsync()
    {
        await StoryStore.RecountAsync(session, _storiesToRecount);
        var changes = new ArticleChanges { Written = [.. _written], Touched = [.. _touched], Removed = [.. _removed] };
        _storiesToRecount.Clear();
        _written.Clear();
        _touched.Clear();
        _removed.Clear();
        return changes;
    }

    public async ValueTask DisposeAsync()
    {
        await _insertArticle.DisposeAsync();
        await _insertText.DisposeAsync();
        await _insertTopic.DisposeAsync();
        await _insertStory.DisposeAsync();
    }

    private static WrittenArticle Written(long id, ReadFile file, DateTimeOffset publishedAt, bool isOfArchive, bool isNew)
    {
        var post = file.Draft!.Post;
        return new WrittenArticle
        {
            Id = id,
            Path = post.Path,
            Title = post.Title,
            Source = post.Source,
            PublishedAt = publishedAt,
            Topics = [.. file.Draft.Topics.Select(score => score.Topic)],
            Text = post.Text,
            IsArchive = isOfArchive,
            IsNew = isNew,
            Prepared = file.Prepared,
        };
    }

    // An editor's word outlives every reading.
    private async Task<ReadFile> CorrectAsync(ReadFile file, Func<CorrectedTopics, IReadOnlyList<TopicScore>?> find) =>
        find(_corrected ??= await CorrectedTopics.ReadAsync(session)) is { } topics ? file with { Draft = file.Draft! with { Topics = topics } } : file;

    private static string Topics(IReadOnlyList<TopicScore> topics) => string.Join(' ', topics.Select(score => score.Topic));

    private static string Reasons(IReadOnlyList<TopicScore> topics) => topics.Count == 0 ? "" : JsonLine.Of(topics);

    private async Task<(string StoryId, string Reason)> PlaceAsync(long id, string key, ArticleDraft draft, DateTimeOffset publishedAt)
    {
        var match = await stories.FindAsync(session, id, draft, publishedAt);
        stories.Remember(id, draft.Print, publishedAt);
        if (match is not null && await session.FindAsync<string>("SELECT story_id FROM articles WHERE id = @ArticleId", new { match.ArticleId }) is { } storyId)
        {
            _storiesToRecount.Add(storyId);
            return (storyId, match.Reason.Write());
        }

        // A story has the key of the article that founded it, unless others still tell the one it founded before.
        if (await _insertStory.RunAsync(key, id) == 0)
        {
            key = ShortKey.New(10);
            await _insertStory.RunAsync(key, id);
        }

        return (key, "");
    }

    private async Task<(string StoryId, string? Reason)> PlaceAgainAsync(long id, ExistingArticle existing, ArticleDraft draft, DateTimeOffset publishedAt)
    {
        var match = await stories.FindAsync(session, id, draft, publishedAt);
        stories.Remember(id, draft.Print, publishedAt);
        if (match is not null)
        {
            return (await session.ScalarAsync<string>("SELECT story_id FROM articles WHERE id = @ArticleId", new { match.ArticleId }), match.Reason.Write());
        }

        var isAlone = await session.ScalarAsync<int>("SELECT COUNT(*) FROM articles WHERE story_id = @StoryId AND id <> @id", new { existing.StoryId, id }) == 0;
        return isAlone ? (existing.StoryId, "")
            : (await session.FindAsync<string>("SELECT id FROM stories WHERE id = @Key", new { existing.Key }) is null ? existing.Key : ShortKey.New(10), "");
    }

    private Task WriteTextAsync(long id, ArticleDraft draft, byte[] packed) =>
        _insertText.RunAsync(id, packed, TextPrint.ToBytes(draft.Print), string.Join('\t', draft.Post.Origins), string.Join(' ', draft.Post.Links), string.Join('\t', draft.Post.GivenTopics), Reasons(draft.Topics), Summary.Write(draft.Summary.Spans));

    private async Task WriteTopicsAsync(long id, IReadOnlyList<TopicScore> topics, DateTimeOffset publishedAt)
    {
        foreach (var score in topics)
        {
            await _insertTopic.RunAsync(score.Topic, publishedAt, id);
        }
    }

    private async Task DeleteTopicsAsync(long id, string topics, DateTimeOffset publishedAt)
    {
        foreach (var topic in TopicIds.Parse(topics))
        {
            await session.ExecuteAsync("DELETE FROM article_topics WHERE topic = @topic AND published_at = @publishedAt AND article_id = @id", new { topic, publishedAt, id });
        }
    }

    private sealed record ExistingArticle
    {
        public required string Key { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required bool IsDated { get; init; }

        public DateTimeOffset? CorrectedAt { get; init; }

        public required string Topics { get; init; }

        public required string StoryId { get; init; }

        public required bool IsStoryEdited { get; init; }

        public required bool IsArchive { get; init; }

        public required long ContentHash { get; init; }
    }

    private sealed record ArticleToRemove
    {
        public required long Id { get; init; }

        public required string Topics { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required string StoryId { get; init; }
    }
}
