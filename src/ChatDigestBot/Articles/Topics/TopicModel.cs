using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Topics;

/// <summary>
/// What posts of a topic read like, learned from labelled posts: for each topic a logistic regression over its evidence (<see cref="TopicFeature"/>)
/// and over the pieces of title and beginning (<see cref="TextPieces"/>). Immutable.
/// </summary>
/// <remarks>
/// Fitted by <c>fit-topics</c> of the benchmarks, which writes <c>topic-model.tsv</c>: the topics, a line for each feature with a weight a topic, then a line a piece
/// with the weights that are not next to nothing, as <c>topic:weight</c>. All weights are hundredths. The pieces of a text share out one weight: each counts one by the root of their number.
/// </remarks>
internal sealed class TopicModel
{
    /// <summary>How a reason of this kind is called in <c>articles show</c>.</summary>
    public const string Rule = "learned";

    /// <summary>The points of a topic that a post is as likely about as not.</summary>
    public const double EvenPoints = 10;

    private const double PointsPerLogOdd = 5;
    private const int MaxReasons = 3;
    private const double MinReason = 0.2; // in log-odds

    private static readonly Lazy<TopicModel> OfProduct = new(static () =>
    {
        using var stream = typeof(TopicModel).Assembly.GetManifestResourceStream("ChatDigestBot.Articles.Topics.topic-model.tsv")!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    });

    private readonly double[][] _features; // by feature, by topic
    private readonly PieceWeights _title;
    private readonly PieceWeights _beginning;

    private TopicModel(string version, IReadOnlyList<string> topics, double[][] features, PieceWeights title, PieceWeights beginning)
    {
        (Version, Topics, _features, _title, _beginning) = (version, topics, features, title, beginning);
    }

    public static TopicModel Shipped => OfProduct.Value;

    /// <summary>The ids of the topics it knows.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>Changes with every change of the file.</summary>
    public string Version { get; }

    /// <exception cref="InvalidDataException">The file is damaged; the message names the line.</exception>
    public static TopicModel Read(string file)
    {
        string[] topics = [];
        var features = new double[Enum.GetValues<TopicFeature>().Length][];
        var (title, beginning) = (new List<(string, string[])>(), new List<(string, string[])>());
        var number = 0;
        foreach (var line in file.Split('\n', StringSplitOptions.TrimEntries))
        {
            number++;
            var parts = line.Split('\t');
            switch (parts[0])
            {
                case "topics":
                    topics = parts[1..];
                    break;
                case "title" when parts.Length > 2:
                    title.Add((parts[1], parts[2..]));
                    break;
                case "beginning" when parts.Length > 2:
                    beginning.Add((parts[1], parts[2..]));
                    break;
                case var name when Enum.IsDefined(typeof(TopicFeature), name) && parts.Length == topics.Length + 1:
                    features[(int)Enum.Parse<TopicFeature>(name)] = [.. parts[1..].Select(part => Hundredths(part))];
                    break;
                case not "" when !line.StartsWith('#'):
                    throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"line {number} of the topic model is neither a feature with {topics.Length} weights nor a piece with some: {parts[0]}"));
            }
        }

        return Array.IndexOf(features, null) is >= 0 and var missing
            ? throw new InvalidDataException($"the topic model has no weights for {(TopicFeature)missing}")
            : new TopicModel(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)))[..16], topics, features, new PieceWeights(title, topics.Length), new PieceWeights(beginning, topics.Length));
    }

    /// <summary>What each piece counts of a text that has so many, known and unknown.</summary>
    public static double PieceShare(int pieces) => 1 / Math.Sqrt(Math.Max(1, pieces));

    /// <summary>Finds the pieces it knows in title and beginning, and what they say for each topic.</summary>
    public KnownPieces Find(TopicFindings findings)
    {
        var known = new KnownPieces(_title.Find(findings.Title), _beginning.Find(findings.Title, findings.Beginning), new double[Topics.Count]);
        _title.AddTo(known.Odds, known.Title);
        _beginning.AddTo(known.Odds, known.Beginning);
        return known;
    }

    /// <summary>The points of a topic: <see cref="EvenPoints"/> or more where the post is more likely about it than not.</summary>
    /// <param name="place">The topic's place in <see cref="Topics"/>.</param>
    /// <param name="features">In the order of <see cref="TopicFeature"/>.</param>
    public double Points(int place, KnownPieces known, ReadOnlySpan<double> features)
    {
        var odds = known.Odds[place];
        for (var feature = 0; feature < features.Length; feature++)
        {
            odds += _features[feature][place] * features[feature];
        }

        return EvenPoints + (PointsPerLogOdd * odds);
    }

    /// <summary>The pieces that speak loudest for a topic, the strongest first.</summary>
    /// <param name="place">The topic's place in <see cref="Topics"/>.</param>
    public IEnumerable<TopicReason> Reasons(int place, KnownPieces known) =>
        _title.Odds(place, known.Title).Concat(_beginning.Odds(place, known.Beginning))
            .Where(piece => piece.Odds >= MinReason / 2) // what is less is most of them, and never a reason
            .GroupBy(piece => piece.Text).Select(group => (Text: group.Key, Odds: group.Sum(piece => piece.Odds)))
            .Where(piece => piece.Odds >= MinReason).OrderByDescending(piece => piece.Odds).Take(MaxReasons)
            .Select(piece => new TopicReason { Rule = Rule, Found = piece.Text, Count = 1, Points = Math.Round(piece.Odds * PointsPerLogOdd, 1) });

    private static double Hundredths(ReadOnlySpan<char> number) => int.Parse(number, CultureInfo.InvariantCulture) / 100.0;

    /// <param name="Title">Of the title.</param>
    /// <param name="Beginning">Of title and beginning together.</param>
    /// <param name="Odds">What all of them say for each topic, in log-odds.</param>
    internal sealed record KnownPieces(PieceRows Title, PieceRows Beginning, double[] Odds);

    /// <param name="Rows">Of the pieces, each once.</param>
    /// <param name="Share">What each of them counts.</param>
    internal readonly record struct PieceRows(HashSet<int> Rows, double Share);

    /// <summary>The weights of the pieces of one part of the text.</summary>
    private sealed class PieceWeights
    {
        private readonly Dictionary<ulong, int> _rowsOfHan; // by their characters, packed: most pieces are such
        private readonly FrozenDictionary<string, int> _rowsOfWords;
        private readonly string[] _texts; // by row
        private readonly float[] _weights; // by row, by topic
        private readonly int _topics;

        public PieceWeights(List<(string Text, string[] Weights)> lines, int topics)
        {
            _topics = topics;
            _texts = [.. lines.Select(line => line.Text)];
            var rows = _texts.Select((text, row) => KeyValuePair.Create(text, row)).ToLookup(pair => TextFolding.IsHan(pair.Key[0]));
            _rowsOfHan = rows[true].ToDictionary(pair => Pack(pair.Key), pair => pair.Value);
            _rowsOfWords = rows[false].ToFrozenDictionary(StringComparer.Ordinal);
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

        public PieceRows Find(params ReadOnlySpan<string> texts)
        {
            var (rows, all) = (new HashSet<int>(), 0);
            var words = _rowsOfWords.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var text in texts)
            {
                foreach (var piece in new TextPieces(text))
                {
                    all++;
                    if (TextFolding.IsHan(piece[0]) ? _rowsOfHan.TryGetValue(Pack(piece), out var row) : words.TryGetValue(piece, out row))
                    {
                        rows.Add(row);
                    }
                }
            }

            return new PieceRows(rows, PieceShare(all));
        }

        public void AddTo(double[] odds, PieceRows found)
        {
            foreach (var row in found.Rows)
            {
                var weights = Weights(row);
                for (var topic = 0; topic < weights.Length; topic++)
                {
                    odds[topic] += found.Share * weights[topic];
                }
            }
        }

        public IEnumerable<(string Text, double Odds)> Odds(int place, PieceRows found) =>
            found.Rows.Select(row => (_texts[row], found.Share * Weights(row)[place]));

        // Of two or three characters.
        private static ulong Pack(ReadOnlySpan<char> piece) => piece[0] | ((ulong)piece[1] << 16) | ((ulong)(piece.Length > 2 ? piece[2] : 0) << 32);

        private ReadOnlySpan<float> Weights(int row) => _weights.AsSpan(row * _topics, _topics);
    }
}
