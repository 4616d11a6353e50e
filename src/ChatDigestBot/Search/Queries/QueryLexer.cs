using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Queries;

/// <summary>A piece of a query as it was written.</summary>
/// <param name="Text">Without quotes, sign and field name.</param>
/// <param name="Field">The name before a colon, folded; whether it means anything is not the lexer's business.</param>
/// <param name="Whole">All of it as plain text, for when the field means nothing.</param>
/// <param name="IsQuoted">Was in quotes.</param>
/// <param name="IsNegated">Had a minus before it.</param>
internal sealed record QueryPiece(string Text, string? Field, string Whole, bool IsQuoted, bool IsNegated);

/// <summary>Cuts a query into pieces: every way people quote, Chinese and full-width signs like the plain ones. Never fails.</summary>
internal static class QueryLexer
{
    private const string Opening = "\"“„‟”«「『《〈‹";
    private const string Closing = "\"”“”“»」』》〉›";

    public static IEnumerable<QueryPiece> Read(string text)
    {
        var at = 0;
        while (true)
        {
            while (at < text.Length && IsBreak(text, at))
            {
                at++;
            }

            if (at == text.Length)
            {
                yield break;
            }

            yield return ReadPiece(text, ref at);
        }
    }

    private static QueryPiece ReadPiece(string text, ref int at)
    {
        var isNegated = IsMinus(text[at]) && at + 1 < text.Length && !IsBreak(text, at + 1) && !IsMinus(text[at + 1]);
        at += isNegated ? 1 : 0;
        var start = at;
        if (TryReadQuoted(text, ref at, out var quoted))
        {
            return new QueryPiece(quoted, null, quoted, IsQuoted: true, isNegated);
        }

        while (at < text.Length && !IsBreak(text, at) && !StartsQuote(text, at) && !(IsColon(text[at]) && IsName(text.AsSpan(start, at - start))))
        {
            at++;
        }

        if (at == text.Length || !IsColon(text[at]))
        {
            return new QueryPiece(text[start..at], null, text[start..at], IsQuoted: false, isNegated);
        }

        var field = SearchFolding.Fold(text[start..at]);
        at++;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++; // "topic: ai"
        }

        if (TryReadQuoted(text, ref at, out var value))
        {
            return new QueryPiece(value, field, $"{text[start..(start + field.Length)]} {value}", IsQuoted: true, isNegated);
        }

        var valueStart = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !IsBracket(text[at]))
        {
            at++;
        }

        return new QueryPiece(text[valueStart..at], field, text[start..at], IsQuoted: false, isNegated);
    }

    private static bool TryReadQuoted(string text, ref int at, out string quoted)
    {
        if (StartsQuote(text, at))
        {
            var end = FindClosing(text, at);
            quoted = text[(at + 1)..end];
            at = end + 1;
            return true;
        }

        quoted = "";
        return false;
    }

    private static bool StartsQuote(string text, int at) => at < text.Length && Opening.Contains(Plain(text[at])) && FindClosing(text, at) > at;

    private static int FindClosing(string text, int at)
    {
        var opening = Plain(text[at]);
        var closing = Closing[Opening.IndexOf(opening)];
        for (var i = at + 1; i < text.Length; i++)
        {
            // People mix “ ” and " freely; any of them closes any of them.
            if (Plain(text[i]) == closing || (IsDouble(opening) && IsDouble(Plain(text[i]))))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsQuote(char character) => Opening.Contains(Plain(character)) || Closing.Contains(Plain(character));

    private static bool IsDouble(char quote) => quote is '"' or '“' or '”' or '„' or '‟';

    private static bool IsName(ReadOnlySpan<char> name) => name.Length is > 0 and <= 10 && QueryFields.IsName(name);

    private static bool IsMinus(char character) => character is '-' or '－' or '−';

    private static bool IsColon(char character) => character is ':' or '：';

    private static bool IsBracket(char character) => Plain(character) is '(' or ')' or '[' or ']' or '{' or '}' or '【' or '】';

    private static bool IsBreak(string text, int at)
    {
        var character = text[at];
        return char.IsWhiteSpace(character)
            || IsBracket(character)
            || (IsQuote(character) && !StartsQuote(text, at))
            || character is '，' or '、' or '；' or '。' or '！' or '？' or '…'
            || (Plain(character) is ';' or '!' or '?' or '|')
            || (Plain(character) == ',' && !(at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])));
    }

    private static char Plain(char character) => character is >= '！' and <= '～' ? (char)(character - 0xFEE0) : character;
}
