using System.Globalization;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;

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
    public static string LabelsOf(IReadOnlyList<string> topics, string? source, DateTimeOffset publishedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', topics)}\t{SourceName.Key(source)}\t{Term.MonthOf(publishedAt)}");

    public static IndexedPost Of(long articleId, IReadOnlyList<string> topics, string? source, DateTimeOffset publishedAt, PostTerms terms) => new()
    {
        ArticleId = articleId,
        PublishedAt = publishedAt,
        Labels = LabelsOf(topics, source, publishedAt),
        Terms = $"{terms.Terms} {Term.OfMonth(Term.MonthOf(publishedAt))}", // the date is not known where terms are prepared
        Spellings = terms.Spellings,
        Source = source,
    };
}
