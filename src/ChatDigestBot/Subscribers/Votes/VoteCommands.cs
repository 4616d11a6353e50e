using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Votes;

/// <summary>Thumbs under articles, and what they come to: <c>/tastes</c>.</summary>
internal sealed class VoteCommands(VoteStore votes, ArticleCatalogue articles, TopicCatalogue topics, TextCatalogue texts)
{
    [ChatCommand("like", Access.Everyone, IsHidden = true)]
    public Task<Reply> LikeAsync(CommandCall call, CancellationToken cancellationToken) => VoteAsync(call, 1, cancellationToken);

    [ChatCommand("dislike", Access.Everyone, IsHidden = true)]
    public Task<Reply> DislikeAsync(CommandCall call, CancellationToken cancellationToken) => VoteAsync(call, -1, cancellationToken);

    [ChatCommand("unvote", Access.Everyone, IsHidden = true)]
    public async Task<Reply> TakeBackAsync(CommandCall call, CancellationToken cancellationToken)
    {
        await votes.TakeBackAsync(call.Person.Id, KeyOf(call), cancellationToken);
        return ArticleOpening.Answer(call, texts.Html(call.Language, "votes.takenBack"));
    }

    /// <summary>Shows each number; <c>reset</c> makes them zero.</summary>
    [ChatCommand("tastes", Access.Everyone, IsHidden = true)]
    public async Task<Reply> ShowAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Chat.IsPrivate)
        {
            return Reply.Of(texts.Html(call.Language, "votes.private")) with { EditsMessage = false };
        }

        if (call.Arguments == "reset")
        {
            await votes.ResetAsync(call.Person.Id, cancellationToken);
            return Reply.Of(texts.Html(call.Language, "votes.reset"));
        }

        var taste = await votes.TasteAsync(call.Person.Id, cancellationToken);
        return taste.IsNone
            ? Reply.Of(texts.Html(call.Language, "votes.none")) with { EditsMessage = false }
            : Reply.Of(HtmlText.Lines(
                [
                    texts.Html(call.Language, "votes.title"),
                    .. taste.Topics.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                        .Select(pair => Line(topics.LabelOf(pair.Key, call.Language), pair.Value)),
                    .. taste.Sources.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Line(pair.Key, pair.Value)),
                    texts.Html(call.Language, "votes.meaning", ("most", Taste.Most)),
                ])) with
            {
                EditsMessage = false,
                Buttons = [[ReplyButton.Run(texts.Get(call.Language, "votes.buttonReset"), "/tastes reset")]],
            };
    }

    /// <summary>Such as +2 or −1.</summary>
    internal static string Signed(int number) => string.Create(CultureInfo.InvariantCulture, $"{(number < 0 ? "−" : "+")}{Math.Abs(number)}");

    private async Task<Reply> VoteAsync(CommandCall call, int value, CancellationToken cancellationToken)
    {
        if (await articles.FindByKeyAsync(KeyOf(call), cancellationToken) is not { } article)
        {
            return ArticleOpening.Answer(call, texts.Html(call.Language, "articles.gone"));
        }

        await votes.VoteAsync(call.Person.Id, article, value, call.Now, cancellationToken);
        return ArticleOpening.Answer(
            call,
            texts.Html(call.Language, value > 0 ? "votes.liked" : "votes.disliked"),
            ReplyButton.Run(texts.Get(call.Language, "votes.undo"), $"/unvote {article.Key}"));
    }

    private static string KeyOf(CommandCall call) => call.Words.Count == 0 ? "" : call.Words[0];

    private static HtmlText Line(string name, int number) => HtmlText.Of($"{Signed(number)}  {name}");
}
