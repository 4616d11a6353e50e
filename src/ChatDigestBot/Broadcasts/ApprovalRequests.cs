using System.Globalization;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts;

/// <summary>Asks the other editors about a broadcast, where the settings want a second one.</summary>
internal sealed class ApprovalRequests(AdminNotices notices, ButtonStore buttons, BroadcastOptions options, TextCatalogue texts)
{
    /// <summary>Taking something back waits for nobody.</summary>
    public bool AreNeededFor(Broadcast draft) => options.NeedsApproval && draft.Act != BroadcastAct.Recall;

    /// <summary>Each of them gets the text and two buttons.</summary>
    public Task AskAsync(DbSession session, Broadcast broadcast, DateTimeOffset now) => notices.PlanAsync(
        session,
        Role.Editor,
        string.Create(CultureInfo.InvariantCulture, $"approve:{broadcast.Id}"),
        now,
        chat => DeliveryContent.Of(
            HtmlText.Join("\n\n", [texts.Html(chat.Language, "broadcasts.approve", ("id", broadcast.Id)), Beginning(broadcast.Message.Text)]),
            buttons.KeyboardOf(
            [
                [ReplyButton.Run(texts.Get(chat.Language, "broadcasts.agree", ("id", broadcast.Id)), string.Create(CultureInfo.InvariantCulture, $"/broadcast_approve {broadcast.Id}"))],
                [ReplyButton.Run(texts.Get(chat.Language, "broadcasts.disagree", ("id", broadcast.Id)), string.Create(CultureInfo.InvariantCulture, $"/broadcast_reject {broadcast.Id}"))],
            ]),
            []),
        except: broadcast.AuthorChatId);

    // One message holds it all, with its buttons.
    private static HtmlText Beginning(HtmlText text) => HtmlSplitter.Split(text, limit: 3500) is [var first, ..] ? first : HtmlText.Empty;
}
