using ChatDigestBot.Shared;

namespace ChatDigestBot.ModelSummaries.Checking;

/// <summary>How much two texts have in common: pairs of Chinese characters, and the beginnings of Latin words. Pure.</summary>
internal static class SharedWords
{
    private const double LeastChinese = 0.45;
    private const double LeastLatin = 0.6;
    private const double NothingMore = 0.1;
    private const int LeastOnSubject = 2;
    private const int EnoughOfSubject = 4;

    // Of longer words the end is grammar: announce, announced, announcement.
    private const int StemLength = 5;
    private const int ShortestWord = 4;

    public static double LeastShare(string language) => language == "en" ? LeastLatin : LeastChinese;

    /// <summary>From 0 to 1: the part of what <paramref name="said"/> says that <paramref name="text"/> says too.</summary>
    public static double ShareIn(string said, string text)
    {
        var parts = PartsOf(said);
        var known = PartsOf(text);
        return parts.Count == 0 ? 0 : (double)parts.Count(known.Contains) / parts.Count;
    }

    /// <summary>Whether nearly all of it stands in the title.</summary>
    public static bool SaysNoMore(string said, string title) => 1 - ShareIn(said, title) < NothingMore;

    /// <summary>Whether it has next to nothing in common with what the article is about, as far as that is known.</summary>
    public static bool IsOffTheSubject(string said, string subject)
    {
        var known = PartsOf(subject);
        return known.Count >= EnoughOfSubject && PartsOf(said).Count(known.Contains) < LeastOnSubject;
    }

    private static HashSet<string> PartsOf(string text)
    {
        var folded = TextFolding.Fold(text);
        var parts = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < folded.Length; index++)
        {
            if (TextFolding.IsHan(folded[index]))
            {
                if (index + 1 < folded.Length && TextFolding.IsHan(folded[index + 1]))
                {
                    parts.Add(folded.Substring(index, 2));
                }

                continue;
            }

            var end = index;
            while (end < folded.Length && char.IsLetterOrDigit(folded[end]) && !TextFolding.IsHan(folded[end]))
            {
                end++;
            }

            if (end - index >= ShortestWord)
            {
                parts.Add(folded.Substring(index, Math.Min(end - index, StemLength)));
            }

            index = Math.Max(index, end - 1);
        }

        return parts;
    }
}
