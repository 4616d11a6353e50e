using System.Collections.Frozen;
using System.Globalization;

namespace ChatDigestBot.Articles.Topics;

/// <summary>
/// What posts of a topic read like, learned from labelled posts: for each topic a logistic regression over its evidence (<see cref="TopicFeature"/>)
/// and over the pieces of title and beginning (<see cref="TextGrams"/>). Immutable.
/// </summary>
/// <remarks>
/// Fitted by <c>fit-topics</c> of the benchmarks, which writes <c>topic-model.tsv</c>: the topics, a line for each feature with a weight a topic, then a line a piece
/// with the weights that are not next to nothing, as <c>topic:weight</c>. All weights are hundredths. The pieces of a text share out one weight: each counts one by the root of their number.
/// </remarks>
internal sealed class TopicModel
{
    /// <summary>How a reason of this kind is called in <c>articles show</c>.</summary>
    public const string Rule = "learned";

    private const double PointsPerLogOdd = 5;
    private const int MaxReasons = 3;
    private const double MinReason = 0.2; // in log-odds

    private static readonly Lazy<TopicModel> OfProduct = new(static () =>
    {
        using var stream = typeof(TopicModel).Assembly.GetManifestResourceStream("ChatDigestBot.Articles.Topics.topic-model.tsv")!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    });

    private readonly double[][] _features; // by feature, by topic
    private readonly Pieces _title;
    private readonly Pieces _beginning;

    private TopicModel(IReadOnlyList<string> topics, double[][] features, Pieces title, Pieces beginning)
    {
        (Topics, _features, _title, _beginning) = (topics, features, title, beginning);
    }

    public static TopicModel Shipped => OfProduct.Value;

    /// <summary>The ids of the topics it knows.</summary>
    public IReadOnlyList<string> Topics { get; }

    public static TopicModel Read(TextReader reader)
    {
        string[] topics = [];
        var features = new double[Enum.GetValues<TopicFeature>().Length][];
        var title = new List<(string Gram, string[] Weights)>();
        var beginning = new List<(string Gram, string[] Weights)>();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            switch (parts[0])
            {
                case "topics":
                    topics = parts[1..];
                    break;
                case "title":
                    title.Add((parts[1], parts[2..]));
                    break;
                case "beginning":
                    beginning.Add((parts[1], parts[2..]));
                    break;
                case var name when Enum.TryParse<TopicFeature>(name, out var feature):
                    features[(int)feature] = [.. parts[1..].Select(part => Hundredths(part))];
                    break;
            }
        }

        return new TopicModel(topics, features, new Pieces(title, topics.Length), new Pieces(beginning, topics.Length));
    }

    /// <summary>What title and beginning say for each topic it knows, in log-odds.</summary>
    public double[] Weigh(TopicFindings findings)
    {
        var odds = new double[Topics.Count];
        _title.AddTo(odds, findings.Title);
        _beginning.AddTo(odds, findings.Title, findings.Beginning);
        return odds;
    }

    /// <summary>The points of a topic: <paramref name="threshold"/> or more where the post is more likely about it than not.</summary>
    /// <param name="topic">Its place in <see cref="Topics"/>.</param>
    /// <param name="ofText">What <see cref="Weigh"/> says of it.</param>
    /// <param name="features">In the order of <see cref="TopicFeature"/>.</param>
    public double Points(int topic, double ofText, ReadOnlySpan<double> features, double threshold) =>
        threshold + (PointsPerLogOdd * LogOdds(topic, ofText, features));

    private double LogOdds(int topic, double ofText, ReadOnlySpan<double> features)
    {
        var odds = ofText;
        for (var feature = 0; feature < features.Length; feature++)
        {
            odds += _features[feature][topic] * features[feature];
        }

        return odds;
    }

    /// <summary>The pieces that speak loudest for a topic, the strongest first.</summary>
    public IEnumerable<TopicReason> Reasons(int topic, TopicFindings findings) =>
        _title.Telling(topic, findings.Title).Concat(_beginning.Telling(topic, findings.Title, findings.Beginning))
            .GroupBy(piece => piece.Gram).Select(group => (Gram: group.Key, Odds: group.Sum(piece => piece.Odds)))
            .Where(piece => piece.Odds >= MinReason).OrderByDescending(piece => piece.Odds).Take(MaxReasons)
            .Select(piece => new TopicReason { Rule = Rule, Found = piece.Gram, Count = 1, Points = Math.Round(piece.Odds * PointsPerLogOdd, 1) });

    /// <summary>What each piece counts of a text that has so many, known and unknown.</summary>
    public static double PieceShare(int pieces) => 1 / Math.Sqrt(Math.Max(1, pieces));

    private static double Hundredths(ReadOnlySpan<char> number) => int.Parse(number, CultureInfo.InvariantCulture) / 100.0;

    /// <summary>The pieces of a part of the text, with their weights.</summary>
    private sealed class Pieces
    {
        private readonly FrozenDictionary<string, int> _rows;
        private readonly string[] _grams; // by row
        private readonly float[] _weights; // by row, by topic
        private readonly int _topics;

        public Pieces(List<(string Gram, string[] Weights)> lines, int topics)
        {
            _topics = topics;
            _grams = [.. lines.Select(line => line.Gram)];
            _rows = _grams.Select((gram, row) => KeyValuePair.Create(gram, row)).ToFrozenDictionary(StringComparer.Ordinal);
            _weights = new float[lines.Count * topics];
            for (var row = 0; row < lines.Count; row++)
            {
                foreach (var weight in lines[row].Weights)
                {
                    var colon = weight.IndexOf(':', StringComparison.Ordinal);
                    _weights[(row * topics) + int.Parse(weight.AsSpan(0, colon), CultureInfo.InvariantCulture)] = (float)Hundredths(weight.AsSpan(colon + 1));
                }
            }
        }

        public void AddTo(double[] odds, params ReadOnlySpan<string> texts)
        {
            var (rows, share) = Find(texts);
            foreach (var row in rows)
            {
                var weights = Weights(row);
                for (var topic = 0; topic < weights.Length; topic++)
                {
                    odds[topic] += share * weights[topic];
                }
            }
        }

        public IEnumerable<(string Gram, double Odds)> Telling(int topic, params ReadOnlySpan<string> texts)
        {
            var (rows, share) = Find(texts);
            return rows.Select(row => (_grams[row], share * Weights(row)[topic]));
        }

        private ReadOnlySpan<float> Weights(int row) => _weights.AsSpan(row * _topics, _topics);

        // The pieces that are known, each once; and what each of them counts.
        private (HashSet<int> Rows, double Share) Find(ReadOnlySpan<string> texts)
        {
            var (rows, all) = (new HashSet<int>(), 0);
            var lookup = _rows.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var text in texts)
            {
                foreach (var gram in new TextGrams(text))
                {
                    all++;
                    if (lookup.TryGetValue(gram, out var row))
                    {
                        rows.Add(row);
                    }
                }
            }

            return (rows, PieceShare(all));
        }
    }
}
