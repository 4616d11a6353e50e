using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Menus;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers;

internal sealed class LanguageCommand(ChatStore chats, SubscriberStore subscribers, Database database, CommandMenu menu, TextCatalogue texts)
{
    // Each in its own words: who needs the button may not read the others.
    private static readonly IReadOnlyList<IReadOnlyList<ReplyButton>> Buttons = [[.. Languages.All.Select(language => ReplyButton.Run(language.OwnName(), $"/language {language.ShortTag()}"))]];

    [ChatCommand("language", Access.GroupAdmins, Order = 150, Example = "commands.language.example")]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!Languages.TryParse(call.Arguments, out var language))
        {
            return Reply.Of(texts.Html(call.Language, call.Arguments.Length == 0 ? "subscribers.language" : "subscribers.languageUnknown")) with
            {
                Buttons = [.. Buttons, [ArticlesCommand.Button(await subscribers.GetAsync(call.Target, call.Now, cancellationToken), texts, call.Language)]],
            };
        }

        await database.WriteAsync(session => chats.SetLanguageAsync(session, call.Chat.Id, language), cancellationToken);
        await menu.SetForChatAsync(call.Chat with { Language = language }, cancellationToken);
        return Reply.Of(texts.Html(language, "subscribers.languageSet")) with
        {
            Buttons = language == call.Chat.Language ? [] : [[ReplyButton.Run(texts.Get(language, "subscribers.undo"), $"/language {call.Chat.Language.Tag()}")]],
        };
    }
}
