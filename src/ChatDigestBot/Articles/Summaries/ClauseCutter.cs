using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>Shortens a sentence at a place where a reader can stop. Pure.</summary>
internal static class ClauseCutter
{
    /// <summary>The longest beginning of at most <paramref name="most"/> characters that ends with a clause, a word or at least a whole character.</summary>
    public static TextSpan Cut(string text, TextSpan span, int most)
    {
        var (clause, word, depth) = (0, 0, 0);
        for (var length = 1; length <= most; length++)
        {
            var character = text[span.Start + length - 1];
            depth += character is '（' or '(' or '“' or '《' or '「' ? 1 : character is '）' or ')' or '”' or '》' or '」' ? -1 : 0;
            var next = text[span.Start + length];
            if (depth <= 0 && (next is '，' or '；' or '：' or '、' || (next is ',' or ';' or ':' && !char.IsDigit(character))))
            {
                clause = next == '、' && clause * 2 > most ? clause : length;
            }

            if (IsWordEnd(character, next))
            {
                word = length;
            }
        }

        return span with { Length = clause * 10 >= most * 7 ? clause : word * 2 >= most ? word : char.IsHighSurrogate(text[span.Start + most - 1]) ? most - 1 : most };
    }

    private static bool IsWordEnd(char last, char next) =>
        !char.IsHighSurrogate(last) && !char.IsLowSurrogate(next) && !char.IsPunctuation(last)
        && (char.IsWhiteSpace(next) || TextFolding.IsHan(last) != TextFolding.IsHan(next) || (TextFolding.IsHan(last) && TextFolding.IsHan(next)))
        && !char.IsWhiteSpace(last) && !(char.IsDigit(last) && TextFolding.IsHan(next));
}
