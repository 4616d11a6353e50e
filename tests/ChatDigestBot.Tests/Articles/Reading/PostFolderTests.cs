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

    [Theory]
    [InlineData("self", ".")]
    [InlineData("posts/up", "..")]
    [InlineData("posts/deep/up", "../..")]
    [InlineData("whole", null)]
    public void A_link_to_the_store_itself_is_reported_and_lists_no_post_twice(string link, string? target)
    {
        _posts.WriteRaw("a.md", "x");
        _posts.WriteRaw("posts/deep/b.md", "x");
        Directory.CreateSymbolicLink(_posts.PathOf(link), target ?? _posts.Root);
        Assert.Equal(["a.md", "posts/deep/b.md"], List());
        Assert.Equal((link, ProblemLevel.Warning), _problems.Select(problem => (problem.Path, problem.Level)).Single());
        Assert.Null(Folder.Find($"{link}/a.md"));
    }

    [Fact]
    public void A_store_mounted_by_Kubernetes_is_read_through_its_links()
    {
        // kubelet: a.md → ..data/a.md, ..data → ..2026_11_29, which it changes at once.
        _posts.WriteRaw("..2026_11_29/a.md", "x");
        _posts.WriteRaw("..2026_11_29/news/b.md", "xy");
        Directory.CreateSymbolicLink(_posts.PathOf("..data"), "..2026_11_29");
        File.CreateSymbolicLink(_posts.PathOf("a.md"), "..data/a.md");
        Directory.CreateSymbolicLink(_posts.PathOf("news"), "..data/news");

        Assert.Equal(["a.md", "news/b.md"], List());
        Assert.Empty(_problems);
        Assert.Equal((1L, 2L), (Folder.Find("a.md")!.Size, Folder.Find("news/b.md")!.Size));
        Assert.Null(Folder.Find("..data/a.md"));
        Assert.IsType<PostReading.Loaded>(PostReader.Read(Folder.Root, Folder.Find("news/b.md")!));
    }

    [Fact]
    public void A_checkout_that_git_sync_puts_in_place_is_read_through_its_link()
    {
        _posts.WriteRaw(".worktrees/abc/news/a.md", "x");
        Directory.CreateSymbolicLink(_posts.PathOf(".worktrees/abc/again"), "news");
        Directory.CreateSymbolicLink(_posts.PathOf(".worktrees/abc/up"), "..");
        Directory.CreateSymbolicLink(_posts.PathOf("current"), ".worktrees/abc");
        Directory.CreateSymbolicLink(_posts.PathOf("latest"), ".worktrees/abc");
        Assert.Equal(["current/news/a.md"], List());
        Assert.NotNull(Folder.Find("current/news/a.md"));
    }

    [Fact]
    public void A_store_that_is_itself_a_link_is_read_where_it_leads()
    {
        using var links = new PostWriter();
        _posts.WriteRaw("a.md", "x");
        File.CreateSymbolicLink(_posts.PathOf("same.md"), "a.md");
        Directory.CreateSymbolicLink(links.PathOf("store"), _posts.Root);
        Assert.Equal(["a.md"], new PostFolder(links.PathOf("store")).List(_problems.Add).Select(file => file.Path));
        Assert.Empty(_problems);
    }

    [Fact]
    public void What_git_annex_keeps_is_read_and_what_it_has_not_fetched_is_named()
    {
        _posts.WriteRaw(".git/annex/objects/Ab/Cd/SHA256E-s1--f.md/SHA256E-s1--f.md", "x");
        File.CreateSymbolicLink(_posts.PathOf("here.md"), ".git/annex/objects/Ab/Cd/SHA256E-s1--f.md/SHA256E-s1--f.md");
        File.CreateSymbolicLink(_posts.PathOf("away.md"), ".git/annex/objects/Zz/Zz/SHA256E-s9--e.md/SHA256E-s9--e.md");
        Assert.Equal(["here.md"], List());
        var problem = Assert.Single(_problems);
        Assert.Equal(("away.md", ProblemLevel.Error), (problem.Path, problem.Level));
        Assert.Contains("git annex get", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/annex/objects/SHA256E-s1200--abc.md\n")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 1200\n")]
    public void A_pointer_to_a_content_that_is_elsewhere_is_no_post(string text) =>
        Assert.Contains("pointer", Assert.IsType<PostReading.Unreadable>(PostReader.Read("a.md", System.Text.Encoding.UTF8.GetBytes(text))).Problem.Message, StringComparison.Ordinal);

    [Fact]
    public void A_link_through_a_hidden_folder_leads_out_no_more_than_any_other()
    {
        using var outside = new PostWriter();
        outside.WriteRaw("secret.md", "x");
        Directory.CreateSymbolicLink(_posts.PathOf("..data"), outside.Root);
        File.CreateSymbolicLink(_posts.PathOf("a.md"), "..data/secret.md");
        Assert.Empty(List());
        Assert.Null(Folder.Find("a.md"));
        Assert.Equal("a.md", Assert.Single(_problems).Path);
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
