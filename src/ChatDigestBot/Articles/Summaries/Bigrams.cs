using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>Pairs of neighbouring Han characters and pairs of Latin words' letters, hashed: what a sentence is about, cheaply. Pure.</summary>
internal static class Bigrams
{
    public const int Buckets = 4096;

    /// <summary>Writes the bucket of each pair into <paramref name="buckets"/>; returns how many.</summary>
    public static int Of(ReadOnlySpan<char> text, Span<ushort> buckets)
    {
        var count = 0;
        var previous = '\0';
        foreach (var character in text)
        {
            var folded = TextFolding.Fold(character);
            if (!char.IsLetterOrDigit(folded))
            {
                previous = '\0';
                continue;
            }

            if (previous != '\0' && count < buckets.Length)
            {
                var pair = ((uint)previous << 16) | folded;
                buckets[count++] = (ushort)((pair * 2654435761u) >> 20);
            }

            previous = folded;
        }

        return count;
    }
}
