namespace ChatDigestBot.Articles.Summaries;

/// <summary>How likely a sentence is to be the one that tells the news: a sum of its features, each with a weight. Pure.</summary>
/// <remarks>
/// Fitted by <c>fit-summaries</c> of the benchmarks on posts whose best sentences a person labelled (a multinomial logit over the sentences of
/// each post), eleven of them moved and one added by hand, and fitted again, held back towards these, on other posts since. <c>docs/articles.md</c> prints the same weights; a test holds the two together.
/// </remarks>
internal static class SentenceModel
{
    /// <summary>In the order of <see cref="SentenceFeature"/>.</summary>
    public static readonly double[] Weights =
    [
        4.20, // Early
        -0.13, // StartsParagraph
        5.20, // TitleWords
        2.70, // TitleNumbers
        0.40, // Central
        0.50, // Numbers
        0.85, // Event
        1.35, // Recent
        1.00, // Dateline
        -0.70, // Background
        -2.00, // Setting
        -0.50, // Past
        -1.10, // Definition
        0.20, // Opinion
        -0.15, // Detail
        -1.75, // Rumour
        1.40, // Denial
        -0.45, // Personal
        0.07, // Leaning
        0.45, // Turn
        -1.65, // Pointing
        -0.50, // Quoted
        -0.80, // TooLong
        -0.92, // Short
        0.30, // ListItem
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
