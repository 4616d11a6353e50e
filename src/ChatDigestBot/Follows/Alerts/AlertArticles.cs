using ChatDigestBot.Articles;
using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>The articles that one pass tells of, read once for all followers, and the places in them that show why.</summary>
internal sealed class AlertArticles(FreshnessOptions options, DateTimeOffset now)
{
    private readonly Dictionary<long, Article> _news = [];
    private readonly Dictionary<long, string> _texts = [];
    private readonly Dictionary<string, IReadOnlyList<SoughtWord>> _words = [];
    private readonly Dictionary<(long, string), (HtmlText Title, HtmlText Snippet)> _shown = [];

    /// <summary>Those of the articles read that are news at this moment.</summary>
    public IReadOnlyDictionary<long, Article> News => _news;

    public async Task ReadAsync(DbSession session, IEnumerable<long> articles)
    {
        var missing = articles.Distinct().Where(id => !_texts.ContainsKey(id)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var texts = await SearchedTexts.ReadAsync(session, missing);
        missing.ForEach(id => _texts[id] = ""); // also those that are gone
        foreach (var article in await ArticleCatalogue.FindManyAsync(session, missing))
        {
            Add(article, texts.GetValueOrDefault(article.Id, ""));
        }
    }

    public void Add(Article article, string text)
    {
        _texts[article.Id] = text;
        if (NewArticleSink.IsNews(article, options, now) && article.PublishedAt <= now + FreshnessOptions.FutureAllowed)
        {
            _news[article.Id] = article;
        }
    }

    /// <summary>Title and best place with the words in bold; the summary where the words stand in the title only.</summary>
    public (HtmlText Title, HtmlText Snippet) Show(Article article, string query, int titleLimit)
    {
        if (_shown.TryGetValue((article.Id, query), out var shown))
        {
            return shown;
        }

        if (!_words.TryGetValue(query, out var words))
        {
            SearchQueryParser.TryParse(query, now, TimeZoneInfo.Utc, out var read);
            _words[query] = words = [.. read.Wanted.Select(word => new SoughtWord(word))];
        }

        return _shown[(article.Id, query)] = (Snippet.Mark(PlainText.Shorten(article.Title, titleLimit), words), Snippet.Of(article.Title, _texts[article.Id], article.Summary, words));
    }
}
