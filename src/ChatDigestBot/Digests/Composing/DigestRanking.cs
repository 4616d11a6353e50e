using ChatDigestBot.Articles;
using ChatDigestBot.Subscribers.Votes;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Composing;

/// <summary>Orders what may come into a digest, by reasons that can be told. Pure.</summary>
internal static class DigestRanking
{
    private static readonly TimeSpan HalfLife = TimeSpan.FromHours(24);

    // From here on a text is long enough to be worth opening.
    private const int WholeWords = 400;

    private const double PinnedPoints = 100;

    // A step is more than all other reasons together, a pin among them.
    private const double MovedUpPoints = 200;

    /// <summary>The best first; of equals the newest.</summary>
    /// <param name="articles">One a story.</param>
    /// <param name="topics">The wanted topics; an article of none of them is left out.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="now">The moment of the digest.</param>
    public static IReadOnlyList<ScoredArticle> Rank(IEnumerable<Article> articles, IReadOnlyCollection<string> topics, Language language, DateTimeOffset now) =>
    [
        .. articles
            .Select(article => Score(article, topics, language, now))
            .OfType<ScoredArticle>()
            .OrderByDescending(scored => scored.Score)
            .ThenByDescending(scored => scored.Article.PublishedAt)
            .ThenBy(scored => scored.Article.Id),
    ];

    /// <summary>The same candidates in the order of one reader's taste.</summary>
    public static IReadOnlyList<ScoredArticle> ByVotes(IReadOnlyList<ScoredArticle> ranked, Taste taste) => taste.IsNone
        ? ranked
        : [.. ranked.Select(scored => Voted(scored, taste.Of(scored.Article))).OrderByDescending(scored => scored.Score)];

    /// <summary>What an editor moved up goes before all others.</summary>
    /// <param name="ranked">The best first.</param>
    /// <param name="placeOf">Greater than 0 for what was moved up, the greatest first.</param>
    public static IReadOnlyList<ScoredArticle> MoveUp(IReadOnlyList<ScoredArticle> ranked, Func<Article, int> placeOf) =>
    [
        .. ranked
            .Select(scored => placeOf(scored.Article) is var place and > 0 ? scored with { Parts = [new ScorePart(ScorePart.MovedUp, MovedUpPoints * (place + 1)), .. scored.Parts] } : scored)
            .OrderByDescending(scored => scored.Score),
    ];

    private static ScoredArticle Voted(ScoredArticle scored, int number) => number == 0
        ? scored
        : scored with { Parts = [.. scored.Parts, new ScorePart(ScorePart.Votes, Math.Round(number * Taste.Weight, 3))] };

    private static ScoredArticle? Score(Article article, IReadOnlyCollection<string> topics, Language language, DateTimeOffset now)
    {
        var place = article.Topics.Index().Where(topic => topics.Contains(topic.Item)).Select(topic => (int?)topic.Index).FirstOrDefault();
        if (place is null)
        {
            return null;
        }

        var age = now - article.PublishedAt;
        var fresh = 3 * Math.Pow(0.5, Math.Max(age / HalfLife, 0));
        var sources = Math.Min(Math.Log2(Math.Max(article.StorySources, 1)), 2);
        var substance = article.Summary.Length == 0 ? 0 : 0.5 * Math.Min(article.Words / (double)WholeWords, 1);
        return new ScoredArticle
        {
            Article = article,
            TopicId = article.Topics[place.Value],
            Parts =
            [
                .. article.IsPinned(now) ? [new ScorePart(ScorePart.Pinned, PinnedPoints)] : Array.Empty<ScorePart>(),
                new ScorePart(ScorePart.Fresh, Math.Round(fresh, 3)),
                new ScorePart(ScorePart.Topic, Math.Round(1.0 / (1 + place.Value), 3)),
                .. sources > 0 ? [new ScorePart(ScorePart.Sources, Math.Round(sources, 3))] : Array.Empty<ScorePart>(),
                .. language.Reads(article.Language) ? [new ScorePart(ScorePart.Language, 1)] : Array.Empty<ScorePart>(),
                new ScorePart(ScorePart.Substance, Math.Round(substance, 3)),
            ],
        };
    }
}
