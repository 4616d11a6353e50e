namespace ChatDigestBot.Articles.Summaries;

/// <summary>Chooses the sentence, or the two of them, that tell most of a text and fit into a summary. Pure.</summary>
/// <remarks>
/// Two are chosen together, not one after the other: of a text whose best sentence fills a summary alone, two shorter ones that are nearly as good say more, and where
/// the model is not sure which sentence tells it, the second is often the one. They are told in the order of the text.
/// </remarks>
internal static class SentenceChoice
{
    private const double Spread = 3; // the model is less sure than its scores say
    private const double CutShare = 0.8; // half a sentence is worth less than a whole one
    private const double LittleNew = 0.6;
    private const double LeaningCost = 2;
    private const double MostBehind = 4;
    private const double MostBehindLittle = 6;
    private const double MostBehindBefore = 3;
    private const double MostOverlap = 0.6;

    private static readonly SentenceFeature[] BesideTheNews =
        [SentenceFeature.Background, SentenceFeature.Setting, SentenceFeature.Past, SentenceFeature.Definition, SentenceFeature.Opinion, SentenceFeature.Rumour, SentenceFeature.Pointing, SentenceFeature.Short, SentenceFeature.Notice];

    /// <summary>The sentences to tell, in the order of the text; of one that must be cut, only that.</summary>
    public static (Sentence First, Sentence? Second)? Of(string text, List<Sentence> candidates, int room)
    {
        if (candidates.MaxBy(sentence => sentence.Score - (LeaningCost * sentence.Features[(int)SentenceFeature.Leaning])) is not { } best)
        {
            return null;
        }

        var top = candidates.Max(sentence => sentence.Score);
        double[] worths = [.. candidates.Select(sentence => Math.Exp((sentence.Score - top) / Spread))];
        var chosen = (best, (Sentence?)null);
        var most = worths[candidates.IndexOf(best)] * (best.Span.Length > room || !best.IsEnded ? CutShare : 1);
        for (var one = 0; one < worths.Length; one++)
        {
            for (var two = one + 1; two < worths.Length; two++)
            {
                if (worths[one] + worths[two] > most && GoTogether(text, candidates[one], candidates[two], room))
                {
                    most = worths[one] + worths[two];
                    chosen = (candidates[one], candidates[two]);
                }
            }
        }

        return chosen;
    }

    private static bool GoTogether(string text, Sentence first, Sentence second, int room)
    {
        var (better, other) = first.Score >= second.Score ? (first, second) : (second, first);
        return first.Span.Length + second.Span.Length < room && first.IsEnded && second.IsEnded
            && IsNearlyAsGood(better, other, room) && (first == better || MayStandBefore(better, other))
            && !Has(first, SentenceFeature.Leaning) && (!Has(second, SentenceFeature.Leaning) || second.Place == first.Place + 1)
            && !Array.Exists(BesideTheNews, feature => Has(other, feature))
            && other.Features[(int)SentenceFeature.Personal] <= other.Features[(int)SentenceFeature.Purpose]
            && other.Features[(int)SentenceFeature.Quoted] < 0.5
            && Overlap(better, other) < MostOverlap
            && SummaryText.IsLatin(text, first.Span) == SummaryText.IsLatin(text, second.Span);
    }

    // To what is short, or says little beyond the title, a weaker one may come.
    private static bool IsNearlyAsGood(Sentence better, Sentence other, int room)
    {
        var saysLittle = better.NewPairs < LittleNew * better.Pairs.Length || better.Span.Length * 3 < room;
        return other.Score >= better.Score - (saysLittle ? MostBehindLittle : MostBehind);
    }

    // What stands before the news, or before what the post says that it is for, led up to it; and in the middle of a report's paragraph it is of something named before.
    private static bool MayStandBefore(Sentence better, Sentence other) =>
        other.Score >= better.Score - MostBehindBefore && (other.StartsParagraph || Has(other, SentenceFeature.EarlyWithoutNews)) && !Has(better, SentenceFeature.Purpose) && !Has(better, SentenceFeature.Dateline)
        && !(Has(better, SentenceFeature.Event) && Has(better, SentenceFeature.Recent));

    private static bool Has(Sentence sentence, SentenceFeature feature) => sentence.Features[(int)feature] > 0;

    private static double Overlap(Sentence one, Sentence other)
    {
        var shared = 0;
        foreach (var pair in other.Pairs)
        {
            shared += Array.BinarySearch(one.Pairs, pair) >= 0 ? 1 : 0;
        }

        return other.Pairs.Length == 0 ? 1 : (double)shared / other.Pairs.Length;
    }
}
