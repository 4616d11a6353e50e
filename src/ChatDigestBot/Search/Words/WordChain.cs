using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Words;

/// <summary>How words tied by a sign become one: <c>gpt-4</c> is <c>gpt4</c>, <c>1,000</c> is <c>1000</c>, but <c>3.5</c> is not 35.</summary>
internal static class WordChain
{
    public const int MaxParts = 4;

    /// <summary>Whether a sign ties the words on both its sides.</summary>
    public static bool IsSign(char character) => character is '-' or '.' or '_' or '/' or '&' or '\'' or '’' or '\u2010' or '\u2011';

    /// <summary>What stands for the sign before <paramref name="run"/>.</summary>
    public static string SignBetween(ReadOnlySpan<char> folded, Run run) =>
        folded[run.Start - 1] == '.' && CharKinds.Of(folded[run.Start - 2]) == CharKind.Digit && CharKinds.Of(folded[run.Start]) == CharKind.Digit ? "．" : "";
}
