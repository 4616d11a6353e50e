using System.Text.RegularExpressions;
using ChatDigestBot.Playground.Posts;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

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
    public async Task Every_example_of_the_help_finds_something_among_what_a_newcomer_sees_first()
    {
        await using var posts = await ProjectPosts.ReadAsync(DatabaseEngine.Sqlite);
        var shown = FirstShown();
        Assert.InRange(shown.Count, 40, 1000);
        var texts = TextFile.ReadAll(Repository.PathOf("content/texts"));
        var examples = Languages.All.SelectMany(language => texts.Keys(language).Select(key => texts.Raw(language, key)))
            .SelectMany(text => TextExample().Matches(text).Select(match => match.Groups["words"].Value)).Distinct().ToList();
        Assert.True(examples.Count >= 14, "looked at too few examples");
        var empty = new List<string>();
        foreach (var example in examples)
        {
            if (!(await posts.FindAsync(example.Replace("last:7d", "", StringComparison.Ordinal), limit: 200)).Any(shown.Contains))
            {
                empty.Add(example);
            }
        }

        Assert.Empty(empty);
    }

    /// <summary>Titles of the posts that the playground does not hold back.</summary>
    private static HashSet<string> FirstShown()
    {
        var root = Repository.PathOf("content/articles");
        var posts = Directory.GetFiles(root, "*.md", SearchOption.AllDirectories)
            .Select(path => (Path: path, DatedAt: PostDate.Find(File.ReadAllText(path))))
            .Where(post => post.DatedAt is not null)
            .Select(post => (post.Path, post.DatedAt!.Value));
        var plan = PostCalendar.Plan(posts, DateTimeOffset.Parse("2026-11-23T01:00:00Z", null), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        return [.. plan.Posts.Where(post => post.HeldBackUntil is null).Select(post => Title().Match(File.ReadAllText(post.Path)).Groups[1].Value.Trim('\'', '"').Replace("''", "'", StringComparison.Ordinal))];
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

    [GeneratedRegex("(?:<code>|^)/(?:search|follow) (?<words>[^<\n]+)(?:</code>|$)")]
    private static partial Regex TextExample();

    [GeneratedRegex(@"^title:\s*(.*?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex("[\u4E00-\u9FFF]{4}")]
    private static partial Regex HanPiece();
}
