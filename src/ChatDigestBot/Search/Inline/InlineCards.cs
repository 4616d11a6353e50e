using ChatDigestBot.Shared;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Search.Inline;

/// <summary>Makes inline results: a card to choose, and the message that choosing it posts.</summary>
internal sealed class InlineCards(TextCatalogue texts, BotAccount account, WebOptions web)
{
    private const int MaxTitle = 200;
    private const int MaxDescription = 160;
    private const int MaxSummary = 600;

    public InlineArticle Of(SearchHit hit, TimeZoneInfo zone, Language language)
    {
        var article = hit.Article;
        var title = PlainText.Shorten(article.Title, MaxTitle);
        var facts = SearchReplies.Facts(hit, zone);
        var url = web.PublicUrl is { } address ? $"{address}/a/{article.Key}" : null;
        return new InlineArticle
        {
            Id = article.Key,
            Title = title,
            Description = PlainText.Shorten($"{facts}\n{hit.Snippet.Plain}", MaxDescription),
            Url = url,
            ThumbnailUrl = article.ImageUrl,
            ReplyMarkup = ReadButton(article.Key, language),
            InputMessageContent = new InlineMessageContent
            {
                MessageText = HtmlText.Lines(
                    url is null ? HtmlText.Encode(title).Bold() : HtmlText.Encode(title).Link(url).Bold(),
                    HtmlText.Encode(facts).Italic(),
                    HtmlText.Encode(PlainText.Shorten(article.Summary.Length > 0 ? article.Summary : hit.Snippet.Plain, MaxSummary))),
                LinkPreviewOptions = url is null ? LinkPreviewOptions.Disabled : null,
            },
        };
    }

    public InlineResultsButton NothingFound(Language language) => new() { Text = texts.Get(language, "search.inlineNothing"), StartParameter = "inline" };

    /// <summary>Opens the article in the chat with the bot, for those who have no page to go to.</summary>
    private InlineKeyboard? ReadButton(string key, Language language) => account.Me?.Username is { } username
        ? new InlineKeyboard { Rows = [[new InlineButton { Text = texts.Get(language, "search.inlineRead"), Url = $"https://t.me/{username}?start=a_{key}" }]] }
        : null;
}
