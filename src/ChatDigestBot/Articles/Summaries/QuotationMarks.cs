namespace ChatDigestBot.Articles.Summaries;

/// <summary>Whether what opens in a piece of text also closes there. Pure.</summary>
internal static class QuotationMarks
{
    private const string Opening = "“「『《（(【";
    private const string Closing = "”」』》）)】";

    public static bool AreClosed(ReadOnlySpan<char> text)
    {
        Span<int> depths = stackalloc int[Opening.Length];
        depths.Clear();
        var isOdd = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '"')
            {
                isOdd ^= index == 0 || !char.IsAsciiDigit(text[index - 1]) || isOdd;
            }
            else if (Opening.IndexOf(character, StringComparison.Ordinal) is >= 0 and var opened)
            {
                depths[opened]++;
            }
            else if (Closing.IndexOf(character, StringComparison.Ordinal) is >= 0 and var closed && --depths[closed] < 0)
            {
                // A list's mark, as in "1)" or "a）", closes nothing.
                if (closed < 4 || index > 3)
                {
                    return false;
                }

                depths[closed] = 0;
            }
        }

        return !isOdd && !depths.ContainsAnyExcept(0);
    }

    /// <summary>The part of the text that somebody is quoted with, from 0 to 1.</summary>
    public static double PartInside(ReadOnlySpan<char> text)
    {
        var (inside, isOpen) = (0, false);
        foreach (var character in text)
        {
            isOpen = character switch
            {
                '“' or '「' => true,
                '”' or '」' => false,
                '"' => !isOpen,
                _ => isOpen,
            };
            inside += isOpen ? 1 : 0;
        }

        return text.IsEmpty ? 0 : (double)inside / text.Length;
    }
}
