using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Lists what this person may use here, from the commands' own attributes.</summary>
internal sealed class HelpCommand(CommandCatalogue catalogue, TextCatalogue texts)
{
    [ChatCommand("help", Access.Everyone, Order = 900)]
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var shown = catalogue.Shown(call.Chat.Role).ToLookup(command => AccessPolicy.RoleNeededFor(command.Access) > Role.Reader);
        var text = HtmlText.Lines(
        [
            texts.Html(call.Language, "conversation.helpTitle").Bold(),
            .. shown[false].Select(command => Line(command, call.Language)),
            .. shown[true].Any() ? [HtmlText.FromTrusted("\n") + texts.Html(call.Language, "conversation.helpAdmins").Bold()] : Array.Empty<HtmlText>(),
            .. shown[true].Select(command => Line(command, call.Language)),
            HtmlText.FromTrusted("\n") + texts.Html(call.Language, call.Chat.IsPrivate ? "conversation.helpEnd" : "conversation.helpEndGroup"),
        ]);
        return Task.FromResult(Reply.Of(text) with { EditsMessage = false });
    }

    private HtmlText Line(CommandDescription command, Language language)
    {
        var line = HtmlText.Of($"/{command.Name} {texts.Get(language, command.TextKey)}");
        return command.Example is { } example ? line + HtmlText.FromTrusted(" · ") + HtmlText.Encode(texts.Get(language, example)).Code() : line;
    }
}
