using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console;

/// <summary>Sends an admin the way into the console: a link where the console has an address of its own, else a key to type.</summary>
internal sealed class OpenConsoleCommand(SignInKeyStore keys, WebOptions options, LocalAddress local, TextCatalogue texts)
{
    [ChatCommand("console", Access.Viewers, Order = 960)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var key = await keys.IssueAsync(call.Person.Id, cancellationToken);
        if (options.PublicUrl is not { } address || new Uri(address).IsLoopback)
        {
            return Reply.Of(texts.Html(call.Language, "console.key", ("address", $"{local.Text}/console"), ("key", HtmlText.Encode(key).Code())));
        }

        return Reply.Of(texts.Html(call.Language, "console.link")) with
        {
            Buttons = [[ReplyButton.Open(texts.Get(call.Language, "console.open"), $"{address}{AdminSession.SignInPath}#{key}")]],
        };
    }
}
