using System.Text.Json;
using ChatDigestBot.App;

namespace ChatDigestBot.Tests.Articles.Verbs;

/// <summary>The verbs as scripts call them: the whole program, on a database and a folder of its own.</summary>
public sealed class ArticleVerbsTests : IDisposable
{
    private const string Text = "<p>青岚市的储能电站昨天并网，装机 120 兆瓦，是当地最大的一座。运营方说，它每天可以为 4,300 户人家供电，夜里用便宜的电充满。</p>";

    private readonly PostWriter _posts = new();
    private readonly string _data = Directory.CreateTempSubdirectory("chatdigestbot-verbs-").FullName;

    public void Dispose()
    {
        _posts.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Check_names_each_problem_and_fails_when_a_post_could_not_be_loaded()
    {
        _posts.Write("good.md", "储能电站并网", Text);
        _posts.Write("undated.md", "无日期", Text, date: "Invalid Date");
        _posts.WriteRaw("broken.md", "---\ntitle: 'a'b'\ncategories:\n - | 资讯\n---\n正文");
        var (code, lines, _) = await RunAsync("articles", "check", "--json");
        Assert.Equal(0, code);
        Assert.Equal(
            [("broken.md", "warning", 2), ("undated.md", "warning", 9)],
            lines[..^1].Select(Parse).Where(line => !line.GetProperty("message").GetString()!.Contains("no date", StringComparison.Ordinal)).Select(line => (line.GetProperty("path").GetString(), line.GetProperty("level").GetString(), line.GetProperty("line").GetInt32())));
        Assert.Equal((3, 3, 0), (Parse(lines[^1]).GetProperty("posts").GetInt32(), Parse(lines[^1]).GetProperty("loaded").GetInt32(), Parse(lines[^1]).GetProperty("errors").GetInt32()));

        _posts.WriteBytes("binary.md", [1, 2, 0, 4]);
        (code, lines, _) = await RunAsync("articles", "check", "--path", _posts.Root);
        Assert.Equal(1, code);
        Assert.Contains(lines, line => line.StartsWith("error   binary.md:1", StringComparison.Ordinal));
        Assert.Equal("4 posts, 3 loaded, 3 warnings, 1 errors", lines[^1]);
    }

    [Fact]
    public async Task List_prints_the_fields_that_scripts_read_newest_first()
    {
        _posts.Write("old.md", "储能电站并网", Text, "2026-01-02 08:00:00");
        _posts.Write("new.md", "晚饭吃什么", "<p>一锅白菜豆腐，加两片姜，煮到汤白为止，谁吃了都说好。</p>", "2026-01-03 08:00:00");
        var (code, lines, _) = await RunAsync("articles", "list", "--json");
        Assert.Equal(0, code);
        Assert.Equal(["new.md", "old.md"], lines.Select(line => Parse(line).GetProperty("path").GetString()));
        var article = Parse(lines[1]);
        Assert.Equal(
            ["id", "key", "path", "title", "source", "author", "publishedAt", "language", "topics", "storyId", "imageUrl", "words", "summary"],
            article.EnumerateObject().Select(property => property.Name));
        Assert.Equal("2026-01-02T00:00:00Z", article.GetProperty("publishedAt").GetString());
        Assert.Equal("zh-Hans", article.GetProperty("language").GetString());
        Assert.Equal(JsonValueKind.Null, article.GetProperty("imageUrl").ValueKind);

        Assert.Equal(["old.md"], (await RunAsync("articles", "list", "--json", "--topic", "能源")).Lines.Select(line => Parse(line).GetProperty("path").GetString()));
        Assert.Single((await RunAsync("articles", "list", "--json", "--since", "2026-01-03")).Lines);
        Assert.Single((await RunAsync("articles", "list", "--limit", "1")).Lines);
    }

    [Fact]
    public async Task Show_adds_text_and_reasons()
    {
        _posts.Write("a.md", "储能电站并网", Text);
        var key = Parse((await RunAsync("articles", "list", "--json")).Lines[0]).GetProperty("key").GetString()!;
        var article = Parse((await RunAsync("articles", "show", key, "--json", "--no-sync")).Lines[0]);
        Assert.StartsWith("青岚市的储能电站", article.GetProperty("text").GetString(), StringComparison.Ordinal);
        var reason = article.GetProperty("topicReasons")[0];
        Assert.Equal("energy", reason.GetProperty("topic").GetString());
        Assert.Equal("title", reason.GetProperty("reasons")[0].GetProperty("rule").GetString());
        Assert.Contains("储能电站", string.Join('\n', (await RunAsync("articles", "show", key)).Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_tells_what_was_taken_off_and_why()
    {
        _posts.Write("a.md", "储能电站并网", $"{Text}<p>责任编辑：李四</p>");
        var key = Parse((await RunAsync("articles", "list", "--json")).Lines[0]).GetProperty("key").GetString()!;
        var article = Parse((await RunAsync("articles", "show", key, "--json", "--no-sync")).Lines[0]);
        Assert.DoesNotContain("李四", article.GetProperty("text").GetString(), StringComparison.Ordinal);
        var taken = article.GetProperty("takenOff")[0];
        Assert.Equal(("责任编辑：李四", true), (taken.GetProperty("text").GetString(), taken.GetProperty("reason").GetString()!.Length > 0));
        Assert.Contains("责任编辑：李四", string.Join('\n', (await RunAsync("articles", "show", key, "--no-sync")).Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_names_what_is_not_published_without_calling_it_an_error()
    {
        _posts.Write("a.md", "储能电站并网", Text);
        _posts.Write("b.md", "草稿", Text, head: "draft: true\n");
        _posts.Write("c.md", "明年的事", Text, "2099-01-01 08:00:00");
        var (code, lines, _) = await RunAsync("articles", "check", "--json");
        Assert.Equal(0, code);
        Assert.Equal(["b.md", "c.md"], lines.SkipLast(1).Select(Parse).Where(line => line.GetProperty("level").GetString() == "notice").Select(line => line.GetProperty("path").GetString()));
        var total = Parse(lines[^1]);
        Assert.Equal((1, 2, 0), (total.GetProperty("loaded").GetInt32(), total.GetProperty("withheld").GetInt32(), total.GetProperty("errors").GetInt32()));
        Assert.Equal(["a.md"], (await RunAsync("articles", "list", "--json")).Lines.Select(line => Parse(line).GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Stories_name_lead_members_and_reason()
    {
        _posts.Write("b.md", "储能电站并网", Text, "2026-01-02 08:00:00", "示例报");
        _posts.Write("a.md", "青岚储能站投运", Text, "2026-01-02 09:00:00", "示例网");
        var story = Parse(Assert.Single((await RunAsync("stories", "--json")).Lines));
        Assert.Equal(["storyId", "leadPath", "paths", "reason"], story.EnumerateObject().Select(property => property.Name));
        Assert.Equal("b.md", story.GetProperty("leadPath").GetString());
        Assert.Equal(["b.md", "a.md"], story.GetProperty("paths").EnumerateArray().Select(path => path.GetString()));
        Assert.StartsWith("the same text", story.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no topic nonsense", 2, "articles", "list", "--topic", "nonsense")]
    [InlineData("--since is yesterday", 2, "articles", "list", "--since", "yesterday")]
    [InlineData("--limit is 0", 2, "articles", "list", "--limit", "0")]
    [InlineData("There is no article with the key nothing", 1, "articles", "show", "nothing")]
    [InlineData("--path is /no/such/folder", 2, "articles", "check", "--path", "/no/such/folder")]
    public async Task Wrong_use_is_one_sentence_on_standard_error(string sentence, int expected, params string[] words)
    {
        var (code, _, error) = await RunAsync(words);
        Assert.Equal(expected, code);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_file_name_holds_reaches_the_terminal_as_letters_only()
    {
        _posts.WriteBytes("a\u001b[2J\nerror   forged.md:1\u202e.md", [1, 2, 0, 4]);
        var (_, lines, _) = await RunAsync("articles", "check");
        Assert.DoesNotContain(string.Concat(lines), character => char.IsControl(character) || character == '\u202e');
        Assert.Contains("error   a\\u001b[2J\\u000aerror   forged.md:1\\u202e.md:1", lines);
    }

    [Fact]
    public async Task Check_needs_no_database_and_makes_none()
    {
        _posts.Write("good.md", "储能电站并网", Text);
        await RunAsync("articles", "check");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_data));
    }

    [Fact]
    public async Task A_backup_of_a_database_that_is_not_there_is_refused_in_a_sentence_and_makes_nothing()
    {
        var (code, _, error) = await RunAsync("backup", Path.Combine(_data, "copy.db"));
        Assert.Equal((2, $"There is no database at {_data}/bot.db yet.\n"), (code, error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_data));
    }

    [Theory]
    [InlineData("articles", "list")]
    [InlineData("stories")]
    [InlineData("search", "储能")]
    [InlineData("plan", "--json")]
    [InlineData("digest", "preview", "--topic", "energy")]
    public async Task A_verb_leaves_the_schema_of_an_older_program_as_it_is_and_says_who_changes_it(params string[] words)
    {
        Assert.Equal(0, (await RunAsync("articles", "list")).Code);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_data}/bot.db;Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM schema_migrations WHERE version = (SELECT MAX(version) FROM schema_migrations)";
            await command.ExecuteNonQueryAsync();
        }

        var (code, lines, error) = await RunAsync(words);
        Assert.Equal(2, code);
        Assert.Empty(lines);
        Assert.Contains("start the bot of this program (serve)", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;

    private async Task<(int Code, string[] Lines, string Error)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync([.. words, $"--Articles:Path={_posts.Root}", $"--Articles:Topics={Repository.PathOf("content/topics.yaml")}", $"--Database:Connection=Data Source={_data}/bot.db"], output, error);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), error.ToString());
    }
}
