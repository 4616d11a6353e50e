namespace ChatDigestBot.Digests.Composing;

/// <summary>Orders a digest's items by topics. Pure.</summary>
internal static class EditionSections
{
    /// <summary>The topic of the best item first, and in each topic the best item first.</summary>
    /// <param name="items">The best first.</param>
    public static IReadOnlyList<EditionItem> InOrder(IEnumerable<EditionItem> items) => [.. items.GroupBy(item => item.TopicId).SelectMany(section => section)];
}
