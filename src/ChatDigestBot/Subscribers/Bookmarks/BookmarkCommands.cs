using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Bookmarks;

/// <summary>A person's own reading list: <c>/save KEY</c>, <c>/saved</c>.</summary>
internal sealed class BookmarkCommands(BookmarkStore bookmarks, ArticleCatalogue articles, SubscriberStore subscribers, TextCatalogue texts)
{
    private const int PageSize = 8;
    private const int MaxTitle = 120;

    [ChatCommand("save", Access.Everyone, IsHidden = true)]
    public async Task<Reply> SaveAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (await FindAsync(call, cancellationToken) is not { } article)
        {
            return Say(call, call.Arguments.Length == 0 ? "bookmarks.usage" : "articles.gone");
        }

        return await bookmarks.SaveAsync(call.Person.Id, article.Key, call.Now, cancellationToken)
            ? Say(call, "bookmarks.saved", ReplyButton.Run(texts.Get(call.Language, "bookmarks.undo"), $"/unsave {article.Key}"))
            : Say(call, "bookmarks.full");
    }

    [ChatCommand("unsave", Access.Everyone, IsHidden = true)]
    public async Task<Reply> RemoveAsync(CommandCall call, CancellationToken cancellationToken)
    {
        await bookmarks.RemoveAsync(call.Person.Id, call.Words.Count == 0 ? "" : call.Words[0], cancellationToken);
        return Say(call, "bookmarks.removed");
    }

    [ChatCommand("saved", Access.Everyone, Order = 64)]
    public async Task<Reply> ListAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!call.Chat.IsPrivate)
        {
            return Say(call, "bookmarks.private");
        }

        var keys = await bookmarks.ListAsync(call.Person.Id, cancellationToken);
        var known = await articles.FindByKeysAsync(keys, cancellationToken);
        if (known.Count == 0)
        {
            return Say(call, "bookmarks.none");
        }

        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        var pages = (known.Count + PageSize - 1) / PageSize;
        var page = Math.Clamp(int.TryParse(call.Arguments, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1, 1, pages);
        var shown = known.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var first = ((page - 1) * PageSize) + 1;
        return Reply.Of(HtmlText.Join(
            "\n\n",
            [
                texts.Html(call.Language, "bookmarks.title", ("count", known.Count)),
                .. shown.Select((article, index) => HtmlText.Lines(
                    HtmlText.Of($"{first + index}. {PlainText.Shorten(ReaderScript.Of(call.Language, article.Title, article.Language), MaxTitle)}").Bold(),
                    HtmlText.Encode(ArticleFacts.Of(article, zone, texts, call.Language)).Italic())),
            ])) with
        {
            EditsMessage = call.Arguments.Length > 0,
            Buttons =
            [
                [.. shown.Select((article, index) => ReplyButton.Run((first + index).ToString(CultureInfo.InvariantCulture), $"/read {article.Key}"))],
                .. PageTurns.Of(texts, call.Language, page, pages, static number => string.Create(CultureInfo.InvariantCulture, $"/saved {number}")),
            ],
        };
    }

    private Task<Article?> FindAsync(CommandCall call, CancellationToken cancellationToken) =>
        call.Words.Count == 0 ? Task.FromResult<Article?>(null) : articles.FindByKeyAsync(call.Words[0], cancellationToken);

    private Reply Say(CommandCall call, string key, params ReplyButton[] buttons) => ArticleOpening.Answer(call, texts.Html(call.Language, key), buttons);
}
