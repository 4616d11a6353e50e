using ChatDigestBot.Chats;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Subscribers.Privacy;

/// <summary>Everything stored about one chat: read as it stands in the tables, or erased.</summary>
internal sealed class PersonalRecords(IEnumerable<PersonalTable> tables, SubscriberStore subscribers, Database database)
{
    private readonly IReadOnlyList<PersonalTable> _tables = [.. tables];

    /// <summary>The rows of each table that has any, as they stand there but with instants written out.</summary>
    public Task<IReadOnlyDictionary<string, object>> ReadAsync(Chat chat, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyDictionary<string, object>>(
        async session =>
        {
            var found = new Dictionary<string, object>(StringComparer.Ordinal);
            foreach (var table in _tables)
            {
                var rows = await session.QueryAsync<dynamic>($"SELECT * FROM {table.Name} WHERE {table.Rows}", new { chatId = chat.Id, telegramId = chat.TelegramId });
                if (rows.Count > 0)
                {
                    found.Add(table.Name, rows.Select(row => Readable((IDictionary<string, object?>)row)).ToList());
                }
            }

            return found;
        },
        cancellationToken);

    /// <summary>Erases what is stored about a chat, and takes back what was planned for it. Returns how many rows went.</summary>
    /// <remarks>What the ledger needs for its figures stays without the chat; a message on its way this very moment is forgotten with the next night.</remarks>
    public async Task<int> EraseAsync(DbSession session, long chatId, long telegramId, DateTimeOffset now)
    {
        foreach (var target in await subscribers.TargetsOfAsync(session, chatId))
        {
            await subscribers.StopAsync(session, target, now);
        }

        var erased = 0;
        // Last named, first erased: tables refer to those named before them.
        foreach (var table in _tables.Where(table => table.StaysBecause is null).Reverse())
        {
            erased += await session.ExecuteAsync(table.Erasing ?? $"DELETE FROM {table.Name} WHERE {table.Rows}", new { chatId, telegramId, now });
        }

        return erased;
    }

    private static Dictionary<string, object?> Readable(IDictionary<string, object?> row) =>
        row.ToDictionary(column => column.Key, column => IsInstant(column.Key) && column.Value is long milliseconds ? Written(milliseconds) : column.Value, StringComparer.Ordinal);

    private static bool IsInstant(string column) =>
        column.EndsWith("_at", StringComparison.Ordinal) || column.EndsWith("_until", StringComparison.Ordinal) || column is "not_before" or "not_after";

    private static string Written(long milliseconds) => IsoInstant.Of(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
