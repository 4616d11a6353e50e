using System.Diagnostics;
using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Articles.Summaries;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>What each stage of reading a post costs, in processor time on one core.</summary>
internal sealed class Stages : IBenchmark
{
    private const int Rounds = 3;

    public string Name => "stages";

    public string Description => "processor time and memory of each stage of reading posts: FOLDER [MOST]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var topics = TopicFile.Parse(await File.ReadAllTextAsync("content/topics.yaml", cancellationToken));
        var folder = new PostFolder(words[0]);
        var files = folder.List(_ => { }).Take(words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 1_000).ToList();
        var now = TimeProvider.System.GetUtcNow();
        for (var round = 0; round < Rounds; round++)
        {
            await output.WriteLineAsync($"round {round + 1} of {Rounds}: {files.Count} posts");
            var posts = Measure("read file, head", files, file => ((PostReading.Loaded)PostReader.Read(folder.Root, file)).Post, output);
            var bodies = Measure("HTML to paragraphs", posts, post => HtmlBody.Read(post.Body), output);
            Measure("frame off", bodies, body => Boilerplate.Remove(body.Paragraphs, []), output);
            var cleaned = Measure("all cleaning", posts, post => PostCleaner.Clean(post, now), output);
            Measure("topics", cleaned, post => TopicClassifier.Classify(topics, ArticleDraft.EvidenceOf(post)), output);
            Measure("summary", cleaned, post => Summariser.Summarise(post.Title, post.Body, post.Text, post.Measure.Language), output);
            Measure("print", cleaned, post => TextPrint.Of(post.Title, post.Text), output);
            var facts = cleaned.ConvertAll(post => new StoryFacts(post.Title, post.Text, post.PublishedAt));
            Measure("one story? (few are asked)", [.. facts.Zip(facts.Skip(1))], pair => StoryRule.WhySame(pair.First, pair.Second, StoryRule.Reissue), output);
            Measure("pack", cleaned, post => ArticleBodyCodec.Pack(post.Body), output);
        }
    }

    private static List<TOut> Measure<TIn, TOut>(string stage, List<TIn> inputs, Func<TIn, TOut> work, TextWriter output)
    {
        var results = new List<TOut>(inputs.Count);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (var input in inputs)
        {
            results.Add(work(input));
        }

        var used = Process.GetCurrentProcess().TotalProcessorTime - before;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {stage,-24} {used.TotalMicroseconds / inputs.Count,6:0} µs  {(GC.GetAllocatedBytesForCurrentThread() - allocated) / inputs.Count / 1024.0,6:0.0} kB a post"));
        return results;
    }
}
