using System.Text.Json;
using ChatDigestBot.App;

namespace ChatDigestBot.Tests.Feeds.Verbs;

/// <summary>The verbs as an operator types them, against a real server on loopback.</summary>
public sealed class FeedVerbsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatdigestbot-feed-verbs-").FullName;
    private FeedServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await FeedServer.StartAsync();
        Directory.CreateDirectory(InFolder("posts"));
        _server.Serve("/good.xml", "<rss version=\"2.0\"><channel><title>示例科技</title><item><title>城市大脑上线</title><guid>1</guid><description>今天上线了。</description><pubDate>Sat, 28 Nov 2026 08:00:00 GMT</pubDate></item>"
            + "<item><title>芯片量产</title><guid>2</guid><description>明年量产。</description></item></channel></rss>");
        await ListAsync("/good.xml");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Check_says_what_each_gives_and_writes_nothing()
    {
        await ListAsync("/good.xml", "/gone.xml");
        var (exit, lines, error) = await RunAsync("feeds", "check");
        Assert.Equal((1, ""), (exit, error));
        Assert.Matches("^ok +2 items  示例科技$", lines[0]);
        Assert.Matches("^failed +0 items  127.0.0.1$", lines[2]);
        Assert.Equal("It answered 404.", lines[4].Trim());
        Assert.Equal("2 feeds, 1 failed", lines[^1]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(InFolder("posts")));
        Assert.False(File.Exists(InFolder("bot.db")));
    }

    [Fact]
    public async Task Check_for_scripts_gives_json_lines_and_a_sum()
    {
        var (exit, lines, _) = await RunAsync("feeds", "check", "--json");
        Assert.Equal((0, 2), (exit, lines.Count));
        var feed = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal((_server.At("/good.xml").AbsoluteUri, 2), (feed.GetProperty("url").GetString(), feed.GetProperty("items").GetInt32()));
        Assert.Equal("""{"feeds":1,"failed":0}""", lines[1]);
    }

    [Fact]
    public async Task Check_names_a_topic_that_there_is_not()
    {
        await File.WriteAllTextAsync(InFolder("feeds.yaml"), $"feeds:\n  - url: {_server.At("/good.xml")}\n    topics: [ai, unicorns]\n");
        var (exit, _, error) = await RunAsync("feeds", "check");
        Assert.Equal(1, exit);
        Assert.Contains("unicorns", error, StringComparison.Ordinal);
        Assert.DoesNotContain("topic ai", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_writes_posts_once_and_the_other_verbs_find_them()
    {
        var (exit, lines, error) = await RunAsync("feeds", "pull");
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal("1 feeds asked, 2 new posts, 0 changed, 0 failed", lines[^1]);
        Assert.Equal("1 feeds asked, 0 new posts, 0 changed, 0 failed", (await RunAsync("feeds", "pull")).Lines[^1]);
        Assert.Equal(2, Directory.EnumerateFiles(InFolder("posts"), "*.md", SearchOption.AllDirectories).Count());

        var found = await RunAsync("articles", "list", "--json");
        Assert.Equal(2, found.Lines.Count);
        Assert.Equal((0, 2), ((await RunAsync("articles", "check", "--json")).Exit, found.Lines.Count(line => line.Contains("示例科技", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Pull_takes_only_what_is_named_and_says_which_name_there_is_not()
    {
        _server.Serve("/other.xml", "<rss version=\"2.0\"><channel><title>另一个</title><item><title>另一条</title></item></channel></rss>");
        await ListAsync("/good.xml", "/other.xml");
        Assert.Equal("""{"feeds":1,"new":1,"changed":0,"failed":0}""", (await RunAsync("feeds", "pull", "other.xml", "--json")).Lines[^1]);
        var (exit, _, error) = await RunAsync("feeds", "pull", "nobody");
        Assert.Equal(2, exit);
        Assert.Equal("No feed of the list is called nobody.", error.Trim());
    }

    [Fact]
    public async Task A_feed_that_fails_makes_pull_exit_with_one_and_the_others_are_pulled()
    {
        await ListAsync("/gone.xml", "/good.xml");
        var (exit, lines, _) = await RunAsync("feeds", "pull");
        Assert.Equal((1, "2 feeds asked, 2 new posts, 0 changed, 1 failed"), (exit, lines[^1]));
    }

    [Fact]
    public async Task A_list_goes_out_as_opml_and_comes_back()
    {
        await ListAsync("/good.xml", "/other.xml");
        Assert.Equal(0, (await RunAsync("feeds", "export", InFolder("list.opml"))).Exit);
        await File.WriteAllTextAsync(InFolder("feeds.yaml"), $"# mine\nfeeds:\n  - url: {_server.At("/good.xml")}\n");
        var (exit, lines, error) = await RunAsync("feeds", "import", InFolder("list.opml"));
        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("1 feeds added to ", Assert.Single(lines), StringComparison.Ordinal);
        Assert.EndsWith("1 were there already", lines[0], StringComparison.Ordinal);
        var list = await File.ReadAllTextAsync(InFolder("feeds.yaml"));
        Assert.StartsWith("# mine", list, StringComparison.Ordinal);
        Assert.Contains("/other.xml", list, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("feeds", "check", "--json")).Lines.Count(line => line.Contains("\"url\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("no such file", "Feeds cannot be taken from")]
    [InlineData("<html/>", "is no OPML file.")]
    public async Task What_is_no_list_of_feeds_is_refused_in_one_sentence(string content, string words)
    {
        if (content != "no such file")
        {
            await File.WriteAllTextAsync(InFolder("list.opml"), content);
        }

        var (exit, lines, error) = await RunAsync("feeds", "import", InFolder("list.opml"));
        Assert.Equal((2, 0), (exit, lines.Count));
        Assert.Contains(words, Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("pull")]
    [InlineData("export")]
    public async Task A_wrong_list_is_named_with_its_line(string verb)
    {
        await File.WriteAllTextAsync(InFolder("feeds.yaml"), "feeds:\n  - name: nothing else\n");
        var (exit, _, error) = await RunAsync("feeds", verb);
        Assert.Equal(2, exit);
        Assert.Contains("line 2, url: is missing", error, StringComparison.Ordinal);
    }

    private string InFolder(string path) => Path.Combine(_folder, path);

    private Task ListAsync(params string[] paths) => File.WriteAllTextAsync(InFolder("feeds.yaml"), "feeds:\n" + string.Concat(paths.Select(path => $"  - url: {_server.At(path)}\n")));

    private async Task<(int Exit, List<string> Lines, string Error)> RunAsync(params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync(
            [.. words, $"--Database:Connection=Data Source={InFolder("bot.db")}", $"--Articles:Path={InFolder("posts")}", $"--Feeds:Path={InFolder("feeds.yaml")}", "--Feeds:AllowPrivateNetworks=true", "--Feeds:PerHostPerSecond=100"],
            output,
            error);
        return (exit, [.. output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)], error.ToString().ReplaceLineEndings("\n"));
    }
}
