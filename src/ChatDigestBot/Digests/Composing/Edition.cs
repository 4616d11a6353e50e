using System.Globalization;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Composing;

/// <summary>One digest's content, the same for everybody for whom the same items are news.</summary>
internal sealed record Edition
{
    public required Language Language { get; init; }

    /// <summary>The day in its heading: the reader's.</summary>
    public required DateOnly LocalDate { get; init; }

    /// <summary>In the order they are told: by sections, each with its best first.</summary>
    public required IReadOnlyList<EditionItem> Items { get; init; }

    /// <summary>What it is to its reader, and so how it is titled.</summary>
    public DigestMode Mode { get; init; } = DigestMode.News;

    /// <summary>How many articles there were in languages that the reader did not choose.</summary>
    public int InOtherLanguages { get; init; }

    /// <summary>By topic, what an editor says above its items; plain text in the reader's script.</summary>
    public IReadOnlyDictionary<string, string> Intros { get; init; } = new Dictionary<string, string>();

    /// <summary>Made of the content: who gets the same has the same.</summary>
    public string Key => ShortKey.For(string.Create(
        CultureInfo.InvariantCulture,
        $"{Language.Tag()} {Mode} {LocalDate:yyyy-MM-dd} {InOtherLanguages} {string.Join(',', Items.Select(KeyOf))}{string.Concat(Intros.OrderBy(intro => intro.Key, StringComparer.Ordinal).Select(intro => $" {intro.Key}:{intro.Value}"))}"));

    private static string KeyOf(EditionItem item) => $"{item.Key}:{item.TopicId}:{item.Title}{VotesOf(item)}{MoveOf(item)}{(item.IsByModel ? $":{item.Summary}" : "")}";

    // Why an item is there is told from the edition, so one that votes or an editor moved is another edition.
    private static string VotesOf(EditionItem item) =>
        item.Parts.FirstOrDefault(part => part.Name == ScorePart.Votes) is { } votes ? string.Create(CultureInfo.InvariantCulture, $":{votes.Value}") : "";

    private static string MoveOf(EditionItem item) => item.Parts.Any(part => part.Name == ScorePart.MovedUp) ? ":up" : "";
}
