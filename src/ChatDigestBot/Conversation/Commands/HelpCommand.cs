using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Lists what this person may use here, from the commands' own attributes, in sections.</summary>
internal sealed class HelpCommand(CommandCatalogue catalogue, TextCatalogue texts)
{
    private static readonly (int FirstOrder, string Title)[] Sections =
        [(0, "conversation.helpSections.reading"), (120, "conversation.helpSections.words"), (130, "conversation.helpSections.when"), (190, "conversation.helpSections.data")];

    [ChatCommand("help", Access.Everyone, Order = 900)]
    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var sections = catalogue.Shown(call.Chat.Role).OrderBy(NeedsRole).GroupBy(TitleOf)
            .Select(section => HtmlText.Lines([texts.Html(call.Language, section.Key).Bold(), .. section.Select(command => Line(command, call.Language))]));
        var text = HtmlText.Blocks([.. sections, texts.Html(call.Language, call.Chat.IsPrivate ? "conversation.helpEnd" : "conversation.helpEndGroup")]);
        return Task.FromResult(Reply.Of(text) with { EditsMessage = false });
    }

    private static bool NeedsRole(CommandDescription command) => AccessPolicy.RoleNeededFor(command.Access) > Role.Reader;

    private static string TitleOf(CommandDescription command) => NeedsRole(command)
        ? "conversation.helpAdmins"
        : Sections.Last(section => section.FirstOrder <= command.Order).Title;

    private HtmlText Line(CommandDescription command, Language language)
    {
        var line = HtmlText.Of($"/{command.Name} {texts.Get(language, command.TextKey)}");
        return command.Example is { } example ? line + HtmlText.FromTrusted(" · ") + HtmlText.Encode(texts.Get(language, example)).Code() : line;
    }
}
