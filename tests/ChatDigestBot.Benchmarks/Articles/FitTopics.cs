using System.Globalization;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Topics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>Fits <see cref="TopicModel"/> to labelled posts and writes its file: <c>fit-topics FILE FOLDER LABELS [FOLDER LABELS …]</c>.</summary>
/// <remarks>
/// LABELS holds <c>topics.tsv</c> as <see cref="QualityReport"/> reads it, and may hold <c>words.tsv</c>: words that tell a topic by themselves (word, topics), each taken for
/// half a post with no more than that title. A logistic regression a topic (L-BFGS of ML.NET, held back by the squares of the weights). First one fifth of the posts is left out and judged, then all are fitted.
/// </remarks>
internal sealed class FitTopics : IBenchmark
{
    private const int Folds = 5;
    private const int TitlePieces = 12_000;
    private const int BeginningPieces = 18_000;
    private const int MinTitles = 2;
    private const int MinBeginnings = 3;
    private const float OfWord = 0.5f;
    private const double Least = 0.2; // weights below say next to nothing
    private const float PieceScale = 5; // how much less a piece is held back than a feature

    private static readonly int Features = Enum.GetValues<TopicFeature>().Length;

    public string Name => "fit-topics";

    public string Description => "the weights of the topic model, fitted to labelled posts: FILE FOLDER LABELS [FOLDER LABELS ...]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var topics = TopicFile.Parse(await File.ReadAllTextAsync("content/topics.yaml", cancellationToken));
        var examples = new List<Example>();
        for (var index = 1; index + 1 < words.Length; index += 2)
        {
            examples.AddRange(ReadPosts(words[index], words[index + 1], topics, output));
            examples.AddRange(ReadWords(words[index + 1], topics));
        }

        var posts = examples.Where(example => !example.IsWord).ToList();
        output.WriteLine($"{posts.Count} posts, {examples.Count - posts.Count} words");
        var held = posts.Where((_, index) => index % Folds == 0).ToHashSet();
        var trial = Fit(topics, [.. examples.Where(example => !held.Contains(example))]);
        Judge(trial, topics, held, output);
        var all = Fit(topics, examples);
        await File.WriteAllTextAsync(words[0], all, cancellationToken);
        output.WriteLine($"{all.Length:N0} characters written");
    }

    private static IEnumerable<Example> ReadPosts(string folder, string labels, TopicSet topics, TextWriter output)
    {
        var wanted = TopicLabel.Read(Path.Combine(labels, "topics.tsv"));
        return QualityReport.Read(folder, topics, output).Select(draft => draft.Post).Where(post => wanted.ContainsKey(post.Path))
            .Select(post => Example.Of(topics, ArticleDraft.EvidenceOf(post), wanted[post.Path], isWord: false));
    }

    private static IEnumerable<Example> ReadWords(string labels, TopicSet topics) => !File.Exists(Path.Combine(labels, "words.tsv"))
        ? []
        : TopicLabel.Read(Path.Combine(labels, "words.tsv"))
            .Select(word => Example.Of(topics, new TopicEvidence { Title = word.Key, Text = "", Categories = [], Links = [] }, word.Value, isWord: true));

    private static string Fit(TopicSet topics, List<Example> examples)
    {
        var title = Pieces.Choose(examples, example => [example.Findings.Title], topics, MinTitles, TitlePieces);
        var beginning = Pieces.Choose(examples, example => [example.Findings.Title, example.Findings.Beginning], topics, MinBeginnings, BeginningPieces);
        var fitted = new float[topics.Topics.Count][];
        var rows = examples.ConvertAll(example => (Title: title.Of(example), Beginning: beginning.Of(example)));
        Parallel.For(0, topics.Topics.Count, topic => fitted[topic] = FitOne(topics.Topics[topic].Id, topic, examples, rows, title.Count, beginning.Count));
        using var file = new StringWriter();
        file.Write("# Learned from labelled posts by fit-topics of the benchmarks; TopicModel explains it.\n");
        file.Write($"topics\t{string.Join('\t', topics.Topics.Select(topic => topic.Id))}\n");
        for (var feature = 0; feature < Features; feature++)
        {
            file.Write($"{(TopicFeature)feature}\t{string.Join('\t', fitted.Select(weights => Hundredths(weights[feature])))}\n");
        }

        title.Write(file, "title", fitted, Features);
        beginning.Write(file, "beginning", fitted, Features + title.Count);
        return file.ToString();
    }

    private static float[] FitOne(string id, int topic, List<Example> examples, List<(Known Title, Known Beginning)> rows, int titles, int beginnings)
    {
        var size = Features + titles + beginnings;
        var machine = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        var data = machine.Data.LoadFromEnumerable(examples.Select((example, index) => new Row
        {
            Features = Vector(example.Features(topic), rows[index].Title, rows[index].Beginning, titles, size),
            Label = example.Label.Subjects.Contains(id),
            Weight = example.IsWord ? OfWord : 1,
        }).ToList(), schema);
        var model = machine.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(Row.Weight),
            L1Regularization = 0,
            L2Regularization = 2,
            OptimizationTolerance = 1e-5f,
            NumberOfThreads = 1,
        }).Fit(data).Model.SubModel;
        float[] weights = [.. model.Weights];
        weights[(int)TopicFeature.Bias] += model.Bias;
        for (var index = Features; index < size; index++)
        {
            weights[index] *= PieceScale;
        }

        return weights;
    }

    private static VBuffer<float> Vector(double[] features, Known title, Known beginning, int titles, int size)
    {
        var places = Enumerable.Range(0, Features).Concat(title.Rows.Select(row => Features + row)).Concat(beginning.Rows.Select(row => Features + titles + row)).ToArray();
        float[] values =
        [
            0, .. features.Skip(1).Select(value => (float)value),
            .. Enumerable.Repeat((float)(PieceScale * title.Share), title.Rows.Length),
            .. Enumerable.Repeat((float)(PieceScale * beginning.Share), beginning.Rows.Length),
        ];
        return new VBuffer<float>(size, places.Length, values, places);
    }

    private static void Judge(string file, TopicSet topics, IEnumerable<Example> held, TextWriter output)
    {
        var model = TopicModel.Read(file);
        foreach (var cut in new[] { 8, 9, 10, 11, 12 })
        {
            var figures = default(TopicFigures);
            foreach (var example in held)
            {
                var known = model.Find(example.Findings);
                figures = figures.Add(example.Label,
                [
                    .. Enumerable.Range(0, topics.Topics.Count)
                        .Where(topic => example.Findings.Tallies[topic] is not { IsVetoed: true } && model.Points(topic, known, example.Features(topic)) >= cut)
                        .Select(topic => topics.Topics[topic].Id),
                ]);
            }

            output.WriteLine($"of those left out, {cut} points and more: {figures}");
        }
    }

    private static string Hundredths(float weight) => Math.Round(weight * 100).ToString(CultureInfo.InvariantCulture);

    private sealed class Row
    {
        public VBuffer<float> Features { get; init; }

        public bool Label { get; init; }

        public float Weight { get; init; }
    }

    private sealed record Example
    {
        public required TopicFindings Findings { get; init; }

        public required TopicLabel Label { get; init; }

        public required bool IsWord { get; init; }

        /// <summary>Of each topic.</summary>
        public required double[] Rivals { get; init; }

        public double[] Features(int topic) => Findings.Features(topic, Rivals[topic]);

        public static Example Of(TopicSet topics, TopicEvidence evidence, TopicLabel label, bool isWord)
        {
            var findings = TopicFinder.Find(topics, evidence);
            return new Example { Findings = findings, Label = label, IsWord = isWord, Rivals = findings.Rivals(topics.Topics) };
        }
    }

    /// <summary>The pieces of one part of the posts that tell most of some topic.</summary>
    private sealed class Pieces(Func<Example, string[]> part, Dictionary<string, int> rows)
    {
        public int Count => rows.Count;

        public static Pieces Choose(List<Example> examples, Func<Example, string[]> part, TopicSet topics, int least, int most)
        {
            var seen = new Dictionary<string, int[]>(StringComparer.Ordinal); // by piece: in how many examples, then by topic
            var number = topics.Topics.Select((topic, index) => (topic.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
            var common = new int[number.Count];
            foreach (var example in examples)
            {
                int[] subjects = [.. example.Label.Subjects.Where(number.ContainsKey).Select(id => number[id])];
                Array.ForEach(subjects, topic => common[topic]++);
                foreach (var piece in All(part(example)).Distinct())
                {
                    var counts = seen.TryGetValue(piece, out var known) ? known : seen[piece] = new int[number.Count + 1];
                    counts[^1] += example.IsWord ? least : 1;
                    Array.ForEach(subjects, topic => counts[topic]++);
                }
            }

            var chosen = seen.Where(pair => pair.Value[^1] >= least)
                .OrderByDescending(pair => common.Select((all, topic) => Surprise(pair.Value[topic], pair.Value[^1] * (double)all / examples.Count)).Max())
                .ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most).Select(pair => pair.Key).Order(StringComparer.Ordinal);
            return new Pieces(part, chosen.Select((piece, row) => (piece, row)).ToDictionary(pair => pair.piece, pair => pair.row, StringComparer.Ordinal));
        }

        public Known Of(Example example)
        {
            var all = All(part(example));
            return new Known([.. all.Distinct().Where(rows.ContainsKey).Select(piece => rows[piece]).Order()], TopicModel.PieceShare(all.Count));
        }

        public void Write(TextWriter file, string name, float[][] fitted, int from)
        {
            foreach (var (piece, row) in rows.OrderBy(pair => pair.Value))
            {
                var weights = fitted.Select((weights, topic) => (topic, Weight: weights[from + row])).Where(pair => Math.Abs(pair.Weight) >= Least)
                    .Select(pair => $"{pair.topic}:{Hundredths(pair.Weight)}").ToList();
                if (weights.Count > 0)
                {
                    file.Write($"{name}\t{piece}\t{string.Join('\t', weights)}\n");
                }
            }
        }

        // One cell of a chi-squared test.
        private static double Surprise(int seen, double expected) => expected == 0 ? 0 : (seen - expected) * (seen - expected) / expected;

        private static List<string> All(string[] texts)
        {
            var pieces = new List<string>();
            foreach (var text in texts)
            {
                foreach (var piece in new TextPieces(text))
                {
                    pieces.Add(piece.ToString());
                }
            }

            return pieces;
        }
    }

    /// <param name="Rows">The known pieces, each once.</param>
    /// <param name="Share">What each counts.</param>
    private readonly record struct Known(int[] Rows, double Share);
}
