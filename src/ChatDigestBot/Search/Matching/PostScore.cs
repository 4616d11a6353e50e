using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Matching;

/// <summary>Says how well a post answers a query. Pure.</summary>
/// <remarks>
/// BM25 over words, those of the title counted three times, then a bonus for words in the title that no number of mentions in a text
/// makes up for, one for how much of the title they are, one for the whole title, and a little for what is new.
/// </remarks>
internal static class PostScore
{
    private const double Saturation = 1.2; // BM25's k1
    private const double LengthShare = 0.5; // BM25's b; less than the usual 0.75, since news that go into detail are no worse
    private const double UsualLength = 1_000;
    private const double TitleTimes = 3;
    private const double TitleBonus = 3;
    private const double CoverageBonus = 1;
    private const double WholeTitleBonus = 1;
    private const double FreshBonus = 0.3;
    private const double FreshHalfLifeDays = 45;
    private const double AdvertShare = 0.5;
    private const int MaxTimes = 40;

    /// <param name="words">The words with what each weighs; the weights add up to 1.</param>
    /// <param name="foldedTitle">The post's title, folded.</param>
    /// <param name="foldedText">The post's text, folded.</param>
    /// <param name="age">How old the post is.</param>
    /// <param name="isAdvert">Adverts are found, but come late.</param>
    public static double Of(IReadOnlyList<(SoughtWord Word, double Weight)> words, ReadOnlySpan<char> foldedTitle, ReadOnlySpan<char> foldedText, TimeSpan age, bool isAdvert)
    {
        var relevance = 0.0;
        var inTitle = 0.0;
        var length = 1 - LengthShare + (LengthShare * foldedText.Length / UsualLength);
        foreach (var (word, weight) in words)
        {
            var titleTimes = word.Count(foldedTitle, MaxTimes);
            var times = (TitleTimes * titleTimes) + (word.Count(foldedText, MaxTimes) / length);
            relevance += weight * times * (Saturation + 1) / (times + Saturation);
            inTitle += titleTimes > 0 ? weight : 0;
        }

        var coverage = Coverage(words, foldedTitle);
        var freshness = Math.Pow(2, -Math.Max(0, age.TotalDays) / FreshHalfLifeDays);
        var score = relevance + (TitleBonus * inTitle) + (CoverageBonus * coverage) + (coverage == 1 ? WholeTitleBonus : 0) + (FreshBonus * freshness);
        return score * (isAdvert ? AdvertShare : 1);
    }

    /// <summary>The share of the title's characters that the words are.</summary>
    private static double Coverage(IReadOnlyList<(SoughtWord Word, double Weight)> words, ReadOnlySpan<char> foldedTitle)
    {
        var isCovered = foldedTitle.Length <= 512 ? stackalloc bool[foldedTitle.Length] : new bool[foldedTitle.Length];
        isCovered.Clear();
        foreach (var (word, _) in words)
        {
            for (var at = 0; word.TryFind(foldedTitle, at, out var match); at = match.End)
            {
                isCovered.Slice(match.Start, match.Length).Fill(true);
            }
        }

        var (covered, all) = (0, 0);
        for (var i = 0; i < foldedTitle.Length; i++)
        {
            var isWord = CharKinds.Of(foldedTitle[i]) != CharKind.Separator;
            all += isWord ? 1 : 0;
            covered += isWord && isCovered[i] ? 1 : 0;
        }

        return all == 0 ? 0 : covered == all ? 1 : (double)covered / all;
    }
}
