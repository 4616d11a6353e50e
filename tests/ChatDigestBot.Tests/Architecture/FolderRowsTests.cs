namespace ChatDigestBot.Tests.Architecture;

/// <summary>A folder uses lower rows only, never a neighbour in its own row. The rows are those of docs/architecture.md.</summary>
public sealed class FolderRowsTests
{
    private static readonly string[][] Rows =
    [
        ["Shared", "Texts"],
        ["Storage"],
        ["Roles"],
        ["Telegram", "Jobs", "Web"],
        ["Chats"],
        ["Conversation"],
        ["Articles"],
        ["ModelSummaries", "Subscribers"],
        ["Curation", "Delivery", "Search"],
        ["Follows", "Alarms"],
        ["Digests", "Broadcasts", "Feeds"],
        ["Console", "Public", "Metrics", "Checkups"],
        ["App"],
    ];

    // Texts hand out HtmlText; the type lives beside them, in the same row.
    private static readonly HashSet<(string, string)> Neighbours = [("Texts", "Shared")];

    private static readonly Dictionary<string, int> RowOf = Rows
        .SelectMany((folders, row) => folders.Select(folder => (folder, row)))
        .ToDictionary(pair => pair.folder, pair => pair.row);

    [Fact]
    public void A_folder_uses_lower_rows_only()
    {
        var uses = CompiledFolders.Uses().ToList();
        Assert.True(uses.Count > 500, $"looked at {uses.Count} uses only: the test sees nothing");
        Assert.Empty(uses.Where(use => !RowOf.ContainsKey(use.From)).Select(use => $"{use.From} has no row"));
        Assert.Empty(uses
            .Where(use => RowOf[use.To] >= RowOf[use.From] && !Neighbours.Contains((use.From, use.To)))
            .Select(use => $"{use.From} must not use {use.To}: {use.Member}")
            .Distinct());
    }

    [Fact]
    public void Every_folder_has_its_line_in_the_architecture_page()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/architecture.md"));
        Assert.All(RowOf.Keys, folder => Assert.Contains($"`{folder}`", page, StringComparison.Ordinal));
    }
}
