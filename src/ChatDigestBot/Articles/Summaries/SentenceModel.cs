namespace ChatDigestBot.Articles.Summaries;

/// <summary>How likely a sentence is to be the one that tells the news: a sum of its features, each with a weight. Pure.</summary>
/// <remarks>
/// Fitted by <c>fit-summaries</c> of the benchmarks on posts whose best sentences readers labelled (a multinomial logit over the sentences of
/// each post), held back towards the weights before; three were moved by hand. <c>docs/articles.md</c> prints the same weights and says more; a test holds the two together.
/// </remarks>
internal static class SentenceModel
{
    /// <summary>In the order of <see cref="SentenceFeature"/>.</summary>
    public static readonly double[] Weights =
    [
        1.81, // Early
        -0.74, // StartsParagraph
        3.61, // TitleWords
        0.69, // TitleNumbers
        3.06, // Central
        1.86, // Numbers
        0.60, // Event
        0.47, // Recent
        0.11, // Dateline
        -0.46, // Background
        -1.50, // Setting
        -0.50, // Past
        -0.80, // Definition
        0.04, // Opinion
        -0.29, // Detail
        -1.75, // Rumour
        0.79, // Denial
        -0.09, // Personal
        -0.24, // Leaning
        0.81, // Turn
        -1.10, // Pointing
        -1.05, // Quoted
        -0.52, // TooLong
        -1.88, // Short
        0.30, // ListItem
        -2.27, // Open
        4.75, // Length
        0.92, // Commas
        -0.54, // LatinWords
        -0.88, // Year
        -1.20, // First
        -1.06, // Second
        -1.67, // Behind
        3.51, // EarlyAndNew
        3.37, // EarlyInEnglish
        1.81, // TitleWordsInEnglish
        0.66, // LaterParagraph
        1.70, // MostOfTitle
        0.97, // MostCentral
        0.39, // AfterTitle
        2.60, // Purpose
        0.70, // Thesis
        -2.40, // Notice
        -1.50, // InSection
        0.40, // Conclusion
        -0.80, // EarlyWithoutNews
    ];

    public static double Score(ReadOnlySpan<double> features)
    {
        var score = 0.0;
        for (var index = 0; index < features.Length; index++)
        {
            score += Weights[index] * features[index];
        }

        return score;
    }
}
