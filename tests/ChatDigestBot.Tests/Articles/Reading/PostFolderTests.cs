using System.Diagnostics;
using ChatDigestBot.Articles.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class PostFolderTests : IDisposable
{
    private readonly PostWriter _posts = new();
    private readonly List<PostProblem> _problems = [];

    private PostFolder Folder => field ??= new PostFolder(_posts.Root);

    public void Dispose() => _posts.Dispose();

    [Fact]
    public void Posts_are_listed_by_path_with_their_kinds_and_nothing_else()
    {
        foreach (var path in new[] { "b/2.markdown", "b/1.md", "a.HTML", "c.htm", "d.txt", "picture.jpg", "no-extension", ".hidden.md", ".git/x.md", "b/.tmp/y.md" })
        {
            _posts.WriteRaw(path, "x");
        }

        Assert.Equal(["a.HTML", "c.htm", "d.txt", "b/1.md", "b/2.markdown"], List());
        Assert.Empty(_problems);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_reported_and_not_followed()
    {
        using var outside = new PostWriter();
        outside.WriteRaw("secret.md", "x");
        _posts.WriteRaw("a.md", "x");
        File.CreateSymbolicLink(_posts.PathOf("file.md"), outside.PathOf("secret.md"));
        Directory.CreateSymbolicLink(_posts.PathOf("folder"), outside.Root);

        Assert.Equal(["a.md"], List());
        Assert.Equal(["file.md", "folder"], _problems.Select(problem => problem.Path).Order());
        Assert.Null(Folder.Find("file.md"));
        Assert.Null(Folder.Find("folder/secret.md"));
    }

    [Fact]
    public void A_ring_of_links_ends()
    {
        _posts.WriteRaw("a/b/x.md", "x");
        Directory.CreateSymbolicLink(_posts.PathOf("a/b/up"), _posts.PathOf("a"));
        Directory.CreateSymbolicLink(_posts.PathOf("ring1"), _posts.PathOf("ring2"));
        Directory.CreateSymbolicLink(_posts.PathOf("ring2"), _posts.PathOf("ring1"));
        Assert.Equal(["a/b/x.md"], List());
        Assert.All(_problems, problem => Assert.Equal(ProblemLevel.Warning, problem.Level));
    }

    [Fact]
    public void A_name_that_is_not_utf_8_is_reported()
    {
        _posts.WriteRaw("a.md", "x");
        using var shell = Process.Start("/bin/sh", ["-c", $"echo x > \"$(printf '{_posts.Root}/bad\\377.md')\""]);
        shell.WaitForExit();
        Assert.Equal(["a.md"], List());
        Assert.Contains("not valid UTF-8", Assert.Single(_problems).Message, StringComparison.Ordinal);
        // The framework cannot name it to delete it either.
        using var removal = Process.Start("/bin/sh", ["-c", $"rm {_posts.Root}/bad*"]);
        removal.WaitForExit();
    }

    [Fact]
    public void Folders_deeper_than_64_are_reported()
    {
        _posts.WriteRaw(string.Join('/', Enumerable.Repeat("d", 64)) + "/in.md", "x");
        _posts.WriteRaw(string.Join('/', Enumerable.Repeat("d", 65)) + "/out.md", "x");
        Assert.EndsWith("in.md", Assert.Single(List()), StringComparison.Ordinal);
        Assert.Contains("folders deep", Assert.Single(_problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_cannot_be_listed_throws_so_that_nothing_is_taken_for_removed() =>
        Assert.Throws<DirectoryNotFoundException>(() => new PostFolder(_posts.PathOf("gone")).List(_problems.Add).Count());

    [Theory]
    [InlineData("../x.md")]
    [InlineData("/etc/hosts.md")]
    [InlineData("a/../../x.md")]
    [InlineData("a\\..\\..\\x.md")]
    [InlineData("a.jpg")]
    [InlineData(".git/x.md")]
    [InlineData("")]
    public void No_path_leads_out_of_the_folder(string path) => Assert.Null(Folder.Find(path));

    [Fact]
    public void Whatever_the_path_what_is_found_is_below_the_folder()
    {
        _posts.WriteRaw("a/b.md", "x");
        var path = Gen.ListOf(Gen.Elements("a", "b.md", "..", ".", "/", "\\", "\0", "~", "a/b.md", " ")).Select(string.Concat);
        Prop.ForAll(path.ToArbitrary(), text =>
        {
            if (Folder.Find(text) is { } file)
            {
                Assert.StartsWith(_posts.Root + "/", Path.GetFullPath(file.FullPath(Folder.Root)), StringComparison.Ordinal);
            }
        }).QuickCheckThrowOnFailure();
    }

    private List<string> List() => [.. Folder.List(_problems.Add).Select(file => file.Path)];
}
