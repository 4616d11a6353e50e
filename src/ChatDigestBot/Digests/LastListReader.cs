using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram.Api;

namespace ChatDigestBot.Digests;

/// <summary>Finds what somebody has in front of them who types a number: the last digest, alert, search or other list, whichever was shown last.</summary>
internal sealed class LastListReader(Database database)
{
    /// <summary>Empty where nothing was shown yet.</summary>
    public async Task<IReadOnlyList<ReplyButton>> FindAsync(Target target, CancellationToken cancellationToken)
    {
        var lists = await database.ReadAsync(
            async session => new[] { await OfDigestAsync(session, target), await OfAlertAsync(session, target), await ShownListStore.FindAsync(session, target.ChatId) },
            cancellationToken);
        return lists.OfType<ShownList>().Where(list => list.Items.Count > 0).MaxBy(list => list.ShownAt)?.Items ?? [];
    }

    private static async Task<ShownList?> OfDigestAsync(DbSession session, Target target) => await EditionStore.FindLatestAsync(session, target) is { } given
        ? new ShownList(given.GivenAt, [.. given.Edition.Items.Select((item, index) => ReplyButton.Run((index + 1).ToString(CultureInfo.InvariantCulture), $"/read {item.Key} {given.Key}"))])
        : null;

    private static async Task<ShownList?> OfAlertAsync(DbSession session, Target target) => await ArrivedAlerts.FindLastAsync(session, target) is { } alert
        ? new ShownList(alert.ArrivedAt, ShownList.ItemsOf(BotJson.ReadKeyboard(alert.Keyboard)?.InlineKeyboard.SelectMany(row => row).Select(button => (button.Text, button.CallbackData)) ?? []))
        : null;
}
