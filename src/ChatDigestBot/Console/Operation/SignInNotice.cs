using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console.Operation;

/// <summary>Tells whoever has a role in the chat that somebody signed in as them, with a button that signs out everywhere.</summary>
internal sealed class SignInNotice(ChatStore chats, DeliveryLedger ledger, ButtonStore buttons, TextCatalogue texts) : ISignInWatcher
{
    // Later than this it only frightens.
    private static readonly TimeSpan WorthTelling = TimeSpan.FromHours(1);

    public void Committed() => ledger.Ring();

    public async Task SignedInAsync(DbSession write, ConsoleSession session)
    {
        if (await chats.FindByIdAsync(write, session.UserId) is not { IsPrivate: true, MayReceive: true } chat)
        {
            return;
        }

        var html = texts.Html(chat.Language, "console.signedIn", ("browser", BrowserName.Of(session.Agent)), ("address", session.Address ?? "–"));
        var button = ReplyButton.Run(texts.Get(chat.Language, "console.signOutEverywhere"), "/sign_out");
        var keyboard = (await buttons.KeyboardsAsync(write, [[[button]]]))[0];
        await ledger.PlanAsync(write,
        [
            new DeliveryUnit
            {
                Kind = DeliveryKind.Answer,
                Name = DeliveryUnit.Notice($"sign-in:{session.KeyHash[..16]}"),
                Lane = DeliveryUnit.UrgentLane,
                Target = new Target(chat.Id, null),
                Contents = [await ledger.PutContentAsync(write, DeliveryContent.Of(html, keyboard, []))],
                NotBefore = session.StartedAt,
                NotAfter = session.StartedAt + WorthTelling,
            },
        ]);
    }
}

/// <summary>The button under that message: ends every session of whoever presses it.</summary>
internal sealed class SignOutCommand(ConsoleSessionStore sessions, TextCatalogue texts)
{
    [ChatCommand("sign_out", Access.Viewers, IsHidden = true)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var ended = await sessions.EndAllAsync(call.Person.Id, cancellationToken);
        return Reply.Of(texts.Html(call.Language, "console.signedOut", ("count", ended))) with { EditsMessage = false };
    }
}
