using ChatDigestBot.Storage;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>Turns buttons that carry command lines into Telegram's, and a tap back into its command line.</summary>
internal sealed class ButtonStore(Database database, StoredLineStore lines, TimeProvider clock)
{
    // Telegram cuts longer rows and refuses more buttons.
    private const int MaxInRow = 8;
    private const int MaxInKeyboard = 100;

    /// <summary>Null where there are no buttons.</summary>
    public Task<InlineKeyboardMarkup?> KeyboardAsync(IReadOnlyList<IReadOnlyList<ReplyButton>> rows, CancellationToken cancellationToken)
    {
        var longLines = LongLines(rows);
        return longLines.Count == 0
            ? Task.FromResult(Build(rows, EmptyKeys))
            : database.WriteAsync(async session => (await KeyboardsAsync(session, [rows]))[0], cancellationToken);
    }

    /// <summary>For short command lines, which need no storing.</summary>
    /// <exception cref="ArgumentException">One of them exceeds Telegram's 64 bytes.</exception>
    public InlineKeyboardMarkup? KeyboardOf(IReadOnlyList<IReadOnlyList<ReplyButton>> rows) =>
        LongLines(rows).Count == 0 ? Build(rows, EmptyKeys) : throw new ArgumentException("A command line is too long for a button.", nameof(rows));

    /// <summary>The same within a transaction, for messages that are planned and sent later: a keyboard each, in the same order.</summary>
    public async Task<IReadOnlyList<InlineKeyboardMarkup?>> KeyboardsAsync(DbSession session, IReadOnlyList<IReadOnlyList<IReadOnlyList<ReplyButton>>> keyboards)
    {
        var longLines = keyboards.SelectMany(LongLines).ToHashSet(StringComparer.Ordinal);
        var keys = longLines.Count == 0 ? EmptyKeys : await lines.KeepAsync(session, longLines, clock.GetUtcNow());
        return [.. keyboards.Select(rows => Build(rows, keys))];
    }

    /// <summary>The command line of a tap; null when the stored one is gone.</summary>
    public Task<string?> LineAsync(string data, CancellationToken cancellationToken) => ButtonLine.TryReadKey(data, out var key)
        ? database.ReadAsync(session => lines.FindAsync(session, key), cancellationToken)
        : Task.FromResult<string?>(data);

    private static readonly Dictionary<string, string> EmptyKeys = [];

    private static HashSet<string> LongLines(IReadOnlyList<IReadOnlyList<ReplyButton>> rows) =>
        [.. rows.SelectMany(row => row).Select(button => button.CommandLine).OfType<string>().Where(line => !ButtonLine.Fits(line))];

    private static InlineKeyboardMarkup? Build(IReadOnlyList<IReadOnlyList<ReplyButton>> rows, IReadOnlyDictionary<string, string> keys)
    {
        var built = rows
            .SelectMany(row => row.Chunk(MaxInRow))
            .Select(row => row.Select(button => new InlineKeyboardButton
            {
                Text = button.Label,
                Url = button.Url,
                SwitchInlineQuery = button.SharedQuery,
                CallbackData = button.CommandLine is not { } line ? null : keys.TryGetValue(line, out var key) ? ButtonLine.OfKey(key) : line,
            }).ToList())
            .ToList();
        return built.Count == 0 || built.Sum(row => row.Count) > MaxInKeyboard ? null : new InlineKeyboardMarkup(built);
    }
}
