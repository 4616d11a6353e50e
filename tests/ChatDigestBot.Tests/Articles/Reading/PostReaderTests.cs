using System.Diagnostics;
using System.Text;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Topics;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class PostReaderTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TopicSet Topics = TopicFile.Parse(Repository.Text("content/topics.yaml"));

    private readonly PostWriter _posts = new();

    public void Dispose() => _posts.Dispose();

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_names_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var loaded = Load([.. encoding.GetPreamble(), .. encoding.GetBytes(PostWriter.Post("标题", "<p>正文</p>"))]);
        Assert.Equal("标题", loaded.Head.Text("title"));
        Assert.Empty(loaded.Problems);
    }

    [Fact]
    public void Windows_line_ends_and_lone_carriage_returns_are_line_ends()
    {
        Assert.Equal("标题", Load(Encoding.UTF8.GetBytes(PostWriter.Post("标题", "<p>正文</p>").ReplaceLineEndings("\r\n"))).Head.Text("title"));
        Assert.Equal("标题", Load(Encoding.UTF8.GetBytes(PostWriter.Post("标题", "<p>正文</p>").ReplaceLineEndings("\r"))).Head.Text("title"));
    }

    [Fact]
    public void An_old_Chinese_file_is_read_and_reported()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var loaded = Load(Encoding.GetEncoding("GB18030").GetBytes(PostWriter.Post("智慧城市", "<p>城市大脑上线，早高峰快了一成。</p>")));
        Assert.Equal("智慧城市", loaded.Head.Text("title"));
        Assert.Contains("GB18030", Assert.Single(loaded.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_in_the_middle_of_a_character_is_still_utf_8()
    {
        var loaded = Load(Encoding.UTF8.GetBytes(PostWriter.Post("标题", "<p>正文正文</p>"))[..^30]);
        Assert.Equal("标题", loaded.Head.Text("title"));
    }

    [Fact]
    public void A_binary_file_is_refused_and_named()
    {
        var unreadable = Assert.IsType<PostReading.Unreadable>(PostReader.Read("a.md", [0x50, 0x4B, 0x03, 0x04, 0x00, 0x00, 0x01]));
        Assert.Equal((ProblemLevel.Error, "a.md"), (unreadable.Problem.Level, unreadable.Problem.Path));
        Assert.True(unreadable.IsLasting);
    }

    [Fact]
    public async Task An_empty_file_is_never_opened()
    {
        // A named pipe looks like one, and opening it would wait for ever: so it is read on a thread that this test can leave behind.
        using var shell = Process.Start("mkfifo", [_posts.PathOf("pipe.md")]);
        await shell.WaitForExitAsync();
        var file = Assert.Single(new PostFolder(_posts.Root).List(_ => { }));
        var reading = await Task.Run(() => PostReader.Read(_posts.Root, file)).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Contains("empty", Assert.IsType<PostReading.Unreadable>(reading).Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_of_5_MB_is_loaded_in_time_and_its_text_cut_with_a_warning()
    {
        var paragraph = "<p>" + string.Concat(Enumerable.Repeat("青岚市的储能电站昨天并网，", 12)) + "</p>\n";
        _posts.Write("large.md", "很长的一篇", string.Concat(Enumerable.Repeat(paragraph, 5_000_000 / Encoding.UTF8.GetByteCount(paragraph))));
        var started = ThreadTime.Used();
        var draft = ArticleDraft.Make(Assert.IsType<PostReading.Loaded>(ReadOnly()).Post, Topics, Now);
        Assert.InRange(ThreadTime.Used() - started, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.InRange(draft.Post.Text.Length, 390_000, 400_000);
        Assert.Contains("longer than", Assert.Single(draft.Post.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_larger_file_than_8_MB_is_refused_unread()
    {
        using (var file = File.Create(_posts.PathOf("huge.md")))
        {
            file.SetLength(PostReader.MaxBytes + 1);
        }

        Assert.Contains("8.4 MB", Assert.IsType<PostReading.Unreadable>(ReadOnly()).Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_changed_since_it_was_listed_is_left_for_later()
    {
        _posts.Write("a.md", "标题", "<p>正文</p>");
        var file = new PostFolder(_posts.Root).List(_ => { }).Single();
        _posts.Write("a.md", "标题", "<p>正文，长了一些</p>");
        Assert.IsType<PostReading.NotNow>(PostReader.Read(_posts.Root, file));
        File.Delete(_posts.PathOf("a.md"));
        Assert.IsType<PostReading.NotNow>(PostReader.Read(_posts.Root, file));
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_reported_and_tried_again_later()
    {
        _posts.Write("a.md", "标题", "<p>正文</p>");
        using var locked = new FileStream(_posts.PathOf("a.md"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var unreadable = Assert.IsType<PostReading.Unreadable>(ReadOnly());
        Assert.False(unreadable.IsLasting);
    }

    [Fact]
    public void Any_bytes_at_all_become_a_post_or_a_problem_and_in_time()
    {
        ReadFirst();
        var pieces = Gen.Elements(
            "---\n", "\n", "title: ", "'", "\"", "categories:\n - a\n", "<div>", "</p>", "<script>", "<style>", "<!--", "<pre>", "&#123;", "&#x110000;", "&", "<a href='", "<dir>", "_", "【", "】...", "\t", "\0", "\uFEFF",
            "date: 2026-03-01\n", "- - - - ", "[[[[", "{{{{", "> > > > ", "* * * ", "```\n", "<![CDATA[", "<svg><title>", "http://", "。", "中", "𠮷", "\uD800", "1,2.3%", "（证券时报）", new string(' ', 200), new string('<', 300));
        var text = Gen.ListOf(pieces).Select(list => Encoding.UTF8.GetBytes(string.Concat(list)));
        var bytes = Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>().Select(array => array ?? []), text, text.Select(array => array.Reverse().ToArray()));
        Prop.ForAll(bytes.ToArbitrary(), Gen.Elements("a.md", "b.html", "c.txt", "d.markdown").ToArbitrary(), (content, path) =>
        {
            var started = ThreadTime.Used();
            if (PostReader.Read(path, content) is PostReading.Loaded loaded)
            {
                var draft = ArticleDraft.Make(loaded.Post, Topics, Now);
                Assert.Equal(draft.Post.Text, ArticleBodyCodec.UnpackText(ArticleBodyCodec.Pack(draft.Post.Body)));
            }

            Assert.InRange(ThreadTime.Used() - started, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    // Each is made to be slow: deep, repeated, unclosed, or a trap for patterns that try again and again.
    [Theory]
    [InlineData("<div>", "")]
    [InlineData("<a><b>", "")]
    [InlineData("<p hidden>", "")]
    [InlineData("<p class='x y z'", "")]
    [InlineData("&#", "")]
    [InlineData("<!--", "")]
    [InlineData("> ", "markdown")]
    [InlineData("[](", "markdown")]
    [InlineData("*a_", "markdown")]
    [InlineData("![a](b ", "markdown")]
    [InlineData("|a", "markdown")]
    [InlineData("`", "markdown")]
    [InlineData("1 月 1 日", "")]
    [InlineData("（", "")]
    [InlineData("感谢", "")]
    [InlineData("“", "")]
    [InlineData("1,", "")]
    [InlineData("<p>来源：", "")]
    [InlineData("<td", "")]
    [InlineData(" a='", "")]
    public void No_body_takes_more_than_two_seconds(string piece, string format)
    {
        var body = string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length));
        var content = Encoding.UTF8.GetBytes((format == "markdown" ? "" : "<div>") + body);
        Assert.InRange(TimeToRead(content), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("'")]
    [InlineData("a: ")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("\n- a")]
    [InlineData("\"'")]
    [InlineData("_a")]
    public void No_head_takes_more_than_two_seconds(string piece)
    {
        var head = string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length));
        var content = Encoding.UTF8.GetBytes($"---\ntitle: {head}\n---\n<p>{string.Concat(Enumerable.Repeat("正文_", 2_000))}</p>");
        Assert.InRange(TimeToRead(content), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private static TimeSpan TimeToRead(byte[] content)
    {
        ReadFirst();
        var started = ThreadTime.Used();
        _ = ArticleDraft.Make(Load(content), Topics, Now);
        return ThreadTime.Used() - started;
    }

    // What is loaded and compiled at the first posts of a process is not the doing of the post that is timed.
    private static void ReadFirst()
    {
        foreach (var body in new[] { "<div><p>望川的两座渡口昨天重开。</p></div>", "## 渡口\n\n望川的**两座**[渡口](a)昨天`重开`：\n\n- 东渡\n- 西渡\n\n> 末班船到夜里十一点。\n\n|a|b|\n|-|-|\n|1|2|\n" })
        {
            _ = ArticleDraft.Make(Load(Encoding.UTF8.GetBytes($"---\ntitle: 首篇\n---\n{body}")), Topics, Now);
        }
    }

    private static Post Load(byte[] bytes) => Assert.IsType<PostReading.Loaded>(PostReader.Read("a.md", bytes)).Post;

    private PostReading ReadOnly() => PostReader.Read(_posts.Root, Assert.Single(new PostFolder(_posts.Root).List(_ => { })));
}
