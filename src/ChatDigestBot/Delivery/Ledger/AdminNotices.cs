using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Roles;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Tells the admins in Telegram what an operator should know; through the ledger, so that it comes even if Telegram does not take it just now.</summary>
internal sealed class AdminNotices(DeliveryLedger ledger, ChatStore chats, RoleStore roles, TextCatalogue texts)
{
    private static readonly TimeSpan WorthTelling = TimeSpan.FromDays(1);

    /// <summary>Those the bot has met get it, each in the chat's language; the same moment's notice is planned once.</summary>
    /// <param name="key">Of the text, under <c>delivery</c>.</param>
    public Task<int> PlanAsync(DbSession session, string key, DateTimeOffset now, params (string Name, object Value)[] values) => PlanAsync(
        session, Role.Admin, key, now, chat => new DeliveryContent { Html = texts.Html(chat.Language, $"delivery.{key}", values) });

    /// <summary>The same for everybody with a role, said as the caller says it; who gets null is told nothing. Returns how many are told.</summary>
    /// <param name="name">With the moment it names the notice: it is planned once.</param>
    /// <param name="except">Who knows it already.</param>
    public async Task<int> PlanAsync(DbSession session, Role atLeast, string name, DateTimeOffset now, Func<Chat, DeliveryContent?> compose, long? except = null)
    {
        var units = new List<DeliveryUnit>();
        foreach (var chat in (await FindAsync(session, atLeast)).Where(chat => chat.Id != except))
        {
            if (compose(chat) is not { } composed)
            {
                continue;
            }

            var content = await ledger.PutContentAsync(session, composed);
            units.Add(new DeliveryUnit
            {
                Kind = DeliveryKind.Answer,
                Name = DeliveryUnit.Notice(string.Create(CultureInfo.InvariantCulture, $"{name}:{now.ToUnixTimeMilliseconds()}")),
                Lane = DeliveryUnit.UrgentLane,
                Target = new Target(chat.Id, null),
                Contents = [content],
                NotBefore = now,
                NotAfter = now + WorthTelling,
            });
        }

        await ledger.PlanAsync(session, units);
        return units.Count;
    }

    /// <summary>The private chats of those with a role whom the bot has met.</summary>
    public async Task<IReadOnlyList<Chat>> FindAsync(DbSession session, Role atLeast)
    {
        var found = new List<Chat>();
        foreach (var holder in await roles.FindHoldersAsync(session, atLeast))
        {
            if (await chats.FindByIdAsync(session, holder) is { IsPrivate: true, IsBanned: false } chat)
            {
                found.Add(chat);
            }
        }

        return found;
    }
}
