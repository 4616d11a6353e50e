namespace ChatDigestBot.Articles.Summaries;

/// <summary>Chooses the one or two sentences that tell the news. Pure, and the same for the same text every time.</summary>
/// <remarks>
/// <see cref="SentenceModel"/> says which sentence that is; here is decided what may be said at all: nothing that the title has said, whole
/// sentences where they fit, and a second one only where it goes with the first.
/// </remarks>
internal static class Summariser
{
    /// <summary>A summary may be longer by a third than two sentences are that are easily read, before it is cut: half a sentence says less than a long one.</summary>
    public const double MaxShare = 4 / 3.0;

    private const int UsualChinese = 90;
    private const int UsualLatin = 220;
    private const double LeastNew = 0.12;
    private const int LeastNewPairs = 4;
    private const double LittleNew = 0.6;
    private const double LeaningCost = 2;
    private const double MostBehind = 2;
    private const double MostBehindLittle = 5;
    private const double NextToFirst = 2;
    private const double MostOverlap = 0.6;

    private static readonly SentenceFeature[] BesideTheNews =
        [SentenceFeature.Background, SentenceFeature.Setting, SentenceFeature.Past, SentenceFeature.Definition, SentenceFeature.Opinion, SentenceFeature.Rumour, SentenceFeature.Pointing, SentenceFeature.Short, SentenceFeature.Notice];

    /// <summary>As many characters as a summary may have.</summary>
    public static int MaxLength(string language) => (int)(Usual(language) * MaxShare);

    /// <param name="description">What the head of the post says that it is about.</param>
    public static Summary Summarise(string title, ArticleBody body, string text, string language, string? description = null)
    {
        var written = WrittenSummary.Read(title, text, description, language);
        return written.Length == 0 ? ContentsSummary.Find(title, body, text, language) ?? Choose(title, body, text, language)
            : written.Length * 3 >= MaxLength(language) ? new Summary { Text = written, Spans = [] }
            : WrittenSummary.Together(written, Choose(title, body, text, language), MaxLength(language));
    }

    private static Summary Choose(string title, ArticleBody body, string text, string language)
    {
        var candidates = Candidates(title, body, text, language);
        if (candidates.MaxBy(sentence => sentence.Score - (LeaningCost * sentence.Features[(int)SentenceFeature.Leaning])) is not { } first)
        {
            return Summary.None;
        }

        var most = MaxLength(language);
        var lead = SummaryText.Lead(text, first.Span);
        var whole = SummaryText.Of(text, [lead], most);
        if (whole.IsCut || !first.IsEnded)
        {
            return whole;
        }

        var room = most - whole.Text.Length;
        var second = candidates.Where(sentence => sentence != first && sentence.Span.Length < room && sentence.IsEnded && GoesWith(text, first, sentence)).MaxBy(Fitness);
        // What is short, or says little beyond the title, is worth a weaker one.
        var saysLittle = first.NewPairs < LittleNew * first.Pairs.Length || whole.Text.Length * 3 < most;
        var behind = saysLittle ? MostBehindLittle : MostBehind;
        if (second is null || Fitness(second) < first.Score - behind)
        {
            return whole;
        }

        var both = SummaryText.Of(text, [lead, second.Span], most);
        return both.IsCut ? whole : both;

        double Fitness(Sentence sentence) => sentence.Score + (sentence.Place == first.Place + 1 ? NextToFirst : 0);
    }

    /// <summary>The sentences that may be chosen, measured and scored; for the benchmarks too.</summary>
    public static List<Sentence> Candidates(string title, ArticleBody body, string text, string language)
    {
        var (usual, isEnglish) = (Usual(language), language == "en");
        var sentences = SentenceCollector.Collect(body, text, usual);
        SentenceMeter.Measure(title, text, sentences, usual, isEnglish);
        sentences.RemoveAll(sentence => !SaysMore(sentence));
        SentenceMeter.Compare(sentences, isEnglish);
        foreach (var sentence in sentences)
        {
            sentence.Score = SentenceModel.Score(sentence.Features);
        }

        return sentences;
    }

    private static int Usual(string language) => language == "en" ? UsualLatin : UsualChinese;

    private static bool SaysMore(Sentence sentence) => sentence.NewPairs >= LeastNewPairs && sentence.NewPairs >= LeastNew * sentence.Pairs.Length;

    // What stands before the news led up to it; what comes after it may be what everybody knew.
    private static bool GoesWith(string text, Sentence first, Sentence second) =>
        second.Place > first.Place && Overlap(first, second) < MostOverlap
        && Array.TrueForAll(BesideTheNews, feature => second.Features[(int)feature] == 0)
        && second.Features[(int)SentenceFeature.Personal] <= second.Features[(int)SentenceFeature.Purpose]
        && second.Features[(int)SentenceFeature.Quoted] < 0.5
        && (second.Features[(int)SentenceFeature.Leaning] == 0 || second.Place == first.Place + 1)
        && SummaryText.IsLatin(text, first.Span) == SummaryText.IsLatin(text, second.Span);

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
