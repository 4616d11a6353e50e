using ChatDigestBot.Articles;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search;

/// <summary>An article that answers a query.</summary>
internal sealed record SearchHit
{
    public required Article Article { get; init; }

    /// <summary>Higher is better; comparable within one answer only.</summary>
    public required double Score { get; init; }

    /// <summary>The title with the words in bold.</summary>
    public required HtmlText Title { get; init; }

    /// <summary>The best passage of the text with the words in bold; the summary where the words stand in the title only.</summary>
    public required HtmlText Snippet { get; init; }

    /// <summary>An article of a list that no words were sought in.</summary>
    public static SearchHit Unsought(Article article) => new()
    {
        Article = article,
        Score = 0,
        Title = HtmlText.Encode(article.Title),
        Snippet = HtmlText.Encode(article.Summary),
    };
}
