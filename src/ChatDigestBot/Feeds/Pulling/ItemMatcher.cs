using System.Globalization;
using ChatDigestBot.Feeds.Reading;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Pulling;

/// <param name="Known">Null for an item that was never there.</param>
internal sealed record MatchedItem(FeedItem Item, ItemPrint Print, string ItemKey, KnownItem? Known)
{
    public bool IsChanged => Known is not null && Known.TextHash != Print.TextHash;
}

/// <summary>Finds which items of a feed are new and which were there before, though ids repeat, change or are missing. Pure.</summary>
/// <remarks>
/// An id is believed where it is one item's within the feed and something else agrees: title, link or text. Where it fails, the link
/// is asked in the same way, and last the text itself. So a feed with one id for all, one with new ids at each answer, and one with
/// new marks in its links all give each item once.
/// </remarks>
internal static class ItemMatcher
{
    public static IReadOnlyList<MatchedItem> Match(string feedKey, IReadOnlyList<FeedItem> items, IReadOnlyList<KnownItem> known)
    {
        var prints = items.Select(item => (Item: item, Print: ItemPrint.Of(item))).DistinctBy(pair => (pair.Print.TextHash, pair.Print.LinkHash)).ToList();
        var ids = Singles(prints.Select(pair => pair.Print.IdHash));
        var links = Singles(prints.Select(pair => pair.Print.LinkHash));
        var byId = known.ToLookup(item => item.IdHash);
        var byLink = known.ToLookup(item => item.LinkHash);
        var byText = known.ToLookup(item => item.TextHash);
        var taken = known.Select(item => item.ItemKey).ToHashSet(StringComparer.Ordinal);
        var matched = new List<MatchedItem>(prints.Count);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, print) in prints)
        {
            var found = ByText(item, print, byText, used)
                ?? (ids.Contains(print.IdHash) ? Find(byId[print.IdHash], before => Agrees(before, print), used) : null)
                ?? (links.Contains(print.LinkHash) && byLink[print.LinkHash].Count() == 1 ? Find(byLink[print.LinkHash], before => before.TitleHash == print.TitleHash || IsSameMoment(before, item), used) : null);
            if (found is not null)
            {
                used.Add(found.ItemKey);
                matched.Add(new MatchedItem(item, print, found.ItemKey, found));
            }
            else if (NewKey(feedKey, item, print, taken) is { } key)
            {
                matched.Add(new MatchedItem(item, print, key, null));
            }
        }

        return matched;
    }

    private static HashSet<long> Singles(IEnumerable<long> hashes) => [.. hashes.Where(hash => hash != 0).GroupBy(hash => hash).Where(group => group.Count() == 1).Select(group => group.Key)];

    private static KnownItem? Find(IEnumerable<KnownItem> candidates, Func<KnownItem, bool> agrees, HashSet<string> used) =>
        candidates.FirstOrDefault(before => !used.Contains(before.ItemKey) && agrees(before));

    private static bool Agrees(KnownItem before, ItemPrint print) =>
        before.TitleHash == print.TitleHash || before.TextHash == print.TextHash || (before.LinkHash != 0 && before.LinkHash == print.LinkHash);

    private static KnownItem? ByText(FeedItem item, ItemPrint print, ILookup<long, KnownItem> byText, HashSet<string> used) => Find(
        byText[print.TextHash],
        before => print.HasText || IsSameMoment(before, item) || (before.IdHash != 0 && before.IdHash == print.IdHash) || (before.LinkHash != 0 && before.LinkHash == print.LinkHash),
        used);

    private static bool IsSameMoment(KnownItem before, FeedItem item) => before.PublishedAt is { } at && item.PublishedAt == at;

    /// <summary>The same item has the same key on every machine, so that a lost database writes no post twice.</summary>
    private static string? NewKey(string feedKey, FeedItem item, ItemPrint print, HashSet<string> taken)
    {
        var names = new[] { item.Id, item.Link?.AbsoluteUri, string.Create(CultureInfo.InvariantCulture, $"{item.Id}\n{item.Link}\n{print.TextHash}") }.OfType<string>();
        return names.Select(name => ShortKey.For($"{feedKey}\n{name}", 8)).FirstOrDefault(taken.Add);
    }
}
