using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Where in a post a phrase of a frame is looked for.</summary>
internal enum FramePlace
{
    Before,
    Between,
    Around,
}

/// <summary>Phrases of frames that say one kind of thing.</summary>
/// <param name="Number">Its place in the table, below 64.</param>
/// <param name="Name">What it is, in the words of <c>articles show</c>.</param>
/// <param name="IsWhole">Whether what it says leaves no room for news; behind the others there could be some.</param>
/// <param name="Words">Of which one stands in each of its phrases; none where it is to be looked for in every text.</param>
internal sealed record FrameKind(int Number, FramePlace Place, string Name, bool IsWhole, string[] Words, string[] Patterns)
{
    private const int MaxOnStack = 512;

    // Made when the first text needs them: the phrases of most kinds are in no post of a small store. Those around a text may overlap, and each counts;
    // elsewhere one is enough, and thirty patterns in one are asked faster than one by one.
    private readonly Lazy<Regex[]> _phrases = new(() => Array.ConvertAll(Place == FramePlace.Around ? Patterns : [string.Join('|', Patterns)], pattern =>
        new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(PatternLimit.Milliseconds))));

    /// <param name="present">What <see cref="FrameTable.KindsIn"/> found in the text.</param>
    public bool MayBeIn(ulong present) => (present & (1UL << Number)) != 0;

    public bool HasPhraseIn(string text)
    {
        foreach (var phrase in _phrases.Value)
        {
            if (phrase.IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How much of the letters and digits of a text its phrases are, from 0 to 1.</summary>
    public double ShareOf(string text)
    {
        Span<bool> isCovered = text.Length <= MaxOnStack ? stackalloc bool[text.Length] : new bool[text.Length];
        isCovered.Clear();
        foreach (var phrase in _phrases.Value)
        {
            foreach (var match in phrase.EnumerateMatches(text))
            {
                isCovered.Slice(match.Index, match.Length).Fill(true);
            }
        }

        var (letters, covered) = (0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsLetterOrDigit(text[index]))
            {
                letters++;
                covered += isCovered[index] ? 1 : 0;
            }
        }

        return letters == 0 ? 0 : (double)covered / letters;
    }
}
