using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>Measures topics, summaries and stories against labels that a person wrote: <c>quality</c> for our own sample, or <c>quality FOLDER LABELS</c>.</summary>
/// <remarks>
/// LABELS is a folder with <c>topics.tsv</c> (path, topics that must be found, topics that may be; tabs between, spaces inside) and
/// <c>stories.txt</c> (paths of one story a block, an empty line between blocks), and <c>summaries.tsv</c> (<see cref="SummaryLabels"/>); what is not there is not measured.
/// </remarks>
internal sealed class QualityReport : IBenchmark
{
    public string Name => "quality";

    public string Description => "precision and recall of topics and stories, and summaries, against labels: [FOLDER LABELS], without words those of our sample";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var topics = TopicFile.Parse(await File.ReadAllTextAsync("content/topics.yaml", cancellationToken));
        if (words.Length == 2)
        {
            await RunAsync(words[0], words[1], topics, output, cancellationToken);
            return;
        }

        foreach (var half in new[] { "tuned", "held" })
        {
            await output.WriteLineAsync($"{half} half of our own sample");
            var folder = $"tests/ChatDigestBot.Tests/Articles/Sample/{half}";
            // Nobody tunes by what is not shown: of the half held out only the figures are printed.
            await RunAsync($"{folder}/posts", folder, topics, half == "tuned" ? output : new FiguresOnly(output), cancellationToken);
        }
    }

    private static async Task RunAsync(string folder, string labels, TopicSet topics, TextWriter output, CancellationToken cancellationToken)
    {
        var drafts = Read(folder, topics, output);
        if (File.Exists(Path.Combine(labels, "topics.tsv")))
        {
            PrintTopics(drafts, TopicLabel.Read(Path.Combine(labels, "topics.tsv")), output);
        }

        PrintSummaries(drafts, SummaryLabels.Read(labels), output);
        if (File.Exists(Path.Combine(labels, "stories.txt")))
        {
            await PrintStoriesAsync(drafts, await File.ReadAllTextAsync(Path.Combine(labels, "stories.txt"), cancellationToken), output);
        }
    }

    public static List<ArticleDraft> Read(string folder, TopicSet topics, TextWriter output)
    {
        var drafts = new List<ArticleDraft>();
        foreach (var file in new PostFolder(folder).List(problem => output.WriteLine($"  {problem.Level} {problem.Path}: {problem.Message}")))
        {
            switch (PostReader.Read(folder, file))
            {
                case PostReading.Loaded loaded:
                    var draft = ArticleDraft.Make(loaded.Post, topics, TimeProvider.System.GetUtcNow());
                    drafts.Add(draft);
                    break;
                case PostReading.Unreadable unreadable:
                    output.WriteLine($"  {unreadable.Problem.Level} {unreadable.Problem.Path}: {unreadable.Problem.Message}");
                    break;
            }
        }

        return drafts;
    }

    private static void PrintTopics(List<ArticleDraft> drafts, Dictionary<string, TopicLabel> labels, TextWriter output)
    {
        var known = labels.Values.SelectMany(label => label.Subjects.Concat(label.Sides)).ToHashSet();
        var figures = default(TopicFigures);
        foreach (var draft in drafts.Where(draft => labels.ContainsKey(draft.Post.Path)))
        {
            var label = labels[draft.Post.Path];
            var found = draft.Topics.Where(score => known.Contains(score.Topic)).ToList();
            foreach (var score in found.Where(score => !label.Subjects.Contains(score.Topic)))
            {
                output.WriteLine($"  {(label.Sides.Contains(score.Topic) ? "MAY BE" : "WRONG ")} {score.Topic} {score.Score}: {draft.Post.Title}  [{string.Join(", ", score.Reasons.Select(reason => $"{reason.Rule} {reason.Found} {reason.Points}"))}]");
            }

            foreach (var topic in label.Subjects.Where(topic => draft.Topics.All(score => score.Topic != topic)))
            {
                output.WriteLine($"  MISSED {topic}: {draft.Post.Title}  has [{string.Join(", ", draft.Topics.Select(score => $"{score.Topic} {score.Score}"))}]");
            }

            figures = figures.Add(label, [.. found.Select(score => score.Topic)]);
        }

        output.WriteLine($"topics: {figures}");
    }

    private static void PrintSummaries(List<ArticleDraft> drafts, SummaryLabels labels, TextWriter output)
    {
        var (best, fair, none, of) = (0, 0, 0, 0);
        foreach (var draft in drafts)
        {
            if (labels.Find(draft) is not { Best.Count: > 0 } places)
            {
                continue;
            }

            of++;
            if (draft.Summary.Spans.Any(span => SummaryLabels.IsOneOf(draft.Post.Text, places.Best, span)))
            {
                best++;
                continue;
            }

            var isFair = draft.Summary.Spans.Any(span => SummaryLabels.IsOneOf(draft.Post.Text, places.Fair, span));
            fair += isFair ? 1 : 0;
            none += draft.Summary.Spans.Count == 0 ? 1 : 0;
            output.WriteLine($"  {(isFair ? "FAIR" : "OTHER")}  {draft.Post.Title}\n      {draft.Summary.Text}\n      wanted: {draft.Post.Text.Substring(places.Best[0], Math.Min(90, draft.Post.Text.Length - places.Best[0]))}");
        }

        if (of > 0)
        {
            output.WriteLine($"summaries: {(double)best / of:0.000} tell the best sentence, {(double)fair / of:0.000} another that will do, {(double)(of - best - fair) / of:0.000} neither ({none} say nothing); {of} posts labelled");
        }
    }

    private static async Task PrintStoriesAsync(List<ArticleDraft> drafts, string text, TextWriter output)
    {
        var expected = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(block => Pairs([.. block.Split('\n', StringSplitOptions.RemoveEmptyEntries)])).ToHashSet();
        var index = new StoryIndex();
        var stories = new List<List<int>>();
        var storyOf = new Dictionary<long, List<int>>();
        for (var number = 0; number < drafts.Count; number++)
        {
            var draft = drafts[number];
            var date = draft.Post.PublishedAt ?? TimeProvider.System.GetUtcNow();
            var match = await StoryMatcher.FindAsync(index, draft.Print, date, () => Facts(draft), id => ValueTask.FromResult<StoryFacts?>(Facts(drafts[(int)id - 1])));
            var story = match is null ? [] : storyOf[match.ArticleId];
            if (match is null)
            {
                stories.Add(story);
            }
            else
            {
                output.WriteLine($"  STORY {match.Reason.Write()}\n      {drafts[(int)match.ArticleId - 1].Post.Title}\n      {draft.Post.Title}");
            }

            story.Add(number);
            storyOf[number + 1] = story;
            if (draft.Print is { } print)
            {
                index.Add(number + 1, print, date);
            }
        }

        var found = stories.SelectMany(story => Pairs([.. story.Select(number => drafts[number].Post.Path)])).ToHashSet();
        foreach (var (one, other) in expected.Except(found))
        {
            output.WriteLine($"  MISSED PAIR {Explain(drafts, one, other)}\n      {one}\n      {other}");
        }

        foreach (var (one, other) in found.Except(expected))
        {
            output.WriteLine($"  WRONG PAIR {Explain(drafts, one, other)}\n      {one}\n      {other}");
        }

        var right = found.Intersect(expected).Count();
        output.WriteLine($"stories: precision {(double)right / Math.Max(1, found.Count):0.000}, recall {(double)right / Math.Max(1, expected.Count):0.000} ({expected.Count} pairs labelled, {found.Count} found)");
    }

    private static string Explain(List<ArticleDraft> drafts, string one, string other)
    {
        var (here, there) = (drafts.First(draft => draft.Post.Path == one), drafts.First(draft => draft.Post.Path == other));
        var similarity = here.Print is { } print && there.Print is { } otherPrint ? TextPrint.Similarity(print, otherPrint) : 0;
        var comparison = StoryComparison.Of(Facts(here), Facts(there), similarity);
        return $"{StoryReasons.Of("", comparison).Write()}, days {comparison.Days.Shared} of {comparison.Days.Least}, support {comparison.Support:0.00}, titles contradict: {comparison.TitlesContradict}";
    }

    private static StoryFacts Facts(ArticleDraft draft) => new(draft.Post.Title, draft.Post.Text, draft.Post.PublishedAt);

    private static IEnumerable<(string One, string Other)> Pairs(string[] paths) =>
        paths.SelectMany((one, index) => paths.Skip(index + 1).Select(other => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one)));

    private sealed class FiguresOnly(TextWriter output) : TextWriter
    {
        public override System.Text.Encoding Encoding => output.Encoding;

        public override void WriteLine(string? value)
        {
            if (value is not null && !value.StartsWith(' '))
            {
                output.WriteLine(value);
            }
        }
    }
}
