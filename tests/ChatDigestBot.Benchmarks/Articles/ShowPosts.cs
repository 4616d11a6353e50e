using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>Prints what the rules find in each post of a folder, for reading: <c>show FOLDER</c>.</summary>
internal sealed class ShowPosts : IBenchmark
{
    public string Name => "show";

    public string Description => "what the rules find in each post of a folder: FOLDER";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var topics = TopicFile.Parse(await File.ReadAllTextAsync("content/topics.yaml", cancellationToken));
        foreach (var draft in QualityReport.Read(words[0], topics, output))
        {
            var post = draft.Post;
            output.WriteLine($"# {post.Title}  ({post.Source}, {post.PublishedAt:yyyy-MM-dd HH:mm}, {post.Measure.Language}, {post.Measure.Words} words{(post.IsAdvert ? ", ADVERT" : "")}) {post.ImageUrl}");
            output.WriteLine($"  topics: {string.Join(", ", draft.Topics.Select(score => $"{score.Topic} {score.Score}"))}");
            output.WriteLine($"  summary ({draft.Summary.Text.Length}): {draft.Summary.Text}");
            output.WriteLine($"  head: {(post.Text.Length > 80 ? post.Text[..80] : post.Text)}".Replace('\n', '¶'));
            output.WriteLine($"  tail: {(post.Text.Length > 80 ? post.Text[^80..] : post.Text)}".Replace('\n', '¶'));
            foreach (var problem in post.Problems)
            {
                output.WriteLine($"  {problem.Level} line {problem.Line}: {problem.Message}");
            }
        }
    }
}
