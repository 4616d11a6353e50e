using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Articles.Topics;

namespace ChatDigestBot.Tests.Articles;

/// <summary>Topics and stories on invented posts that people labelled: half of them was looked at while the rules were tuned, half was not.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData("tuned")]
    [InlineData("held")]
    public void Topics_are_right_nearly_always_and_most_are_found(string half)
    {
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var (draft, label) in Read(half))
        {
            var found = draft.Topics.Select(score => score.Topic).ToHashSet();
            right += found.Count(label.Required.Contains);
            wrong += found.Count(topic => !label.Required.Contains(topic) && !label.Allowed.Contains(topic));
            missed += label.Required.Count(topic => !found.Contains(topic));
        }

        Assert.InRange((double)right / (right + wrong), 0.9, 1);
        Assert.InRange((double)right / (right + missed), 0.8, 1);
    }

    [Theory]
    [InlineData("tuned")]
    [InlineData("held")]
    public async Task Stories_are_found_and_templates_stay_apart(string half)
    {
        var index = new StoryIndex();
        var posts = Read(half);
        var found = new List<(string, string)>();
        for (var number = 0; number < posts.Count; number++)
        {
            var draft = posts[number].Draft;
            var match = await StoryMatcher.FindAsync(index, draft.Print, draft.Post.PublishedAt!.Value, () => Facts(draft), id => ValueTask.FromResult<StoryFacts?>(Facts(posts[(int)id].Draft)));
            if (match is not null)
            {
                found.Add((posts[(int)match.ArticleId].Draft.Post.Path, draft.Post.Path));
            }

            index.Add(number, draft.Print, draft.Post.PublishedAt!.Value);
        }

        var stories = File.ReadAllText(Repository.PathOf($"tests/ChatDigestBot.Tests/Articles/Sample/{half}/stories.txt")).Split("\n\n").Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.All(found, pair => Assert.Contains(stories, story => story.Contains(pair.Item1) && story.Contains(pair.Item2)));
        Assert.Equal(stories.Sum(story => story.Length - 1), found.Count);
    }

    private static StoryFacts Facts(ArticleDraft draft) => new(draft.Post.Title, draft.Post.Text, draft.Post.PublishedAt);

    private static List<(ArticleDraft Draft, Label Label)> Read(string half)
    {
        var folder = Repository.PathOf($"tests/ChatDigestBot.Tests/Articles/Sample/{half}");
        var topics = TopicFile.Parse(Repository.Text("content/topics.yaml"));
        var labels = File.ReadLines(Path.Combine(folder, "topics.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))
            .ToDictionary(parts => parts[0], parts => new Label([.. parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)], [.. parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)]));
        var posts = new PostFolder(Path.Combine(folder, "posts"));
        return [.. posts.List(_ => { })
            .Select(file => ((PostReading.Loaded)PostReader.Read(posts.Root, file)).Post)
            .Select(post => (ArticleDraft.Make(post, topics, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)), labels[post.Path]))];
    }

    private sealed record Label(HashSet<string> Required, HashSet<string> Allowed);
}
