using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Sync;

/// <summary>What a pass must know of passes before it.</summary>
internal sealed record SyncState
{
    /// <summary>The folder whose first scan ended; posts of another folder's first scan are its archive.</summary>
    public string? ScannedFolder { get; init; }

    public string? RulesVersion { get; init; }

    public string? TopicsVersion { get; init; }

    /// <summary>The last good text of the topics file.</summary>
    public string? TopicsText { get; init; }

    public long LastId { get; init; }

    /// <summary>Since when the folder holds hardly any of the posts it had.</summary>
    public DateTimeOffset? EmptySince { get; init; }

    public static async Task<SyncState> ReadAsync(DbSession session)
    {
        var rows = (await session.QueryAsync<Row>("SELECT name, value FROM article_state")).ToDictionary(row => row.Name, row => row.Value);
        return new SyncState
        {
            ScannedFolder = rows.GetValueOrDefault("scanned_folder"),
            RulesVersion = rows.GetValueOrDefault("rules_version"),
            TopicsVersion = rows.GetValueOrDefault("topics_version"),
            TopicsText = rows.GetValueOrDefault("topics_text"),
            EmptySince = rows.GetValueOrDefault("empty_since") is { Length: > 0 } since ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(since, null)) : null,
            LastId = rows.TryGetValue("last_id", out var last) ? long.Parse(last, null) : 0,
        };
    }

    public static Task WriteAsync(DbSession session, string name, string value) => session.ExecuteAsync(
        "INSERT INTO article_state (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        new { name, value });

    private sealed record Row
    {
        public required string Name { get; init; }

        public required string Value { get; init; }
    }
}
