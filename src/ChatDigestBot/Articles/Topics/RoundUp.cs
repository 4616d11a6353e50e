using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Topics;

/// <summary>Titles that string together the headlines of several posts (早报｜…/…/…): what one of them names is not what the post is about. Pure.</summary>
internal static partial class RoundUp
{
    private const int MinHeads = 3; // two are one post that tells two things
    private const int MinHead = 6; // "2026/27" and "24/7" part no headlines
    private const int MinLetters = 4; // nor do the prices in "5 / 5 Pro: 999 / 1899 元"
    private const int MaxLabel = 12;
    private const string Separators = ";/";
    private const string LabelEnds = "|丨:]】";

    /// <summary>The headlines, as parts of the title; none where it is the title of one post.</summary>
    /// <param name="folded">The title, folded.</param>
    public static IReadOnlyList<Range> Heads(ReadOnlySpan<char> folded) => Parts(folded) is { Count: >= MinHeads } heads ? heads : [];

    /// <summary>Tells at least two things, neither of which it is about alone: headlines between semicolons, or a name that such posts have.</summary>
    /// <param name="folded">The title, folded.</param>
    public static bool TellsSeveral(string folded) => (folded.Contains(';', StringComparison.Ordinal) && Parts(folded).Count > 1) || Name().IsMatch(folded);

    private static List<Range> Parts(ReadOnlySpan<char> folded)
    {
        if (!folded.ContainsAny(Separators))
        {
            return [];
        }

        var heads = new List<Range>();
        var (start, letters) = (0, 0);
        for (var position = 0; position < folded.Length; position++)
        {
            if (Separators.Contains(folded[position], StringComparison.Ordinal) && IsHead(position - start, letters))
            {
                heads.Add(start..position);
                (start, letters) = (position + 1, 0);
            }

            letters += char.IsLetter(folded[position]) ? 1 : 0;
        }

        if (IsHead(folded.Length - start, letters))
        {
            heads.Add(start..folded.Length);
        }

        return heads;
    }

    private static bool IsHead(int length, int letters) => length >= MinHead && letters >= MinLetters;

    /// <summary>How long what it calls itself before the first headline is (光伏早报｜): that names what all of them are about.</summary>
    public static int LabelLength(ReadOnlySpan<char> folded) =>
        Math.Max(0, folded[..Math.Min(folded.Length, MaxLabel)].IndexOfAny(LabelEnds));

    [GeneratedRegex(@"(?:早报|晚报|早知道|早餐|要闻|速览|盘前|盘后|一周|周刊|周报)\s?[|丨:·]|^[\[【(]?(?:早报|晚报|早知道|要闻|速览)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Name();
}
