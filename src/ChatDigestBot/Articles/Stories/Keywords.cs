using System.Runtime.InteropServices;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>What another writer on the same event would name too: of the pairs of Chinese characters and Latin words of a title and a text's beginning those that are said most and are rarest in news. Pure.</summary>
/// <remarks>Term frequency times inverse document frequency (Spärck Jones 1972); what the title says counts as said three times.</remarks>
internal static class Keywords
{
    /// <summary>So many are kept; zeros where there are fewer.</summary>
    public const int Count = 32;

    /// <summary>Behind them stands what the title says happened, in so many places.</summary>
    public const int Kinds = sizeof(ulong) / sizeof(ushort);

    /// <summary>Of all a print keeps of them.</summary>
    public const int Length = Count + Kinds;

    private const int LeastLatin = 3;
    private const int InTitle = 3;

    /// <param name="mayTellAnything">A correction is of what its title does not say.</param>
    public static void Find(string title, string text, bool mayTellAnything, Span<ushort> keys)
    {
        keys.Clear();
        var folded = TextFolding.Fold(title);
        MemoryMarshal.Write(MemoryMarshal.AsBytes(keys[Count..]), mayTellAnything ? ulong.MaxValue : EventKinds.In(EventKinds.Words(folded)));
        var weights = new Dictionary<ushort, float>();
        Add(folded, InTitle, weights);
        Add(TextFolding.Fold(RareWords.Beginning(text)), 1, weights);
        var found = 0;
        foreach (var (key, _) in weights.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(Count))
        {
            keys[found++] = key;
        }
    }

    private static void Add(string folded, int times, Dictionary<ushort, float> weights)
    {
        for (var parts = new PartReader(folded); parts.TryRead(out var part);)
        {
            if (TextFolding.IsHan(part[0]) || (part.ContainsAnyInRange('a', 'z') && (part.Length >= LeastLatin || part.ContainsAnyInRange('0', '9')) && !SubjectRule.IsReporting(part)))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(weights, Key(part), out _) += times * WordRarity.Of(part);
            }
        }
    }

    // Never zero, which stands for none.
    private static ushort Key(ReadOnlySpan<char> piece)
    {
        var hash = Fnv.Of(piece);
        return (ushort)((hash ^ (hash >> 16)) | 1);
    }
}
