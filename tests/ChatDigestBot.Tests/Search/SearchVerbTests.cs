using ChatDigestBot.App;

namespace ChatDigestBot.Tests.Search;

public sealed class SearchVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatdigestbot-search-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("\"\"", "There is no word to look for: type words, \"a phrase\", -without, topic:ai or after:2026-05-01.")]
    [InlineData("🙂", "There is no word to look for: type words, \"a phrase\", -without, topic:ai or after:2026-05-01.")]
    [InlineData("没有人写过的词", "Nothing found.")]
    public async Task Whoever_finds_nothing_reads_why_and_scripts_read_nothing(string query, string sentence)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        Directory.CreateDirectory(Path.Combine(_folder, "articles"));
        Assert.Equal(0, await CommandLine.RunAsync(["search", query, "--json", $"--Articles:Path={_folder}/articles", $"--Database:Connection=Data Source={_folder}/bot.db"], output, error));
        Assert.Equal(sentence, error.ToString().Trim().Split('\n')[^1]);
        Assert.Empty(output.ToString());
    }
}
