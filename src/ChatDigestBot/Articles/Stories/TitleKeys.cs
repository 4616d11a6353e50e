using System.Runtime.InteropServices;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>What of a title another writer on the same event would put into his: pairs of Chinese characters and Latin words, none that only reports. Pure.</summary>
internal static class TitleKeys
{
    /// <summary>So many are kept, the first ones; zeros where a title has fewer.</summary>
    public const int Count = 20;

    /// <summary>Behind them stands what the title says happened, in so many places.</summary>
    public const int Kinds = sizeof(ulong) / sizeof(ushort);

    /// <summary>Of all a print keeps of a title.</summary>
    public const int Length = Count + Kinds;

    private const int LeastLatin = 3;

    /// <param name="mayTellAnything">A correction is of what its title does not say.</param>
    public static void Find(string title, bool mayTellAnything, Span<ushort> keys)
    {
        keys.Clear();
        var folded = TextFolding.Fold(title);
        MemoryMarshal.Write(MemoryMarshal.AsBytes(keys[Count..]), mayTellAnything ? ulong.MaxValue : EventKinds.In(EventKinds.Words(folded)));
        var found = 0;
        for (var index = 0; index < folded.Length && found < Count; index++)
        {
            var end = index;
            if (TextFolding.IsHan(folded[index]))
            {
                end = index + 1 < folded.Length && TextFolding.IsHan(folded[index + 1]) ? index + 2 : index;
            }
            else if (char.IsAsciiLetter(folded[index]) && (index == 0 || !char.IsAsciiLetterOrDigit(folded[index - 1])))
            {
                while (end < folded.Length && char.IsAsciiLetterOrDigit(folded[end]))
                {
                    end++;
                }

                end = end - index >= LeastLatin ? end : index;
            }

            if (end > index && !(TextFolding.IsHan(folded[index]) ? SubjectRule.OnlyReports(folded[index..end]) : SubjectRule.IsReporting(folded[index..end])))
            {
                var key = Key(folded.AsSpan(index, end - index));
                if (!keys[..found].Contains(key))
                {
                    keys[found++] = key;
                }
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
