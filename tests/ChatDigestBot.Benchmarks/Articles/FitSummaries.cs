using System.Globalization;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Summaries;
using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>Fits the weights of <see cref="SentenceModel"/> to labelled posts: <c>fit-summaries FOLDER LABELS [FOLDER LABELS …]</c>.</summary>
/// <remarks>A multinomial logit over the sentences of each post, which begins at the weights in use and is held back towards them: what older labels taught stays; a fair sentence counts a quarter of a best one. Prints the figures of five-fold cross-validation, then the weights of all.</remarks>
internal sealed class FitSummaries : IBenchmark
{
    private const int Folds = 5;
    private const int Steps = 1_500;
    private const double Rate = 0.5;
    private const double Momentum = 0.95; // features go together: without it the last of them is found late
    private const double HoldBack = 0.0005; // towards the weights in use
    private const double FairShare = 0.25;

    public string Name => "fit-summaries";

    public string Description => "the weights of the sentence model, fitted to labelled posts: FOLDER LABELS [FOLDER LABELS ...]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var topics = TopicFile.Parse(await File.ReadAllTextAsync("content/topics.yaml", cancellationToken));
        var posts = new List<Example>();
        for (var index = 0; index + 1 < words.Length; index += 2)
        {
            var labels = SummaryLabels.Read(words[index + 1]);
            posts.AddRange(QualityReport.Read(words[index], topics, output).Select(draft => Example.Of(draft, labels)).OfType<Example>());
        }

        var (best, fair, of) = (0, 0, 0);
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit([.. posts.Where((_, index) => index % Folds != fold)]);
            foreach (var post in posts.Where((_, index) => index % Folds == fold))
            {
                var value = post.Values[post.Choose(weights)];
                (best, fair, of) = (best + (value == 1 ? 1 : 0), fair + (value is > 0 and < 1 ? 1 : 0), of + 1);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{posts.Count} posts; of those left out in turn {(double)best / of:0.000} best, {(double)fair / of:0.000} fair"));
        var fitted = Fit(posts);
        for (var index = 0; index < fitted.Length; index++)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        {fitted[index]:0.00}, // {(SentenceFeature)index}"));
        }
    }

    private static double[] Fit(List<Example> posts)
    {
        double[] weights = [.. SentenceModel.Weights];
        var speeds = new double[weights.Length];
        for (var step = 0; step < Steps; step++)
        {
            var slope = new double[weights.Length];
            foreach (var post in posts)
            {
                post.AddSlope(weights, slope);
            }

            for (var index = 0; index < weights.Length; index++)
            {
                speeds[index] = (Momentum * speeds[index]) + (Rate * ((slope[index] / posts.Count) - (HoldBack * (weights[index] - SentenceModel.Weights[index]))));
                weights[index] += speeds[index];
            }
        }

        return weights;
    }

    private sealed record Example(double[][] Features, double[] Values)
    {
        public static Example? Of(ArticleDraft draft, SummaryLabels labels)
        {
            if (labels.Find(draft) is not { } places)
            {
                return null;
            }

            var post = draft.Post;
            var sentences = Summariser.Candidates(post.Title, post.Body, post.Text, post.Measure.Language);
            double[] values = [.. sentences.Select(sentence => SummaryLabels.IsOneOf(post.Text, places.Best, sentence.Span) ? 1 : SummaryLabels.IsOneOf(post.Text, places.Fair, sentence.Span) ? FairShare : 0)];
            return sentences.Count > 1 && values.Contains(1) ? new Example([.. sentences.Select(sentence => sentence.Features)], values) : null;
        }

        public int Choose(double[] weights)
        {
            var best = 0;
            for (var index = 1; index < Values.Length; index++)
            {
                best = Sum(weights, index) > Sum(weights, best) ? index : best;
            }

            return best;
        }

        // Of the logarithm of what the model gives to the labelled sentences.
        public void AddSlope(double[] weights, double[] slope)
        {
            var odds = Values.Select((_, index) => Math.Exp(Sum(weights, index))).ToArray();
            var (all, wanted) = (odds.Sum(), odds.Select((odd, index) => odd * Values[index]).Sum());
            for (var index = 0; index < Values.Length; index++)
            {
                var pull = (odds[index] * Values[index] / wanted) - (odds[index] / all);
                for (var feature = 0; feature < slope.Length; feature++)
                {
                    slope[feature] += pull * Features[index][feature];
                }
            }
        }

        private double Sum(double[] weights, int index)
        {
            var sum = 0.0;
            for (var feature = 0; feature < weights.Length; feature++)
            {
                sum += weights[feature] * Features[index][feature];
            }

            return sum;
        }
    }
}
