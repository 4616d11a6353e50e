using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Delivery.Ledger;

/// <summary>Tells the admins in Telegram what an operator should know; through the ledger, so that it comes even if Telegram does not take it just now.</summary>
internal sealed class AdminNotices(DeliveryLedger ledger, ChatStore chats, AccessOptions access, TextCatalogue texts)
{
    private static readonly TimeSpan WorthTelling = TimeSpan.FromDays(1);

    /// <summary>Those the bot has met get it, each in the chat's language; the same moment's notice is planned once.</summary>
    /// <param name="key">Of the text, under <c>delivery</c>.</param>
    public Task PlanAsync(DbSession session, string key, DateTimeOffset now, params (string Name, object Value)[] values) =>
        PlanAsync(session, key, language => texts.Html(language, $"delivery.{key}", values), now);

    /// <summary>The same with words of another folder's; those without any in their language get nothing. Returns how many are told.</summary>
    /// <param name="name">With the moment it names the notice.</param>
    public async Task<int> PlanAsync(DbSession session, string name, Func<Language, HtmlText?> words, DateTimeOffset now)
    {
        var units = new List<DeliveryUnit>();
        foreach (var chat in await FindAdminsAsync(session))
        {
            if (words(chat.Language) is not { } html)
            {
                continue;
            }

            var content = await ledger.PutContentAsync(session, new DeliveryContent { Html = html });
            units.Add(new DeliveryUnit
            {
                Kind = DeliveryKind.Answer,
                Name = string.Create(CultureInfo.InvariantCulture, $"notice:{name}:{now.ToUnixTimeMilliseconds()}"),
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

    /// <summary>The private chats of the admins the bot has met.</summary>
    public async Task<IReadOnlyList<Chat>> FindAdminsAsync(DbSession session)
    {
        var found = new List<Chat>();
        foreach (var admin in access.Admins.Order())
        {
            if (await chats.FindByIdAsync(session, admin) is { IsPrivate: true, IsBanned: false } chat)
            {
                found.Add(chat);
            }
        }

        return found;
    }
}
