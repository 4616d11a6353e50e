using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Search;

/// <summary>Puts answers into words and buttons. Pure but for the words, which come from the catalogue.</summary>
internal sealed class SearchReplies(TextCatalogue texts, TopicCatalogue topics, WebOptions web)
{
    public const int PageSize = 5;

    private const int MaxQueryShown = 60;
    private const int MaxTitle = 160;

    public Reply Usage(Language language) => Reply.Of(texts.Html(language, "search.usage")) with { EditsMessage = false };

    public Reply Results(SearchResult result, IReadOnlyList<SearchAdvice> narrower, TimeZoneInfo zone, Language language)
    {
        var items = result.Hits.Select((hit, index) => Item(hit, result.Offset + index + 1, zone, language));
        return Reply.Of(HtmlText.Blocks([Heading(result, language), .. items])) with { Buttons = [.. Buttons(result, narrower, language)] };
    }

    public Reply Nothing(SearchQuery query, IReadOnlyList<SearchAdvice> wider, bool isAllRead, Language language)
    {
        var words = PlainText.Shorten(query.Text, MaxQueryShown);
        var buttons = wider.Select(advice => new[] { ReplyButton.Run(Label(advice, language), Line(advice.Query)) }).ToList<IReadOnlyList<ReplyButton>>();
        if (!isAllRead)
        {
            buttons.Add([ReplyButton.Run(texts.Get(language, "search.again"), Line(query))]);
        }

        if (EverydayWords.IsAll(query))
        {
            buttons.Add([ReplyButton.Run(texts.Get(language, "search.buttonDigest"), "/digest")]);
        }
        else
        {
            buttons.AddRange(Follow(query, texts.Get(language, "search.tellMe")));
        }

        buttons.Add([ReplyButton.Run(texts.Get(language, "search.buttonTopics"), "/topics")]);
        return Reply.Of(HtmlText.Lines(
            texts.Html(language, "search.nothing", ("words", words)),
            texts.Html(language, wider.Count > 0 ? "search.nothingBut" : "search.nothingAtAll"),
            isAllRead ? HtmlText.Empty : texts.Html(language, "search.stillReading"))) with
        { Buttons = buttons };
    }

    /// <summary>What shows an article's source and day, such as <c>示例科技 · 2026年3月2日</c>.</summary>
    public static string Facts(Article article, TimeZoneInfo zone, TextCatalogue texts, Language language)
    {
        var day = DayText.WithYear(texts, language, LocalTime.DateAt(article.PublishedAt, zone));
        return article.Source is { Length: > 0 } source ? $"{source} · {day}" : day;
    }

    private static string Line(SearchQuery query) => $"/search {query.Text}";

    private static string PageLine(SearchQuery query, int page) => string.Create(CultureInfo.InvariantCulture, $"/found {page} {query.Text}");

    private HtmlText Heading(SearchResult result, Language language)
    {
        var words = PlainText.Shorten(result.Answered.Text, MaxQueryShown);
        return HtmlText.Lines(
            result.IsTotalCapped
                ? texts.Html(language, "search.headingMany", ("words", words), ("most", SearchResult.MaxCounted))
                : result.IsTotalAtLeast
                    ? texts.Html(language, "search.headingAtLeast", ("words", words), ("count", result.Total))
                    : texts.Html(language, "search.heading", ("words", words), ("count", result.Total)),
            result.Change switch
            {
                QueryChange.Pinyin => texts.Html(language, "search.readAs", ("asked", PlainText.Shorten(result.Asked.Text, MaxQueryShown))),
                QueryChange.Loosened => texts.Html(language, "search.loosened", ("asked", PlainText.Shorten(result.Asked.Text, MaxQueryShown))),
                _ => HtmlText.Empty,
            },
            result.Offset > 0 ? texts.Html(language, "search.range", ("first", result.Offset + 1), ("last", result.Offset + result.Hits.Count)) : HtmlText.Empty);
    }

    private HtmlText Item(SearchHit hit, int number, TimeZoneInfo zone, Language language)
    {
        var title = hit.Article.Title.Length > MaxTitle ? HtmlText.Encode(PlainText.Shorten(hit.Article.Title, MaxTitle)) : hit.Title;
        var told = ReaderScript.Of(language, title, hit.Article.Language);
        var linked = web.ArticleAddress(hit.Article.Key) is { } address ? told.Link(address) : told;
        return HtmlText.Lines(HtmlText.Of($"{number}. {linked}"), HtmlText.Encode(Facts(hit.Article, zone, texts, language)).Italic(), ReaderScript.Of(language, hit.Snippet, hit.Article.Language));
    }

    private IEnumerable<IReadOnlyList<ReplyButton>> Buttons(SearchResult result, IReadOnlyList<SearchAdvice> narrower, Language language)
    {
        yield return [.. result.Hits.Select((hit, index) =>
            ReplyButton.Run((result.Offset + index + 1).ToString(CultureInfo.InvariantCulture), $"/read {hit.Article.Key}"))];
        var page = (result.Offset / PageSize) + 1;
        var pages = new List<ReplyButton>();
        if (page > 1)
        {
            pages.Add(ReplyButton.Run(texts.Get(language, "search.previous"), PageLine(result.Asked, page - 1)));
        }

        if (result.HasMore)
        {
            pages.Add(ReplyButton.Run(texts.Get(language, "search.next"), PageLine(result.Asked, page + 1)));
        }

        if (pages.Count > 0)
        {
            yield return pages;
        }

        if (narrower.Count > 0)
        {
            yield return [.. narrower.Select(advice => ReplyButton.Run(Label(advice, language), Line(advice.Query)))];
        }

        if (result.AlsoReads is { } read)
        {
            yield return [ReplyButton.Run(texts.Get(language, "search.alsoReads", ("words", PlainText.Shorten(read.Text, MaxQueryShown))), Line(read))];
        }

        foreach (var row in Follow(result.Answered, texts.Get(language, "search.follow")))
        {
            yield return row;
        }
    }

    // What comes is always new: without its limits in time a question may have no words left.
    private static IEnumerable<IReadOnlyList<ReplyButton>> Follow(SearchQuery query, string label) =>
        QueryWriter.Write(query with { TimeLimits = [] }) is { Length: > 0 } words ? [[ReplyButton.Run(label, $"/follow {words}")]] : [];

    private string Label(SearchAdvice advice, Language language)
    {
        var name = PlainText.Shorten(advice.Name, MaxQueryShown / 2);
        var label = advice.Kind switch
        {
            AdviceKind.Correction => texts.Get(language, "search.didYouMean", ("words", PlainText.Shorten(advice.Query.Text, MaxQueryShown / 2))),
            AdviceKind.LastWeek => texts.Get(language, "search.lastWeek"),
            AdviceKind.InTopic => topics.Find(advice.Name) is { } topic ? topic.Label(language) : name,
            AdviceKind.AnyTime => texts.Get(language, "search.anyTime"),
            AdviceKind.AnyTopic => texts.Get(language, "search.anyTopic"),
            AdviceKind.NothingTakenAway => texts.Get(language, "search.nothingTakenAway"),
            AdviceKind.Anywhere => texts.Get(language, "search.anywhere"),
            AdviceKind.FewerWords => texts.Get(language, "search.fewerWords", ("words", name)),
            _ => throw new ArgumentOutOfRangeException(nameof(advice), advice.Kind, null),
        };
        return advice.Count > SearchResult.MaxCounted ? label : string.Create(CultureInfo.InvariantCulture, $"{label} ({advice.Count})");
    }
}
