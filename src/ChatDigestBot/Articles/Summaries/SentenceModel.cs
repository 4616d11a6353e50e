namespace ChatDigestBot.Articles.Summaries;

/// <summary>How likely a sentence is to be the one that tells the news: a sum of its features, each with a weight. Pure.</summary>
/// <remarks>
/// Fitted by <c>fit-summaries</c> of the benchmarks on posts whose best sentences a person labelled (a multinomial logit over the sentences of
/// each post), eleven of them moved and one added by hand since. <c>docs/articles.md</c> prints the same weights; a test holds the two together.
/// </remarks>
internal static class SentenceModel
{
    /// <summary>In the order of <see cref="SentenceFeature"/>.</summary>
    public static readonly double[] Weights =
    [
        3.30, // Early
        -0.16, // StartsParagraph
        4.60, // TitleWords
        2.84, // TitleNumbers
        0.37, // Central
        0.61, // Numbers
        0.74, // Event
        1.30, // Recent
        1.18, // Dateline
        -0.90, // Background
        -2.20, // Setting
        -0.40, // Past
        -1.30, // Definition
        0.09, // Opinion
        0.01, // Detail
        -1.80, // Rumour
        1.40, // Denial
        -0.70, // Personal
        0.09, // Leaning
        0.31, // Turn
        -1.60, // Pointing
        -0.33, // Quoted
        -0.96, // TooLong
        -0.83, // Short
        0.40, // ListItem
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
