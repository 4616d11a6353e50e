using ChatDigestBot.ModelSummaries.Checking;
using ChatDigestBot.Storage;

namespace ChatDigestBot.ModelSummaries;

/// <summary>All SQL of what models said: <c>model_summaries</c> by the hash of title and text, and what was used of each day's budget, <c>model_days</c>.</summary>
internal sealed class ModelSummaryStore(ModelSummaryOptions options, Database database)
{
    /// <summary>So often a text is tried that brings no answer.</summary>
    public const int MaxAttempts = 3;

    private const int MaxKept = 1_000;

    /// <summary>What is told in the place of the bot's own summaries, by article; nothing while no model is asked, or where an editor wrote one.</summary>
    public async Task<IReadOnlyDictionary<long, string>> FindToldAsync(DbSession session, IReadOnlyCollection<long> articleIds) => !options.IsOn || articleIds.Count == 0
        ? new Dictionary<long, string>()
        : (await session.QueryAsync<ToldRow>(
            $"""
            SELECT a.id, m.summary FROM articles AS a JOIN model_summaries AS m ON m.text_hash = a.content_hash
            LEFT JOIN curated_articles AS e ON e.article_key = a.key
            WHERE {session.OneOf("a.id", "ids")} AND m.refusal IS NULL AND e.summary IS NULL
            """,
            new { ids = articleIds.ToArray() })).ToDictionary(row => row.Id, row => row.Summary);

    /// <summary>What a model said of an article as it stands now; null where none was asked.</summary>
    public Task<ModelSummary?> FindAsync(long articleId, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await session.FindAsync<SummaryRow>(
            """
            SELECT m.summary, m.refusal, m.model, m.tokens, m.asked_at, CASE WHEN e.summary IS NULL THEN 0 ELSE 1 END AS is_editor_first
            FROM articles AS a JOIN model_summaries AS m ON m.text_hash = a.content_hash LEFT JOIN curated_articles AS e ON e.article_key = a.key WHERE a.id = @articleId
            """,
            new { articleId }))?.ToSummary(),
        cancellationToken);

    /// <summary>Those articles of which a model shall still be asked, the least tried first, else in the same order.</summary>
    public Task<IReadOnlyList<Unasked>> FindUnaskedAsync(IReadOnlyList<long> articleIds, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Unasked>>(
        async session =>
        {
            var rows = articleIds.Count == 0 ? [] : await session.QueryAsync<UnaskedRow>(
                $"""
                SELECT a.id, a.content_hash, COALESCE(m.attempts, 0) AS attempts FROM articles AS a
                LEFT JOIN model_summaries AS m ON m.text_hash = a.content_hash LEFT JOIN curated_articles AS e ON e.article_key = a.key
                WHERE {session.OneOf("a.id", "ids")} AND e.summary IS NULL AND (m.text_hash IS NULL OR (m.refusal = 'NoAnswer' AND m.attempts < {MaxAttempts}))
                """,
                new { ids = articleIds.ToArray() });
            var place = articleIds.Index().ToDictionary(one => one.Item, one => one.Index);
            return [.. rows.OrderBy(row => row.Attempts).ThenBy(row => place[row.Id]).DistinctBy(row => row.ContentHash).Select(row => new Unasked(row.Id, row.ContentHash))];
        },
        cancellationToken);

    /// <summary>Takes one call and its tokens from the day's budget; false where too little is left.</summary>
    public Task<bool> TakeAsync(DateOnly day, int tokens, CancellationToken cancellationToken) => database.WriteInBulkAsync(
        async session => tokens <= options.TokensPerDay && await session.ExecuteAsync(
            """
            INSERT INTO model_days (day, calls, tokens) VALUES (@day, 1, @tokens)
            ON CONFLICT (day) DO UPDATE SET calls = model_days.calls + 1, tokens = model_days.tokens + excluded.tokens
            WHERE model_days.calls < @CallsPerDay AND model_days.tokens + excluded.tokens <= @TokensPerDay
            """,
            new { day, tokens, options.CallsPerDay, options.TokensPerDay }) > 0,
        cancellationToken);

    /// <summary>Writes down what a call really used in the place of what was taken for it.</summary>
    public Task UsedAsync(DateOnly day, int taken, int used, CancellationToken cancellationToken) => database.WriteInBulkAsync(
        session => session.ExecuteAsync("UPDATE model_days SET tokens = tokens + @more WHERE day = @day", new { day, more = used - taken }), cancellationToken);

    /// <summary>What was used of a day's budget.</summary>
    public Task<ModelUse> UseAsync(DateOnly day, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.FindAsync<ModelUse>("SELECT calls, tokens FROM model_days WHERE day = @day", new { day }) ?? new ModelUse { Calls = 0, Tokens = 0 }, cancellationToken);

    public Task SaveAsync(long textHash, ModelSummary summary, CancellationToken cancellationToken) => database.WriteInBulkAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO model_summaries (text_hash, summary, refusal, attempts, model, tokens, asked_at) VALUES (@textHash, @said, @refusal, 1, @Model, @Tokens, @AskedAt)
            ON CONFLICT (text_hash) DO UPDATE SET summary = excluded.summary, refusal = excluded.refusal, attempts = model_summaries.attempts + 1,
                model = excluded.model, tokens = model_summaries.tokens + excluded.tokens, asked_at = excluded.asked_at
            """,
            new { textHash, said = Shared.PlainText.Beginning(summary.Summary, MaxKept), refusal = summary.Refusal?.ToString(), summary.Model, summary.Tokens, summary.AskedAt }),
        cancellationToken);

    /// <summary>Forgets up to 500 texts that a model was asked of before, and days. Returns how many texts.</summary>
    public Task<int> PruneAsync(DateTimeOffset askedBefore, CancellationToken cancellationToken) => database.WriteInBulkAsync(
        async session =>
        {
            await session.ExecuteAsync("DELETE FROM model_days WHERE day < @day", new { day = DateOnly.FromDateTime(askedBefore.UtcDateTime) });
            return await session.ExecuteAsync(
                "DELETE FROM model_summaries WHERE text_hash IN (SELECT text_hash FROM model_summaries WHERE asked_at < @askedBefore LIMIT 500)", new { askedBefore });
        },
        cancellationToken);

    private sealed record ToldRow
    {
        public required long Id { get; init; }

        public required string Summary { get; init; }
    }

    private sealed record UnaskedRow
    {
        public required long Id { get; init; }

        public required long ContentHash { get; init; }

        public required int Attempts { get; init; }
    }

    private sealed record SummaryRow
    {
        public required string Summary { get; init; }

        public string? Refusal { get; init; }

        public required string Model { get; init; }

        public required int Tokens { get; init; }

        public required DateTimeOffset AskedAt { get; init; }

        public required int IsEditorFirst { get; init; }

        public ModelSummary ToSummary() => new()
        {
            Summary = Summary,
            IsEditorFirst = IsEditorFirst == 1,
            Refusal = Refusal is null ? null : Enum.Parse<SummaryRefusal>(Refusal),
            Model = Model,
            Tokens = Tokens,
            AskedAt = AskedAt,
        };
    }
}

/// <summary>An article of whose text a model was not asked yet, or got no answer across.</summary>
internal sealed record Unasked(long ArticleId, long TextHash);

/// <summary>Calls and tokens of one day.</summary>
internal sealed record ModelUse
{
    public required int Calls { get; init; }

    public required long Tokens { get; init; }
}
