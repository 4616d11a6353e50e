using ChatDigestBot.Articles;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Menus;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Roles;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Subscribers.Zones;
using ChatDigestBot.Telegram;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers;

/// <summary>The first thing everybody says: a greeting, the topics to choose, and whatever a link brought along.</summary>
internal sealed class StartCommand(
    SubscriberStore subscribers, ArticleCatalogue articles, GroupStart group, TopicsView view, CommandMenu menu, TextCatalogue texts)
{
    [ChatCommand("start", Access.Everyone, Order = 10)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var language = call.Language;
        if (!call.Chat.IsPrivate)
        {
            return await group.StartAsync(call, cancellationToken);
        }

        var linked = view.FindLinked(call.Arguments);
        var (before, after) = await subscribers.ChangeAsync(
            call.Target, known => Settle(known, call).With(linked.Select(topic => topic.Id), call.Now), call.Now, cancellationToken);
        if (call.Chat.Role > Role.Reader || language == Language.TraditionalChinese)
        {
            // Telegram takes a menu for a chat only once the bot has met it, and has one for all of Chinese.
            await menu.SetForChatAsync(call.Chat, cancellationToken);
        }

        var isNew = before.Id == 0 || before.StoppedAt is not null;
        var name = Name(call.Person.FirstName, language);
        if (StartLink.ArticleIn(call.Arguments) is { } key)
        {
            if (await articles.FindByKeyAsync(key, cancellationToken) is null)
            {
                // A link that leads nowhere still leads to the topics.
                return view.Show(texts.Html(language, "subscribers.helloNoArticle", ("name", name)), after, call.Now, language);
            }

            return (isNew ? Reply.Of(texts.Html(language, "subscribers.helloArticle", ("name", name))) : Reply.None) with { ThenRuns = $"/read {key}" };
        }

        return isNew && linked.Count == 0
            ? view.Greet(texts.Html(language, "subscribers.hello", ("name", name)), after, language)
            : view.Show(texts.Html(language, isNew ? "subscribers.helloTopic" : "subscribers.helloAgain", ("name", name)), after, call.Now, language);
    }

    // Whoever is known has chosen a zone, or seen it and left it.
    private static Subscriber Settle(Subscriber known, CommandCall call) =>
        (known.Id == 0 || known.StoppedAt is not null) && ZoneGuess.For(call.Person.LanguageCode) is { } zone ? known with { Hours = known.Hours.In(zone) } : known;

    private string Name(string firstName, Language language) => string.IsNullOrWhiteSpace(firstName) ? texts.Get(language, "subscribers.someone") : firstName.Trim();
}
