using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Posts;
using ChatDigestBot.Feeds.Reading;
using ChatDigestBot.Tests.Feeds.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Feeds.Posts;

public sealed class FeedPostTests
{
    private static readonly ListedFeed Feed = new() { Url = new Uri("https://news.example/") };

    [Fact]
    public void Whatever_an_item_says_its_post_reads_back_as_it_was_meant() => Prop.ForAll(AnyText.Pieces.Two().ToArbitrary(), pair =>
    {
        var (title, source) = (ItemText.Line(pair.Item1), ItemText.Line(pair.Item2, 100));
        if (title.Length == 0 || source.Length == 0)
        {
            return;
        }

        var item = new FeedItem { Title = title, Body = ItemBody.Write(pair.Item2, Feed.Url), Author = source, Id = pair.Item2, PublishedAt = DateTimeOffset.UnixEpoch.AddYears(50) };
        var problems = new List<PostProblem>();
        var text = FeedPost.Of(Feed, source, item, "key12345", PostPath.Of(Feed, source, title, "key12345"), isArchive: true).Text;
        var (head, bodyStart) = FrontMatterReader.Read(text, "", problems);
        Assert.Empty(problems);
        Assert.Equal((ItemText.OneLine(title), ItemText.OneLine(source), "key12345", "true"), (head.Text("title"), head.Text("author"), head.Text("feed"), head.Text("archive")));
        Assert.StartsWith("\n<div>\n", text[bodyStart..], StringComparison.Ordinal);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Whatever_a_feed_calls_itself_its_posts_stay_below_the_folder() => Prop.ForAll(AnyText.Pieces.Two().ToArbitrary(), pair =>
    {
        var path = PostPath.Of(Feed with { Category = pair.Item1, Channel = pair.Item2 }, pair.Item2, pair.Item1, "key12345");
        var root = Path.GetFullPath("/store/articles");
        Assert.StartsWith(root + "/", Path.GetFullPath(Path.Combine(root, path)), StringComparison.Ordinal);
        Assert.Equal(4, path.Split('/').Length);
        Assert.All(path.Split('/'), part => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(part), 1, 200));
        Assert.All(path.Split('/'), part => Assert.NotEqual('.', part[0]));
        Assert.True(PostFolder.IsPost(path));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
