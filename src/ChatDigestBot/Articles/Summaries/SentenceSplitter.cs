namespace ChatDigestBot.Articles.Summaries;

/// <summary>Finds sentences in Chinese and Latin texts. Pure.</summary>
internal static class SentenceSplitter
{
    private static readonly string[] Abbreviations = ["Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Inc", "Ltd", "Corp", "Co", "No", "vs", "etc", "Jr", "Sr", "U.S", "U.K", "e.g", "i.e", "a.m", "p.m", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>The sentences of one paragraph, without white space around them.</summary>
    public static List<TextSpan> Split(string text, int start, int length)
    {
        var sentences = new List<TextSpan>();
        var end = start + length;
        var from = start;
        for (var index = start; index < end; index++)
        {
            if (!Ends(text, index, end))
            {
                continue;
            }

            while (index + 1 < end && IsClosing(text[index + 1]))
            {
                index++;
            }

            Add(text, from, index + 1, sentences);
            from = index + 1;
        }

        Add(text, from, end, sentences);
        return sentences;
    }

    private static void Add(string text, int from, int to, List<TextSpan> sentences)
    {
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        if (to > from)
        {
            sentences.Add(new TextSpan(from, to - from));
        }
    }

    private static bool Ends(string text, int index, int end) => text[index] switch
    {
        '。' or '！' or '？' or '；' => true,
        '!' or '?' => index + 1 >= end || char.IsWhiteSpace(text[index + 1]) || IsClosing(text[index + 1]),
        '.' => EndsLatin(text, index, end),
        _ => false,
    };

    private static bool EndsLatin(string text, int index, int end)
    {
        var next = index + 1;
        while (next < end && IsClosing(text[next]))
        {
            next++;
        }

        if (next >= end)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]) || next + 1 >= end || char.IsLower(text[next + 1]))
        {
            return false;
        }

        var word = index;
        while (word > 0 && (char.IsAsciiLetter(text[word - 1]) || text[word - 1] == '.'))
        {
            word--;
        }

        return index - word > 1 ? !Abbreviations.Contains(text[word..index]) : index == word || char.IsAsciiLetterLower(text[word]);
    }

    private static bool IsClosing(char character) => character is '”' or '’' or '"' or '\'' or '」' or '』' or '）' or ')' or '】' or '》' or '。' or '！' or '？';
}
