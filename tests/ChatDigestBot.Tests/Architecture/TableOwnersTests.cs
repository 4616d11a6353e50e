using System.Text.RegularExpressions;

namespace ChatDigestBot.Tests.Architecture;

/// <summary>Each table is written by one folder, which owns it. Who else may join it is listed here, so that nobody comes in unseen.</summary>
public sealed partial class TableOwnersTests
{
    /// <summary>What erases secrets from copies of the database knows their tables.</summary>
    private static readonly HashSet<string> ErasedFromCopies = ["console_sessions", "protection_keys", "sign_in_keys"];

    /// <summary>Statements over thousands of rows join instead of asking one by one. Everybody else asks the owner.</summary>
    private static readonly string[] Joined =
    [
        "articles: Digests, ModelSummaries, Search",
        "chats: Broadcasts, Delivery, Digests, Follows, Storage, Subscribers",
        "curated_articles: ModelSummaries",
        "deliveries: Broadcasts, Checkups, Digests, Follows",
        "follows: Subscribers",
        "roles: Chats",
        "subscribers: Broadcasts, Checkups, Delivery, Follows, Storage",
        "subscriptions: Broadcasts",
    ];

    [Fact]
    public void A_table_is_written_by_one_folder()
    {
        var written = Uses().Where(use => use.IsWritten && !(use.Folder == "Storage" && ErasedFromCopies.Contains(use.Table))).ToLookup(use => use.Table, use => use.Folder);
        Assert.True(written.Count > 40, $"found only {written.Count} tables");
        Assert.All(written, table => Assert.Single(table.Distinct()));
    }

    [Fact]
    public void A_table_is_read_by_its_owner_and_by_those_who_are_listed()
    {
        var uses = Uses().ToList();
        var owners = uses.Where(use => use.IsWritten && use.Folder != "Storage").DistinctBy(use => use.Table).ToDictionary(use => use.Table, use => use.Folder);
        // Its SQL is put together elsewhere, from a name in a list.
        owners["follows"] = "Follows";
        var joined = uses.Where(use => !use.IsWritten && owners.TryGetValue(use.Table, out var owner) && owner != use.Folder)
            .GroupBy(use => use.Table, use => use.Folder)
            .Select(table => $"{table.Key}: {string.Join(", ", table.Distinct().Order(StringComparer.Ordinal))}");
        Assert.Equal(Joined, joined.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Table, string Folder, bool IsWritten)> Uses()
    {
        var tables = Directory.EnumerateFiles(Repository.PathOf("src/ChatDigestBot/Storage/Migrations/Sqlite"), "*.sql")
            .SelectMany(file => Created().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value).ToHashSet();
        return from file in Repository.SourceFiles()
               where file.StartsWith("src/ChatDigestBot/", StringComparison.Ordinal)
               from Match match in Used().Matches(Repository.Text(file))
               let table = match.Groups["name"].Value
               where tables.Contains(table)
               select (table, file.Split('/')[2], match.Groups["write"].Success);
    }

    [GeneratedRegex(@"(?:CREATE (?:VIRTUAL )?TABLE|RENAME TO) (?<name>\w+)")]
    private static partial Regex Created();

    [GeneratedRegex(@"\b(?:(?<write>INSERT INTO|UPDATE|DELETE FROM)|FROM|JOIN)\s+(?<name>\w+)\b")]
    private static partial Regex Used();
}
