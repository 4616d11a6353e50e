namespace ChatDigestBot.Articles.Summaries;

/// <summary>Finds sentences in Chinese and Latin texts. Pure.</summary>
/// <remarks>What two quotation marks hold may be several sentences; a mark that opens is never left at the end of the sentence before it.</remarks>
internal static class SentenceSplitter
{
    /// <summary>The sentences of one paragraph, without white space around them.</summary>
    public static List<TextSpan> Split(string text, int start, int length)
    {
        var sentences = new List<TextSpan>();
        var end = start + length;
        var from = start;
        var isQuoted = false; // between straight marks, which look the same on both sides
        for (var index = start; index < end; index++)
        {
            if (text[index] == '"')
            {
                // After a number it may mean inches.
                isQuoted = !isQuoted && (index == start || !char.IsAsciiDigit(text[index - 1]));
                continue;
            }

            if (!Ends(text, index, end))
            {
                continue;
            }

            while (index + 1 < end && Closes(text, index + 1, end, isQuoted))
            {
                isQuoted &= text[++index] != '"';
            }

            if (index + 1 < end && GoesOn(text[index], text[index + 1]))
            {
                continue;
            }

            Add(text, from, index + 1, sentences);
            from = index + 1;
        }

        Add(text, from, end, sentences);
        return sentences;
    }

    // The question is one of a title, 《谁在招人？》, or of who is quoted, and the sentence is about it.
    private static bool GoesOn(char last, char next) => last == '》' || next is '，' or '、' or '：' or ',' or ':';

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
        '。' or '！' or '？' or '；' or '｡' => true,
        '!' or '?' => index + 1 >= end || char.IsWhiteSpace(text[index + 1]) || IsMark(text[index + 1]),
        '.' => EndsLatin(text, index, end),
        _ => false,
    };

    private static bool EndsLatin(string text, int index, int end)
    {
        var next = index + 1;
        while (next < end && IsMark(text[next]))
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

        return index - word > 1
            ? !Abbreviations.Continue(text.AsSpan(word, index - word), text.AsSpan(next + 1, end - next - 1))
            : index == word || char.IsAsciiLetterLower(text[word]);
    }

    private static bool Closes(string text, int index, int end, bool isQuoted) => text[index] switch
    {
        '"' => isQuoted,
        '\'' => index + 1 >= end || !char.IsLetterOrDigit(text[index + 1]),
        _ => IsMark(text[index]),
    };

    private static bool IsMark(char character) => character is '”' or '’' or '"' or '\'' or '」' or '』' or '）' or ')' or '】' or '》' or '。' or '！' or '？';
}
