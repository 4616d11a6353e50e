using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers;

/// <summary>Whether digests tell only what is in the reader's language.</summary>
internal sealed class ArticlesCommand(SubscriberStore subscribers, TextCatalogue texts)
{
    [ChatCommand("articles", Access.GroupAdmins, IsHidden = true)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var readsAll = call.MeansAll;
        var subscriber = readsAll || TextFolding.Fold(call.Arguments) == "own"
            ? (await subscribers.ChangeAsync(call.Target, known => known with { ReadsEveryLanguage = readsAll }, call.Now, cancellationToken)).After
            : await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
        return Reply.Of(texts.Html(call.Language, Key(subscriber))) with { Buttons = [[Button(subscriber, texts, call.Language)]] };
    }

    /// <summary>The text that says which articles a subscriber gets.</summary>
    public static string Key(Subscriber subscriber) => subscriber.ReadsEveryLanguage ? "subscribers.articlesAll" : "subscribers.articlesOwn";

    /// <summary>The other choice.</summary>
    public static ReplyButton Button(Subscriber subscriber, TextCatalogue texts, Language language) => subscriber.ReadsEveryLanguage
        ? ReplyButton.Run(texts.Get(language, "subscribers.buttonArticlesOwn"), "/articles own")
        : ReplyButton.Run(texts.Get(language, "subscribers.buttonArticlesAll"), "/articles all");
}
