using System.Globalization;

namespace ChatDigestBot.Storage;

/// <summary>Binds a database to one bot, so that a copied setting cannot send one bot's digests with another bot's token.</summary>
internal sealed class DatabaseOwner(Database database, TimeProvider clock)
{
    /// <param name="botId">The number before the colon of the bot's token.</param>
    /// <exception cref="DatabaseException">The database belongs to another bot, and <c>Database:TakeOver</c> is not set.</exception>
    public Task ClaimAsync(long botId, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var owner = await session.FindAsync<long?>("SELECT bot_id FROM database_owner WHERE id = 1");
            if (owner is { } other && other != botId && !database.Options.TakeOver)
            {
                throw new DatabaseException(
                    string.Create(CultureInfo.InvariantCulture, $"The database belongs to bot {other}, the token is of bot {botId}: use the right token or another database, or set Database:TakeOver=true to move its subscribers to this bot."));
            }

            await session.ExecuteAsync(
                """
                INSERT INTO database_owner (id, bot_id, claimed_at) VALUES (1, @botId, @now)
                ON CONFLICT (id) DO UPDATE SET bot_id = excluded.bot_id, claimed_at = excluded.claimed_at WHERE database_owner.bot_id <> excluded.bot_id
                """,
                new { botId, now = clock.GetUtcNow() });
        },
        cancellationToken);
}
