using System.Globalization;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>Turns an alert into its message. Pure but for the words, which come from the catalogue.</summary>
internal sealed class AlertRenderer(TextCatalogue texts, WebOptions web)
{
    // Five items with all their parts at these lengths stay below the limit of a message.
    private const int MaxTitleLength = 120;
    private const int MaxSourceLength = 40;
    private const int MaxWordsLength = 40;
    private const int WordsOnButton = 20;
    private const int MaxWords = 3;

    public RenderedMessage Render(Alert alert, AlertArticles articles, Language language, TimeZoneInfo zone, DateTimeOffset now)
    {
        var queries = alert.Words.ToDictionary(words => words.Key, words => words.Query);
        var items = alert.Items.Select((item, index) => Item(item, index + 1, queries, articles, language, zone, now));
        var left = alert.Words.Sum(words => words.Left);
        return new RenderedMessage(
            HtmlText.Join(
                "\n\n",
                [
                    texts.Html(language, "follows.alert", ("words", Names([.. queries.Values], language).Bold())),
                    .. items,
                    .. left > 0 ? [texts.Html(language, "follows.alertLeft").Italic()] : Array.Empty<HtmlText>(),
                ]),
            [.. Buttons(alert, language)],
            [.. alert.Items.Select(item => item.Article.StoryId)]);
    }

    private HtmlText Item(AlertItem item, int number, Dictionary<string, string> queries, AlertArticles articles, Language language, TimeZoneInfo zone, DateTimeOffset now)
    {
        var article = item.Article;
        var (title, snippet) = articles.Show(article, queries[item.Keys[0]], MaxTitleLength);
        var told = ReaderScript.Of(language, title, article.Language);
        var linked = web.ArticleAddress(article.Key) is { } address ? told.Link(address) : told;
        var facts = new List<string>(3);
        if (queries.Count > 1)
        {
            facts.Add("🔔 " + Names([.. item.Keys.Select(key => queries[key])], language).Plain);
        }

        if (article.Source is { Length: > 0 } source)
        {
            facts.Add(PlainText.Shorten(source, MaxSourceLength));
        }

        facts.Add(DayText.Age(texts, language, article.PublishedAt, now, zone));
        return HtmlText.Lines(HtmlText.Of($"{number}. {linked}"), HtmlText.Encode(string.Join(" · ", facts)).Italic(), ReaderScript.Of(language, snippet, article.Language));
    }

    private HtmlText Names(IReadOnlyList<string> queries, Language language)
    {
        var names = string.Join(texts.Get(language, "follows.comma"), queries.Take(MaxWords).Select(query => ShownQuery.Of(query, language, MaxWordsLength)));
        return HtmlText.Encode(queries.Count > MaxWords ? names + "…" : names);
    }

    private IEnumerable<IReadOnlyList<ReplyButton>> Buttons(Alert alert, Language language)
    {
        yield return [.. alert.Items.Select((item, index) => ReplyButton.Run((index + 1).ToString(CultureInfo.InvariantCulture), $"/read {item.Article.Key}"))];
        foreach (var words in alert.Words.Where(words => words.Left > 0).Take(MaxWords))
        {
            yield return [ReplyButton.Run(texts.Get(language, "follows.more", ("words", ShownQuery.Of(words.Query, language, WordsOnButton)), ("count", words.Left)), $"/newest {words.Key}")];
        }

        if (alert.Words.Count > MaxWords)
        {
            yield return [ReplyButton.Run(texts.Get(language, "follows.mine"), "/follows")];
            yield break;
        }

        foreach (var words in alert.Words)
        {
            yield return [FollowReplies.Unfollow(words.Key, texts.Get(language, "follows.unfollow", ("words", ShownQuery.Of(words.Query, language, WordsOnButton))))];
        }
    }
}
