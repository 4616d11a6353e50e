using ChatDigestBot.Articles;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search;

/// <summary>Finds stories near an article: of its topics, by how much of the title they share.</summary>
internal sealed class RelatedStories(ArticleCatalogue articles)
{
    public const int MaxFound = 5;

    private const int MaxCandidates = 300;

    /// <summary>Pairs of characters, or words, that two titles must have in common.</summary>
    private const int MinShared = 2;

    public async Task<IReadOnlyList<Article>> FindAsync(Article article, CancellationToken cancellationToken)
    {
        if (article.Topics.Count == 0)
        {
            return [];
        }

        var pieces = PiecesOf(article.Title);
        var candidates = (await articles.ListAsync(new ArticleFilter { Topics = article.Topics, ForDigests = true, Limit = MaxCandidates }, cancellationToken))
            .Select(candidate => (Article: candidate, Pieces: PiecesOf(candidate.Title))).ToList();
        // A piece that many titles of the topic have says little: 发布, 城市.
        var counts = candidates.SelectMany(candidate => candidate.Pieces).CountBy(piece => piece).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. candidates
                .Where(candidate => candidate.Article.StoryId != article.StoryId)
                .Select(candidate => (candidate.Article, Shared: candidate.Pieces.Where(pieces.Contains).ToList()))
                .Where(pair => pair.Shared.Count >= MinShared)
                .OrderByDescending(pair => pair.Shared.Sum(piece => 1.0 / counts[piece]))
                .ThenByDescending(pair => pair.Article.PublishedAt)
                .ThenBy(pair => pair.Article.Id)
                .Take(MaxFound)
                .Select(pair => pair.Article),
        ];
    }

    private static HashSet<string> PiecesOf(string title)
    {
        var folded = SearchFolding.Fold(title);
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 1; at < folded.Length; at++)
        {
            if (TextFolding.IsHan(folded[at - 1]) && TextFolding.IsHan(folded[at]))
            {
                pieces.Add(folded.Substring(at - 1, 2));
            }
        }

        pieces.UnionWith(folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3 && word.All(char.IsAsciiLetterOrDigit)));
        return pieces;
    }
}
