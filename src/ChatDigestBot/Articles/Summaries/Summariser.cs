namespace ChatDigestBot.Articles.Summaries;

/// <summary>Chooses the one or two sentences that tell the news. Pure, and the same for the same text every time.</summary>
/// <remarks>
/// <see cref="SentenceModel"/> says how likely each sentence is to be the one, <see cref="SentenceChoice"/> which of them go together; here is decided what may be said
/// at all: nothing that the title has said, and whole sentences where they fit.
/// </remarks>
internal static class Summariser
{
    /// <summary>A summary may be longer by a third than two sentences are that are easily read, before it is cut: half a sentence says less than a long one.</summary>
    public const double MaxShare = 4 / 3.0;

    private const int UsualChinese = 90;
    private const int UsualLatin = 220;
    private const double LeastNew = 0.12;
    private const int LeastNewPairs = 4;
    private const int LeastOwnShare = 3; // one of so many

    /// <summary>As many characters as a summary may have.</summary>
    public static int MaxLength(string language) => (int)(Usual(language) * MaxShare);

    /// <param name="description">What the head of the post says that it is about.</param>
    public static Summary Summarise(string title, ArticleBody body, string text, string language, string? description = null)
    {
        var written = WrittenSummary.Read(title, text, description, language);
        return written.Length == 0 ? ContentsSummary.Find(title, body, text, language) ?? ReleaseSummary.Find(title, body, text, language) ?? Choose(title, body, text, language)
            : written.Length * 3 >= MaxLength(language) ? new Summary { Text = written, Spans = [] }
            : WrittenSummary.Together(written, Choose(title, body, text, language, written), MaxLength(language));
    }

    private static Summary Choose(string title, ArticleBody body, string text, string language, string said = "")
    {
        var candidates = Candidates(title, body, text, language);
        if (said.Length > 0)
        {
            candidates.RemoveAll(sentence => WrittenSummary.HasSaid(said, text.AsSpan(sentence.Span.Start, Math.Min(sentence.Span.Length, MaxLength(language)))));
        }

        var most = MaxLength(language) - said.Length - (said.Length > 0 ? 1 : 0);
        if (SentenceChoice.Of(text, candidates, most) is not (var first, var second))
        {
            return Summary.None;
        }

        var lead = SummaryText.Lead(text, first.Span);
        if (second is not null && SummaryText.Of(text, [lead, second.Span], most) is { IsCut: false } both)
        {
            return both;
        }

        return SummaryText.Of(text, [second is not null && second.Score > first.Score ? second.Span : lead], most);
    }

    /// <summary>The sentences that may be chosen, measured and scored; for the benchmarks too.</summary>
    public static List<Sentence> Candidates(string title, ArticleBody body, string text, string language)
    {
        var (usual, isEnglish) = (Usual(language), language == "en");
        var sentences = InOwnLanguage(SentenceCollector.Collect(body, text, usual), text, isEnglish);
        SentenceMeter.Measure(title, text, sentences, usual, isEnglish);
        sentences.RemoveAll(sentence => !SaysMore(sentence));
        SentenceMeter.Compare(sentences, isEnglish);
        foreach (var sentence in sentences)
        {
            sentence.Score = SentenceModel.Score(sentence.Features);
        }

        return sentences;
    }

    /// <summary>Where a translation stands beside each paragraph, or a source is quoted as it was said, the post's own language tells what its readers can read.</summary>
    private static List<Sentence> InOwnLanguage(List<Sentence> sentences, string text, bool isEnglish)
    {
        var own = sentences.FindAll(sentence => SummaryText.IsLatin(text, sentence.Span) == isEnglish);
        return own.Count * LeastOwnShare >= sentences.Count ? own : sentences;
    }

    private static int Usual(string language) => language == "en" ? UsualLatin : UsualChinese;

    private static bool SaysMore(Sentence sentence) => sentence.NewPairs >= LeastNewPairs && sentence.NewPairs >= LeastNew * sentence.Pairs.Length;
}
