namespace ChatDigestBot.Tests;

/// <summary>The checkout these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Source files of the product, the playground and the tests, relative to the root.</summary>
    public static IEnumerable<string> SourceFiles(string extension = "*.cs") =>
        from folder in new[] { "src", "tests" }
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), extension, SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path)
        where !relative.Split('/').Any(part => part is "bin" or "obj")
        select relative;

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Text(string relative) => File.ReadAllText(PathOf(relative));

    public static string[] Lines(string relative) => File.ReadAllLines(PathOf(relative));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatDigestBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests look at the checkout; run them from its build output.");
    }
}
