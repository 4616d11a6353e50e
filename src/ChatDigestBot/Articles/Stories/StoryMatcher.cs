using ChatDigestBot.Texts;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Finds the article, if any, whose story a new one belongs to.</summary>
internal static class StoryMatcher
{
    private const int MaxCandidates = 12;
    private const int MaxAlike = 6; // of one form: what is told again is most like it, and the others are of its template
    private const int MaxByFigures = 4;
    private const int MaxByKeywords = 2;

    /// <param name="load">The facts of an article of the index; null when it is gone.</param>
    /// <param name="own">The facts of the new one, found only when there are candidates.</param>
    /// <returns>The best match with the reason, or null: a story of its own.</returns>
    public static async ValueTask<StoryMatch?> FindAsync(StoryIndex index, ushort[]? print, DateTimeOffset publishedAt, Func<StoryFacts> own, Func<long, ValueTask<StoryFacts?>> load)
    {
        if (print is null)
        {
            return null;
        }

        StoryFacts? facts = null;
        var found = index.Find(print, publishedAt, StoryRule.Days, MaxCandidates);
        found.AddRange(index.FindByFigures(print, publishedAt, MaxByFigures).Where(candidate => found.TrueForAll(known => known.Id != candidate.Id)));
        found.AddRange(index.FindByKeywords(print, publishedAt, MaxByKeywords).Where(candidate => found.TrueForAll(known => known.Id != candidate.Id)));
        var alike = 0;
        foreach (var candidate in found)
        {
            if (candidate.Similarity >= StoryRule.Reissue && ++alike > MaxAlike)
            {
                continue;
            }

            if (await load(candidate.Id) is { } other && StoryRule.WhySame(facts ??= own(), other, candidate.Similarity) is { } reason)
            {
                return new StoryMatch(candidate.Id, reason);
            }
        }

        return null;
    }
}

internal sealed record StoryMatch(long ArticleId, KeptText Reason);
