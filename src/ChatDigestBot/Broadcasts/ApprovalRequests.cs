using System.Globalization;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts;

/// <summary>Asks the other editors about a broadcast: where the settings want a second one, and where its author may not broadcast any more.</summary>
internal sealed class ApprovalRequests(AdminNotices notices, RoleStore roles, ButtonStore buttons, BroadcastOptions options, TextCatalogue texts)
{
    /// <summary>Taking something back waits for nobody.</summary>
    public bool AreNeededFor(Broadcast draft) => options.NeedsApproval && draft.Act != BroadcastAct.Recall;

    /// <summary>Whether somebody who may broadcast now stands behind it: its author, or the editor who agreed.</summary>
    public async Task<bool> HasBackerAsync(DbSession session, Broadcast broadcast) => await roles.FindAsync(session, broadcast.AuthorChatId) >= Role.Editor
        || (broadcast.ApprovedBy is { } editor && await roles.FindAsync(session, editor) >= Role.Editor);

    /// <summary>Each of them gets the text and two buttons.</summary>
    public Task AskAsync(DbSession session, Broadcast broadcast, DateTimeOffset now) => AskAsync(session, broadcast, "broadcasts.approve", now);

    /// <summary>The same about one that is due and has no <see cref="HasBackerAsync">backer</see>.</summary>
    public Task AskInsteadAsync(DbSession session, Broadcast broadcast, DateTimeOffset now) => AskAsync(session, broadcast, "broadcasts.approveInstead", now);

    private Task AskAsync(DbSession session, Broadcast broadcast, string question, DateTimeOffset now) => notices.PlanAsync(
        session,
        Role.Editor,
        string.Create(CultureInfo.InvariantCulture, $"approve:{broadcast.Id}"),
        now,
        chat => DeliveryContent.Of(
            HtmlText.Blocks(texts.Html(chat.Language, question, ("id", broadcast.Id)), Beginning(broadcast.Message.Text)),
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
