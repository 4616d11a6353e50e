using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Gives each article its story, with the prints of all articles at hand. For the holder of the indexing lease only.</summary>
internal sealed class StoryAssigner
{
    private const int MaxFacts = 1_000;

    private readonly StoryIndex _index = new();
    private readonly Dictionary<long, StoryFacts> _facts = [];

    /// <inheritdoc cref="StoryIndex.IsWorn"/>
    public bool IsWorn => _index.IsWorn;

    /// <summary>Reads the prints of all articles: some 0.3 s for 100,000.</summary>
    public static async Task<StoryAssigner> OpenAsync(DbSession session)
    {
        var stories = new StoryAssigner();
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = "SELECT a.id, a.published_at, t.print FROM articles a JOIN article_texts t ON t.article_id = a.id ORDER BY a.id";
        await using var reader = await command.ExecuteReaderAsync(session.CancellationToken);
        while (await reader.ReadAsync(session.CancellationToken))
        {
            stories.Remember(reader.GetInt64(0), TextPrint.FromBytes((byte[])reader.GetValue(2)), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)));
        }

        return stories;
    }

    /// <summary>The article whose story this one tells too, or null.</summary>
    public async Task<StoryMatch?> FindAsync(DbSession session, long id, ArticleDraft draft, DateTimeOffset publishedAt)
    {
        Forget(id);
        return await StoryMatcher.FindAsync(
            _index, draft.Print, publishedAt, () => Keep(id, new StoryFacts(draft.Post.Title, draft.Post.Text, draft.Post.PublishedAt) { Source = draft.Post.Source }), other => LoadAsync(session, other));
    }

    public void Remember(long id, ushort[]? print, DateTimeOffset publishedAt)
    {
        if (print is not null)
        {
            _index.Add(id, print, publishedAt);
        }
    }

    public void Forget(long id)
    {
        _index.Remove(id);
        _facts.Remove(id);
    }

    private async ValueTask<StoryFacts?> LoadAsync(DbSession session, long id)
    {
        if (_facts.TryGetValue(id, out var known))
        {
            return known;
        }

        var row = await session.FindAsync<Row>(
            "SELECT a.title, a.source, a.published_at, a.is_dated, t.body FROM articles a JOIN article_texts t ON t.article_id = a.id WHERE a.id = @id", new { id });
        return row is null ? null : Keep(id, new StoryFacts(row.Title, ArticleBodyCodec.UnpackText(row.Body), row.IsDated ? row.PublishedAt : null) { Source = row.Source });
    }

    private StoryFacts Keep(long id, StoryFacts facts)
    {
        if (_facts.Count >= MaxFacts)
        {
            _facts.Clear();
        }

        _facts[id] = facts;
        return facts;
    }

    private sealed record Row
    {
        public required string Title { get; init; }

        public string? Source { get; init; }

        public required DateTimeOffset PublishedAt { get; init; }

        public required bool IsDated { get; init; }

        public required byte[] Body { get; init; }
    }
}
