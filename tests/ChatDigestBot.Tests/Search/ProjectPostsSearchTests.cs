using System.Text.RegularExpressions;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Search;

/// <summary>How well the search finds what is there, and that its page for readers tells the truth.</summary>
public sealed partial class ProjectPostsSearchTests
{
    [Fact]
    public async Task Every_example_of_the_search_page_finds_something()
    {
        await using var posts = await ProjectPosts.ReadAsync(DatabaseEngine.Sqlite);
        var examples = Example().Matches(Repository.Text("docs/search.md")).Select(match => match.Groups[1].Value).ToList();
        Assert.True(examples.Count >= 20);
        var found = new Dictionary<string, int>();
        foreach (var example in examples)
        {
            found[example] = (await posts.FindAsync(example)).Count;
        }

        Assert.DoesNotContain(found, example => example.Value == 0);
        Assert.Equal(await posts.FindAsync("机器人"), await posts.FindAsync("機器人"));
        Assert.Equal(await posts.FindAsync("机器人 工厂"), await posts.FindAsync("机器人，工厂"));
        Assert.Equal(await posts.FindAsync("robot"), await posts.FindAsync("robots"));
        Assert.Equal(await posts.FindAsync("5GA"), await posts.FindAsync("5G-A"));
        Assert.Equal(await posts.FindAsync("智慧城市"), await posts.FindAsync("zhihui chengshi"));
        Assert.NotEmpty(await posts.FindAsync("临江城市大脑"));
    }

    [Fact]
    public async Task Titles_are_found_by_their_pieces_and_both_databases_rank_alike()
    {
        await using var onSqlite = await ProjectPosts.ReadAsync(DatabaseEngine.Sqlite);
        await using var onPostgres = await ProjectPosts.ReadAsync(DatabaseEngine.Postgres);
        var titles = (await onSqlite.ListAsync()).Select(article => article.Title).ToList();
        var pieces = titles.SelectMany(title => HanPiece().Matches(title).Select(match => match.Value)).Distinct().Where(piece => titles.Count(title => title.Contains(piece, StringComparison.Ordinal)) <= 10).ToList();
        Assert.True(pieces.Count > 200);
        var (found, same, sameFirst) = (0, 0, 0);
        foreach (var piece in pieces)
        {
            var hits = await onSqlite.FindAsync(piece);
            var others = await onPostgres.FindAsync(piece);
            found += titles.Where(title => title.Contains(piece, StringComparison.Ordinal)).All(hits.Contains) ? 1 : 0;
            same += hits.SequenceEqual(others) ? 1 : 0;
            sameFirst += hits[0] == others[0] ? 1 : 0;
        }

        Assert.True(found >= 0.99 * pieces.Count, $"{found} of {pieces.Count} pieces found all their titles");
        Assert.Equal(pieces.Count, same);
        Assert.Equal(pieces.Count, sameFirst);
        var first = 0;
        foreach (var title in titles)
        {
            first += (await onSqlite.FindAsync(title)) is [var best, ..] && best == title ? 1 : 0;
        }

        Assert.True(first >= 0.95 * titles.Count, $"{first} of {titles.Count} titles come first");
    }

    [GeneratedRegex("^\\| `/search ([^`]+)` ", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex("[\u4E00-\u9FFF]{4}")]
    private static partial Regex HanPiece();
}
