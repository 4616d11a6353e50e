using System.Text.Json;
using ChatDigestBot.App;
using ChatDigestBot.Tests.App;
using ChatDigestBot.Tests.Articles;

namespace ChatDigestBot.Tests.Search;

/// <summary><c>search</c> as scripts call it, on a database and a folder of its own.</summary>
public sealed class SearchVerbTests : IDisposable
{
    private readonly PostWriter _posts = new();
    private readonly string _data = Directory.CreateTempSubdirectory("chatdigestbot-verbs-").FullName;

    public SearchVerbTests()
    {
        _posts.Write("a.md", "储能电站并网", "<p>青岚市的储能电站昨天并网，装机 120 兆瓦。</p>");
        _posts.Write("b.md", "晚饭吃什么", "<p>一锅白菜豆腐，顺便说到储能，没有别的。@x 也在。</p>");
    }

    public void Dispose()
    {
        _posts.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task It_prints_the_fields_that_scripts_read_the_best_first()
    {
        var (code, lines, error) = await RunAsync("search", "储能", "--json");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["a.md", "b.md"], lines.Select(line => Parse(line).GetProperty("path").GetString()));
        var hit = Parse(lines[0]);
        Assert.Equal(["key", "path", "title", "score", "snippet"], hit.EnumerateObject().Select(property => property.Name));
        Assert.Equal("储能电站并网", hit.GetProperty("title").GetString());
        Assert.Equal("青岚市的储能电站昨天并网，装机 120 兆瓦。", hit.GetProperty("snippet").GetString());
        Assert.True(hit.GetProperty("score").GetDouble() > Parse(lines[1]).GetProperty("score").GetDouble());
        Assert.Single((await RunAsync("search", "储能", "--limit", "1", "--json")).Lines);
    }

    [Theory]
    [InlineData("a.md b.md", "search", "\"储能")]
    [InlineData("a.md", "search", "储能 AND (电站 OR")]
    [InlineData("a.md", "search", "储能", "电站")]
    [InlineData("b.md", "search", "@x")]
    [InlineData("b.md", "search", "--", "-电站")]
    [InlineData("", "search", "topic:没有这个话题 储能")]
    [InlineData("", "search", "after:9999-99-99")]
    [InlineData("", "search", "🙂")]
    [InlineData("", "search", "--", "-")]
    [InlineData("", "search", "")]
    public async Task Any_text_is_a_question(string paths, params string[] words)
    {
        var (code, lines, error) = await RunAsync([words[0], "--json", .. words[1..]]);
        Assert.Equal((0, paths.Length == 0), (code, error.Length > 0));
        Assert.Equal(paths, string.Join(' ', lines.Select(line => Parse(line).GetProperty("path").GetString()).Order()));
    }

    [Theory]
    [InlineData("\"\"", "There is no word to look for: type words, \"a phrase\", -without, topic:ai or after:2026-05-01.")]
    [InlineData("🙂", "There is no word to look for: type words, \"a phrase\", -without, topic:ai or after:2026-05-01.")]
    [InlineData("没有人写过的词", "Nothing found.")]
    public async Task Whoever_finds_nothing_reads_why_and_scripts_read_nothing(string query, string sentence)
    {
        var (code, lines, error) = await RunAsync("search", query, "--json");
        Assert.Equal(0, code);
        Assert.Empty(lines);
        Assert.Equal(sentence, error.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task Wrong_use_is_one_sentence_on_standard_error()
    {
        var (code, lines, error) = await RunAsync("search", "储能", "--limit", "0");
        Assert.Equal(2, code);
        Assert.Empty(lines);
        Assert.Equal("--limit is 0: give a number above 0.", error.TrimEnd());
    }

    [Fact]
    public async Task The_program_itself_answers_in_lines_of_json_and_nothing_else()
    {
        await using var program = ProgramProcess.Start(
            ProgramProcess.PathOf("ChatDigestBot"), _data, ["search", "“储能", "电站", "--json"],
            ("Articles__Path", _posts.Root), ("Articles__Topics", Repository.PathOf("content/topics.yaml")), ("Database__Connection", $"Data Source={_data}/bot.db"));
        Assert.Equal(0, await program.ExitAsync());
        Assert.Equal("a.md", Parse(Assert.Single(program.Output.Split('\n'))).GetProperty("path").GetString());
    }

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;

    [Fact]
    public async Task The_greatest_limit_finds_all_there_is() =>
        Assert.Equal(2, (await RunAsync("search", "储能", "--limit", "2147483647", "--json")).Lines.Length);

    private async Task<(int Code, string[] Lines, string Error)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        // Settings come first: after "--" everything is a word.
        var code = await CommandLine.RunAsync(
            [words[0], $"--Articles:Path={_posts.Root}", $"--Articles:Topics={Repository.PathOf("content/topics.yaml")}", $"--Database:Connection=Data Source={_data}/bot.db", .. words[1..]], output, error);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), error.ToString());
    }
}
