using System.Text.Json;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>The last list each person was shown in a reply: all SQL of <c>shown_lists</c>.</summary>
/// <remarks>What somebody found is nobody's business for long, and after two days nobody means it.</remarks>
internal static class ShownListStore
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    public static readonly PersonalTable Personal = PersonalTable.ByChat("shown_lists");

    public static Task<int> PutAsync(DbSession session, long chatId, ShownList list) => session.ExecuteAsync(
        """
        INSERT INTO shown_lists (chat_id, items, shown_at) VALUES (@chatId, @items, @ShownAt)
        ON CONFLICT (chat_id) DO UPDATE SET items = excluded.items, shown_at = excluded.shown_at
        """,
        new { chatId, items = JsonColumn.Of(list.Items.Select(item => new[] { item.Label, item.CommandLine })), list.ShownAt });

    public static async Task<ShownList?> FindAsync(DbSession session, long chatId) =>
        await session.FindAsync<ListRow>("SELECT items, shown_at FROM shown_lists WHERE chat_id = @chatId", new { chatId }) is { } row
            ? new ShownList(row.ShownAt, [.. (JsonSerializer.Deserialize<List<string[]>>(row.Items) ?? []).Select(item => ReplyButton.Run(item[0], item[1]))])
            : null;

    public static Task<int> PruneAsync(DbSession session, DateTimeOffset now) =>
        session.ExecuteAsync("DELETE FROM shown_lists WHERE shown_at < @before", new { before = now - KeptFor });

    private sealed record ListRow
    {
        public required string Items { get; init; }

        public required DateTimeOffset ShownAt { get; init; }
    }
}
