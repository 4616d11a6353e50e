using ChatDigestBot.Shared;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;
using Telegram.Bot.Types;
using Telegram.Bot.Types.InlineQueryResults;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatDigestBot.Search.Inline;

/// <summary>Makes inline results: a card to choose, and the message that choosing it posts.</summary>
internal sealed class InlineCards(TextCatalogue texts, BotAccount account, WebOptions web)
{
    private const int MaxTitle = 200;
    private const int MaxDescription = 160;
    private const int MaxSummary = 600;

    public InlineQueryResultArticle Of(SearchHit hit, TimeZoneInfo zone, Language language)
    {
        var article = hit.Article;
        string InScript(string text) => ReaderScript.Of(language, text, article.Language);
        var title = InScript(PlainText.Shorten(article.Title, MaxTitle));
        var facts = SearchReplies.Facts(hit.Article, zone, texts, language);
        var url = web.ArticleAddress(article.Key);
        return new InlineQueryResultArticle
        {
            Id = article.Key,
            Title = title,
            Description = PlainText.Shorten($"{facts}\n{InScript(hit.Snippet.Plain)}", MaxDescription),
            Url = url,
            ThumbnailUrl = article.ImageUrl,
            ReplyMarkup = ReadButton(article.Key, language),
            InputMessageContent = new InlineHtmlContent(HtmlText.Lines(
                url is null ? HtmlText.Encode(title).Bold() : HtmlText.Encode(title).Link(url).Bold(),
                HtmlText.Encode(facts).Italic(),
                HtmlText.Encode(InScript(PlainText.Shorten(article.Summary.Length > 0 ? article.Summary : hit.Snippet.Plain, MaxSummary)))))
            {
                LinkPreviewOptions = url is null ? new LinkPreviewOptions { IsDisabled = true } : null,
            },
        };
    }

    public InlineQueryResultsButton NothingFound(Language language) => new() { Text = texts.Get(language, "search.inlineNothing"), StartParameter = "inline" };

    /// <summary>Opens the article in the chat with the bot, for those who have no page to go to.</summary>
    private InlineKeyboardMarkup? ReadButton(string key, Language language) => StartLink.To(account.Me, StartLink.OfArticle(key)) is { } url
        ? new InlineKeyboardMarkup(InlineKeyboardButton.WithUrl(texts.Get(language, "search.inlineRead"), url))
        : null;
}
