using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search.Indexing;

/// <summary>Finds words of the store that a mistyped or half-typed word may have meant.</summary>
internal static class SpellingReader
{
    private const int MaxLooked = 4_000;
    private const int MaxCompletions = 20;
    private const int MinSound = 3;

    /// <summary>Two letters, and what a plural adds.</summary>
    private const int MaxLonger = 4;

    private const int MaxCounted = 2_000;
    private const int MaxHan = 6;
    private const int MaxAlike = 400;

    /// <summary>The word nearest to what was typed, and of several the one that most posts have, of those that posts say more than once and those that are known; null where there is none or the word is right.</summary>
    public static async Task<string?> CorrectAsync(DbSession session, string folded, IEnumerable<string> known)
    {
        if (!IsWord(folded) || folded.Length < Spelling.MinLength || await CountAsync(session, folded) > 0)
        {
            return null;
        }

        // One wrong letter, or two changed about in the middle, leave a half of the word as it should be; two wrong ones a third, mostly at one of its ends.
        var reversed = Spelling.Reverse(folded);
        var sound = Math.Clamp((folded.Length / 2) - 1, 1, Math.Max(MinSound, folded.Length / 3));
        var (head, tail) = (folded[..sound], reversed[..sound]);
        var near = await session.QueryAsync<string>(
            """
            SELECT word FROM (SELECT word FROM search_words WHERE word >= @head AND word < @headEnd AND LENGTH(word) BETWEEN @shortest AND @longest LIMIT @MaxLooked) AS heads
            UNION SELECT word FROM (SELECT word FROM search_words WHERE reversed >= @tail AND reversed < @tailEnd AND LENGTH(word) BETWEEN @shortest AND @longest LIMIT @MaxLooked) AS tails
            """,
            new { head, headEnd = head + '{', tail, tailEnd = tail + '{', shortest = folded.Length - MaxLonger, longest = folded.Length + MaxLonger, MaxLooked });
        List<string> words = [.. near.Union(known, StringComparer.Ordinal)];
        return await MostUsedAsync(session, words.Where(word => Spelling.IsOneOff(folded, word)))
            ?? await MostUsedAsync(session, words.Where(word => Spelling.IsOneOffButForPlural(folded, word)))
            ?? await MostUsedAsync(session, words.Where(word => Spelling.IsTwoOff(folded, word)));
    }

    /// <summary>The Chinese word one wrong character away: one that is known, or one that sounds alike and that posts have; null where the word is right.</summary>
    public static async Task<string?> CorrectHanAsync(DbSession session, string folded, IEnumerable<string> known)
    {
        if (folded.Length is < 2 or > MaxHan || folded.Any(character => CharKinds.Of(character) != CharKind.Han) || await CountAsync(session, folded) > 0)
        {
            return null;
        }

        if (folded.Length > 2 && await MostUsedAsync(session, known.Where(word => word.Length == folded.Length && Spelling.IsOneOff(folded, word))) is { } meant)
        {
            return meant;
        }

        var alike = Enumerable.Range(0, folded.Length)
            .SelectMany(at => PinyinTable.ReadAlike(folded[at]).Select((character, rank) => (Word: $"{folded[..at]}{character}{folded[(at + 1)..]}", Rank: rank)))
            .OrderBy(candidate => candidate.Rank).Take(MaxAlike);
        var (best, most) = ((string?)null, 0);
        foreach (var (word, _) in alike)
        {
            if (await CountAsync(session, word) is var count && count > most)
            {
                (best, most) = (word, count);
            }
        }

        return best;
    }

    /// <summary>The word that begins so and that most posts have.</summary>
    public static async Task<string?> CompleteAsync(DbSession session, string folded) => !IsWord(folded) || folded.Length < 2
        ? null
        : await MostUsedAsync(session, await session.QueryAsync<string>(
            "SELECT word FROM search_words WHERE word > @folded AND word < @end ORDER BY LENGTH(word), word LIMIT @MaxCompletions",
            new { folded, end = folded + '{', MaxCompletions }));

    private static bool IsWord(string folded) => folded.Length <= Spelling.MaxLength && !folded.AsSpan().ContainsAnyExceptInRange('a', 'z');

    private static async Task<string?> MostUsedAsync(DbSession session, IEnumerable<string> words)
    {
        var (best, most) = ((string?)null, 0);
        foreach (var word in words.Order(StringComparer.Ordinal).Take(MaxCompletions))
        {
            if (await CountAsync(session, word) is var count && count > most)
            {
                (best, most) = (word, count);
            }
        }

        return best;
    }

    private static Task<int> CountAsync(DbSession session, string folded) =>
        IndexReader.CountAsync(session, new SoughtWord(new QueryTerm.Word(folded)).Terms(SearchField.Anywhere), MaxCounted);
}
