using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Search.Words;

namespace ChatDigestBot.Search.Indexing;

/// <summary>What can be found of a post.</summary>
/// <param name="Terms">Parted by spaces, once each.</param>
/// <param name="Spellings">Latin words that a mistyped word may have meant.</param>
internal sealed record PostTerms(string Terms, IReadOnlyList<string> Spellings);

/// <summary>One post as the index keeps it.</summary>
internal sealed record IndexedPost
{
    public required long ArticleId { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required string Labels { get; init; }

    /// <summary>Parted by spaces, once each.</summary>
    public required string Terms { get; init; }

    /// <summary>Latin words that a mistyped word may have meant.</summary>
    public required IReadOnlyList<string> Spellings { get; init; }

    public required string? Source { get; init; }

    /// <summary>What is indexed beside title and text.</summary>
    public static string LabelsOf(Article article) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', article.Topics)}\t{SourceName.Key(article.Source)}\t{Term.MonthOf(article.PublishedAt)}");

    public static IndexedPost Of(Article article, PostTerms terms) => new()
    {
        ArticleId = article.Id,
        PublishedAt = article.PublishedAt,
        Labels = LabelsOf(article),
        Terms = $"{terms.Terms} {Term.OfMonth(Term.MonthOf(article.PublishedAt))}", // the date is not known where terms are prepared
        Spellings = terms.Spellings,
        Source = article.Source,
    };
}
