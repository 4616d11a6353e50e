using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Two rows of tokens laid side by side: what of the one stands in the stead of what of the other. Pure.</summary>
internal static class Alignment
{
    /// <summary>The gaps between the longest common run of tokens, in their order; null where the rows have less in common than <paramref name="alike"/>, a part from 0 to 1.</summary>
    /// <param name="left">At most <see cref="SubjectRule.MaxTokens"/>, and so the other.</param>
    public static List<Gap>? Gaps(List<string> left, List<string> right, double alike)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return null;
        }

        // Numbers are compared much faster than words, and most are different.
        Span<int> keys = stackalloc int[right.Count];
        for (var column = 0; column < right.Count; column++)
        {
            keys[column] = Key(right[column]);
        }

        // Of the longest common run of tokens from each place on; a row more and a column more, all nought.
        var width = right.Count + 1;
        Span<byte> lengths = stackalloc byte[(SubjectRule.MaxTokens + 1) * (SubjectRule.MaxTokens + 1)];
        lengths = lengths[..((left.Count + 1) * width)];
        lengths.Clear();
        for (var row = left.Count - 1; row >= 0; row--)
        {
            var key = Key(left[row]);
            var here = lengths.Slice(row * width, width);
            var below = lengths.Slice((row + 1) * width, width);
            for (var column = right.Count - 1; column >= 0; column--)
            {
                here[column] = key == keys[column] && left[row] == right[column] ? (byte)(below[column + 1] + 1) : Math.Max(below[column], here[column + 1]);
            }
        }

        if (2.0 * lengths[0] < alike * (left.Count + right.Count))
        {
            return null;
        }

        var gaps = new List<Gap>();
        var (at, to) = (0, 0);
        while (at < left.Count || to < right.Count)
        {
            var (from, since) = (at, to);
            while (at < left.Count && to < right.Count && left[at] != right[to])
            {
                (at, to) = lengths[((at + 1) * width) + to] >= lengths[(at * width) + to + 1] ? (at + 1, to) : (at, to + 1);
            }

            if (at == left.Count || to == right.Count)
            {
                (at, to) = (left.Count, right.Count);
            }

            if (at > from || to > since)
            {
                Add(gaps, new Gap(from, at, since, to), left);
            }

            while (at < left.Count && to < right.Count && left[at] == right[to])
            {
                (at, to) = (at + 1, to + 1);
            }
        }

        return gaps;
    }

    /// <summary>The part of both rows that is in no gap, from 0 to 1.</summary>
    public static double Likeness(List<Gap> gaps, List<string> left, List<string> right) =>
        1 - ((double)gaps.Sum(gap => gap.To - gap.From + gap.OtherTo - gap.OtherFrom) / (left.Count + right.Count));

    private static int Key(string token) => token.Length == 1 ? token[0] : token.GetHashCode(StringComparison.Ordinal);

    // Of 北湖 and 湖南 the one character they share is no common ground.
    private static void Add(List<Gap> gaps, Gap gap, List<string> left)
    {
        if (gaps.Count > 0 && gaps[^1] is var last && gap.From == last.To + 1 && TextFolding.IsHan(left[last.To][0])
            && ((last.IsOnlyLeft && gap.IsOnlyRight) || (last.IsOnlyRight && gap.IsOnlyLeft)))
        {
            gaps[^1] = new Gap(last.From, gap.To, last.OtherFrom, gap.OtherTo);
            return;
        }

        gaps.Add(gap);
    }
}

/// <param name="From">The first token of the left row that the right one does not have there.</param>
/// <param name="To">The first behind them.</param>
/// <param name="OtherFrom">The same of the right row.</param>
/// <param name="OtherTo">The first behind them.</param>
internal readonly record struct Gap(int From, int To, int OtherFrom, int OtherTo)
{
    public bool IsOnlyLeft => OtherTo == OtherFrom;

    public bool IsOnlyRight => To == From;

    /// <summary>Each row has something of its own there.</summary>
    public bool IsSwap => To > From && OtherTo > OtherFrom;
}
