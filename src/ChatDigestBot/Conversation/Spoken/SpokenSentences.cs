using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Spoken;

/// <summary>What of a message may be the wish: the whole, the whole without its courtesy, the last and the first sentence. Pure.</summary>
internal static partial class SpokenSentences
{
    private const int MaxSentences = 4;

    /// <summary>A longer message was copied from somewhere.</summary>
    private const int MaxLength = 120;

    /// <summary>The parts to be understood alone where the whole is not, the likeliest first. "不对，是晚上8点": what is said last corrects the rest.</summary>
    /// <param name="typed">The message, with single spaces.</param>
    public static IEnumerable<string> PartsOf(string typed)
    {
        if (typed.Length > MaxLength)
        {
            yield break;
        }

        if (SpokenLexicon.Core(SpokenLexicon.Fold(typed)) is { Length: > 0 } core && core.Length < typed.Length)
        {
            yield return core;
        }

        var sentences = Ends().Split(typed).Select(part => part.Trim()).Where(part => part.Any(char.IsLetterOrDigit) && !IsCourtesy(part)).ToList();
        if (sentences.Count is < 1 or > MaxSentences || sentences[0].Length == typed.Length)
        {
            yield break;
        }

        yield return sentences[^1];
        if (sentences.Count > 1)
        {
            yield return sentences[0];
        }
    }

    /// <summary>It is said to the bot, and no words of an article: it speaks of "you" and "me", or asks for something.</summary>
    /// <param name="folded">The message, folded.</param>
    public static bool AreToTheBot(string folded) => ToTheBot().IsMatch(folded);

    private static bool IsCourtesy(string sentence) => SpokenLexicon.Core(SpokenLexicon.Fold(sentence)).Length == 0;

    [GeneratedRegex(@"[,，。.!！?？;；~～…]+(?!\d)|(?<=[\u3400-\u9FFF])\s+(?=[\u3400-\u9FFF])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Ends();

    [GeneratedRegex(
        @"[你您妳我咱俺]|[吗嘛咩㗎]\W*$|^\W*(?:请|帮|能不能|可以|可唔可以|麻烦|唔该)|\b(?:i|i['’]?m|i['’]?ve|i['’]?d|me|my|mine|you|your|u|ur|pls|please)\b",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex ToTheBot();
}
