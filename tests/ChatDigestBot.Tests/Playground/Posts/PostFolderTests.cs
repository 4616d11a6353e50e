using ChatDigestBot.Playground.Posts;

namespace ChatDigestBot.Tests.Playground.Posts;

public sealed class PostFolderTests : IDisposable
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("chatdigestbot-posts-");
    private readonly PostFolder folder;

    public PostFolderTests()
    {
        folder = new PostFolder(Path.Combine(root.FullName, "playground"), Shanghai);
        for (var number = 0; number < 9; number++)
        {
            Write($"示例/{number}.md", $"\n---\ntitle: '{number}'\ndate: Tue, 0{number + 1} Sep 2026 01:00:00 GMT\n---\n\n<div>{number}</div>\n ");
        }

        Write("示例/undated.md", "\n---\ntitle: 'x'\ndate: Invalid Date\n---\n\n<div>x</div>\n ");
    }

    private string Source => Path.Combine(root.FullName, "source");

    [Fact]
    public async Task A_third_of_the_dated_posts_is_held_back_and_the_rest_is_copied()
    {
        await folder.CopyAsync(Source, Now, CancellationToken.None);

        Assert.Equal(7, Present().Count);
        Assert.Equal(3, folder.CountHeldBack());
        Assert.Contains("示例/undated.md", Present());
    }

    [Fact]
    public async Task Posts_appear_on_their_mornings()
    {
        await folder.CopyAsync(Source, Now, CancellationToken.None);
        var tomorrow = new DateTimeOffset(2026, 11, 23, 7, 30, 0, TimeSpan.FromHours(8));

        Assert.Equal(tomorrow, folder.NextAppearance());
        Assert.Equal(0, folder.Release(tomorrow.AddSeconds(-1)));
        Assert.Equal(1, folder.Release(tomorrow));
        Assert.Contains("示例/6.md", Present());
        Assert.Equal(2, folder.Release(tomorrow.AddDays(9)));
        Assert.Null(folder.NextAppearance());
    }

    [Fact]
    public async Task A_second_start_goes_on_where_the_first_was()
    {
        await folder.CopyAsync(Source, Now, CancellationToken.None);
        folder.Release(Now.AddDays(1).AddHours(1));
        var before = Present();

        var again = new PostFolder(Path.Combine(root.FullName, "playground"), Shanghai);
        await again.CopyAsync(Source, Now.AddDays(30), CancellationToken.None);

        Assert.Equal(before, Present());
        Assert.Equal(2, again.CountHeldBack());
    }

    [Fact]
    public async Task An_interrupted_copy_is_made_again()
    {
        Directory.CreateDirectory(folder.Path + ".new");
        await File.WriteAllTextAsync(Path.Combine(folder.Path + ".new", "half.md"), "");

        await folder.CopyAsync(Source, Now, CancellationToken.None);

        Assert.DoesNotContain("half.md", Present());
        Assert.Equal(7, Present().Count);
    }

    public void Dispose() => root.Delete(recursive: true);

    private List<string> Present() =>
        [.. Directory.EnumerateFiles(folder.Path, "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Path, file)).Order(StringComparer.Ordinal)];

    private void Write(string path, string text)
    {
        var file = Path.Combine(Source, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
