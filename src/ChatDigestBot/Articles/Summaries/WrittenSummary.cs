using System.Buffers;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>What the head of a post says that it is about, where a writer wrote sentences there and no generator cut them from the text. Pure.</summary>
internal static partial class WrittenSummary
{
    private const int MaxLength = 1_000;
    private const int ShortestChinese = 15;
    private const int ShortestLatin = 50;
    private const double LeastNew = 0.4; // the title's words once more say nothing to who has read the title
    private const double ShortestOpen = 1.6; // a phrase without a full stop may be no more than a second title
    private const int SameLetters = 40;

    private static readonly SearchValues<char> Numbering = SearchValues.Create("0123456789.、 ");

    /// <summary>The sentences of the description that may be told, as many as fit; empty where there are none.</summary>
    public static string Read(string title, string text, string? description, string language)
    {
        if (description is not { Length: > 0 and <= MaxLength })
        {
            return "";
        }

        var words = WhiteSpace().Replace(Tag().Replace(Break().Replace(description, " "), ""), " ").Trim();
        if (words.Length == 0 || IsTeaser(words) || Keywords().IsMatch(words) || SummaryText.IsLatin(words, new TextSpan(0, words.Length)) != (language == "en") || IsBeginning(words, text))
        {
            return "";
        }

        var told = Fitting(words, Summariser.MaxLength(language) - 1);
        return told.Length > 0 && told.Length >= Shortest(told, language) && QuotationMarks.AreClosed(told) && NewPart(title, told) >= LeastNew ? Ended(told) : "";
    }

    /// <summary>A short description with what the text was found to say, if that is something else and fits.</summary>
    public static Summary Together(string written, Summary chosen, int most)
    {
        var between = char.IsAscii(written[^1]) ? " " : "";
        return chosen.Text.Length > 0 && !chosen.IsCut && written.Length + between.Length + chosen.Text.Length <= most && NewPart(written, chosen.Text) >= LeastNew
            ? chosen with { Text = $"{written}{between}{chosen.Text}" }
            : new Summary { Text = written, Spans = [] };
    }

    /// <summary>Whether a description has said what a sentence says.</summary>
    public static bool HasSaid(string written, ReadOnlySpan<char> sentence) => NewPart(written, sentence) < LeastNew;

    // It stops in the middle, or a platform wrote what is around it.
    private static bool IsTeaser(string words) => words.EndsWith('…') || words.EndsWith(':') || words.EndsWith('：') || words.Contains("...", StringComparison.Ordinal);

    private static string Fitting(string words, int most)
    {
        var (start, end) = (-1, 0);
        foreach (var sentence in SentenceSplitter.Split(words, 0, words.Length))
        {
            var isUseless = SentenceCollector.IsUseless(words.AsSpan(sentence.Start, sentence.Length));
            if (start < 0 && isUseless)
            {
                continue;
            }

            start = start < 0 ? sentence.Start : start;
            if (isUseless || sentence.Start + sentence.Length - start > most)
            {
                break;
            }

            // "1." begins what comes next.
            end = words.AsSpan(sentence.Start, sentence.Length).ContainsAnyExcept(Numbering) ? sentence.Start + sentence.Length : end;
        }

        return end > 0 ? words[start..end] : "";
    }

    private static double Shortest(string told, string language) => (language == "en" ? ShortestLatin : ShortestChinese) * (told[^1] is '。' or '！' or '”' or '.' or '!' ? 1 : ShortestOpen);

    private static string Ended(string told) => !char.IsLetterOrDigit(told[^1]) ? told : char.IsAscii(told[^1]) ? $"{told}." : $"{told}。";

    // Generators take the beginning of the text: which of its sentences tells what the post is about is then for the model to say.
    private static bool IsBeginning(string words, string text)
    {
        var (one, other) = (0, 0);
        for (var same = 0; same < SameLetters; same++, one++, other++)
        {
            (one, other) = (NextLetter(words, one), NextLetter(text, other));
            if (one == words.Length || other == text.Length || TextFolding.Fold(words[one]) != TextFolding.Fold(text[other]))
            {
                return one == words.Length;
            }
        }

        return true;
    }

    private static int NextLetter(string text, int from)
    {
        while (from < text.Length && !char.IsLetterOrDigit(text[from]))
        {
            from++;
        }

        return from;
    }

    private static double NewPart(string known, ReadOnlySpan<char> told)
    {
        Span<ushort> old = stackalloc ushort[MaxLength];
        Span<ushort> own = stackalloc ushort[MaxLength];
        old = old[..Bigrams.Of(known, old)];
        own = own[..Bigrams.Of(told, own)];
        var fresh = 0;
        foreach (var pair in own)
        {
            fresh += old.Contains(pair) ? 0 : 1;
        }

        return own.IsEmpty ? 0 : (double)fresh / own.Length;
    }

    // What a site wants to be found by: five names and more in a row that have a word in common.
    [GeneratedRegex(@"[^，。！？；;|｜]{0,10}(\p{L}{2})[^，。！？；;|｜]{0,10}(?:[；;|｜]\s*[^，。！？；;|｜]{0,10}\1[^，。！？；;|｜]{0,10}){4,}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Keywords();

    [GeneratedRegex("<(?:br|/?p)[^<>]{0,100}>", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Break();

    [GeneratedRegex("</?[a-z][^<>]{0,300}>", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex WhiteSpace();
}
