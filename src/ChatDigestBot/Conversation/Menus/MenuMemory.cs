using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Conversation.Menus;

/// <summary>Remembers what Telegram was last told about the bot, so that it is told again only what changed: all SQL of <c>command_menus</c>.</summary>
internal sealed class MenuMemory(Database database, TimeProvider clock)
{
    private const string OfChat = "chat:";

    public static readonly PersonalTable Personal = new("command_menus", $"menu = '{OfChat}' || @chatId");

    /// <summary>The name of the menu that one chat has for itself.</summary>
    public static string NameOf(Chat chat) => string.Create(CultureInfo.InvariantCulture, $"{OfChat}{chat.Id}");

    public static string FingerprintOf(string text) => ShortKey.For(text, length: 20);

    public async Task<bool> KnowsAsync(string menu, string fingerprint, CancellationToken cancellationToken) => await database.ReadAsync(
        session => session.FindAsync<string>("SELECT fingerprint FROM command_menus WHERE menu = @menu", new { menu }), cancellationToken) == fingerprint;

    public Task KeepAsync(string menu, string fingerprint, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO command_menus (menu, fingerprint, set_at) VALUES (@menu, @fingerprint, @now)
            ON CONFLICT (menu) DO UPDATE SET fingerprint = excluded.fingerprint, set_at = excluded.set_at
            """,
            new { menu, fingerprint, now = clock.GetUtcNow() }),
        cancellationToken);

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.ScalarAsync<long>("SELECT COUNT(*) FROM command_menus"), cancellationToken) == 0;

    public Task ForgetAllAsync(CancellationToken cancellationToken) => database.WriteAsync(ForgetAllAsync, cancellationToken);

    /// <summary>Which chats have a menu of their own stays known.</summary>
    public static Task ForgetAllAsync(DbSession session) => session.ExecuteAsync("UPDATE command_menus SET fingerprint = ''");

    /// <summary>Chats that have a menu of their own.</summary>
    public async Task<IReadOnlyList<long>> ChatsWithMenuAsync(CancellationToken cancellationToken)
    {
        var ids = await database.ReadAsync(session => session.QueryAsync<string>($"SELECT menu FROM command_menus WHERE menu LIKE '{OfChat}%'"), cancellationToken);
        return [.. ids.Select(menu => long.Parse(menu.AsSpan(OfChat.Length), CultureInfo.InvariantCulture))];
    }
}
