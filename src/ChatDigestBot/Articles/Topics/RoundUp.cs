namespace ChatDigestBot.Articles.Topics;

/// <summary>Titles that string together the headlines of several posts (早报｜…/…/…): what one of them names is not what the post is about. Pure.</summary>
internal static class RoundUp
{
    private const int MinHeads = 3; // two are one post that tells two things
    private const int MinHead = 6; // "2026/27" and "24/7" part no headlines
    private const int MinLetters = 4; // nor do the prices in "5 / 5 Pro: 999 / 1899 元"
    private const int MaxLabel = 12;
    private const string Separators = ";/";
    private const string LabelEnds = "|丨:]】";

    /// <summary>The headlines, as parts of the title; none where it is the title of one post.</summary>
    /// <param name="folded">The title, folded.</param>
    public static IReadOnlyList<Range> Heads(ReadOnlySpan<char> folded)
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

        return heads.Count >= MinHeads ? heads : [];
    }

    private static bool IsHead(int length, int letters) => length >= MinHead && letters >= MinLetters;

    /// <summary>How long what it calls itself before the first headline is (光伏早报｜): that names what all of them are about.</summary>
    public static int LabelLength(ReadOnlySpan<char> folded) =>
        Math.Max(0, folded[..Math.Min(folded.Length, MaxLabel)].IndexOfAny(LabelEnds));
}
