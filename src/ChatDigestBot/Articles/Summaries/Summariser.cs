using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>Chooses the one or two sentences that say most beyond the title. Pure, and the same for the same text every time.</summary>
/// <remarks>
/// A sentence is good when it stands early, shares its pairs of characters with many other sentences and with the title, and adds
/// something the title has not said. Sentences that lean on the one before ("他", "however") come last.
/// </remarks>
internal static partial class Summariser
{
    public const int MaxChinese = 90;
    public const int MaxLatin = 220;

    private const int MaxSentences = 48;
    private const int MaxSentence = 600;
    private const int MaxDatelineLength = 80;
    private const double LeastNew = 0.4;

    public static Summary Summarise(string title, ArticleBody body, string text, string language)
    {
        var most = language == "en" ? MaxLatin : MaxChinese;
        var sentences = Collect(body, text, most);
        if (sentences.Count == 0)
        {
            return Summary.None;
        }

        Rate(title, text, sentences, most);
        var candidates = sentences.Where(sentence => sentence.Score > 0).OrderByDescending(sentence => sentence.Score).ThenBy(sentence => sentence.Span.Start).ToList();
        if (candidates.Count == 0)
        {
            return Summary.None;
        }

        var first = candidates[0];
        if (first.Span.Length > most)
        {
            var span = ClauseCutter.Cut(text, first.Span, most - 1);
            return new Summary { Text = string.Concat(text.AsSpan(span.Start, span.Length), "…"), Spans = [span] };
        }

        var gap = language == "en" ? 1 : 0;
        var second = candidates.Skip(1).FirstOrDefault(sentence =>
            first.Span.Length + gap + sentence.Span.Length <= most && sentence.Score > first.Score * 0.55 && Overlap(first, sentence) < 0.6
            && (!sentence.IsLeaning || sentence.Place == first.Place + 1));
        var chosen = second is null ? [first.Span] : new[] { first.Span, second.Span }.OrderBy(span => span.Start).ToArray();
        var summary = string.Join(gap == 1 ? " " : "", chosen.Select(span => text.Substring(span.Start, span.Length)));
        return new Summary { Text = summary.EndsWith('；') ? string.Concat(summary.AsSpan(0, summary.Length - 1), "。") : summary, Spans = chosen };
    }

    private static List<Sentence> Collect(ArticleBody body, string text, int most)
    {
        var sentences = new List<Sentence>();
        var start = 0;
        foreach (var paragraph in body.Paragraphs)
        {
            if (paragraph.Kind is ParagraphKind.Text or ParagraphKind.Quote or ParagraphKind.ListItem)
            {
                foreach (var span in SentenceSplitter.Split(text, start, paragraph.Text.Length))
                {
                    var kept = WithoutDateline(text, span);
                    if (kept.Length * 8 >= most && kept.Length <= MaxSentence && !Useless().IsMatch(text.AsSpan(kept.Start, kept.Length)))
                    {
                        sentences.Add(new Sentence(kept, paragraph.Kind));
                    }

                    if (sentences.Count == MaxSentences)
                    {
                        return sentences;
                    }
                }
            }

            start += paragraph.Text.Length + 1;
        }

        return sentences;
    }

    // "某网 7 月 24 日消息，" says what the digest shows anyway.
    private static TextSpan WithoutDateline(string text, TextSpan span)
    {
        foreach (var match in Dateline().EnumerateMatches(text.AsSpan(span.Start, Math.Min(span.Length, MaxDatelineLength))))
        {
            return new TextSpan(span.Start + match.Length, span.Length - match.Length);
        }

        return span;
    }

    private static void Rate(string title, string text, List<Sentence> sentences, int most)
    {
        Span<byte> spread = stackalloc byte[Bigrams.Buckets];
        Span<bool> ofTitle = stackalloc bool[Bigrams.Buckets];
        Span<ushort> pairs = stackalloc ushort[MaxSentence];
        spread.Clear();
        ofTitle.Clear();
        foreach (var pair in pairs[..Bigrams.Of(title.AsSpan(0, Math.Min(title.Length, MaxSentence)), pairs)])
        {
            ofTitle[pair] = true;
        }

        foreach (var sentence in sentences)
        {
            sentence.Pairs = pairs[..Bigrams.Of(text.AsSpan(sentence.Span.Start, sentence.Span.Length), pairs)].ToArray();
            Array.Sort(sentence.Pairs);
            var last = -1;
            foreach (var pair in sentence.Pairs)
            {
                spread[pair] += pair != last && spread[pair] < byte.MaxValue ? (byte)1 : (byte)0;
                last = pair;
            }
        }

        for (var index = 0; index < sentences.Count; index++)
        {
            sentences[index].Place = index;
            sentences[index].IsLeaning = Leaning().IsMatch(text.AsSpan(sentences[index].Span.Start, sentences[index].Span.Length));
            // What must be cut says less than it looks.
            sentences[index].Score = Score(sentences[index], sentences.Count, spread, ofTitle) * (sentences[index].Span.Length > most ? 0.8 : 1);
        }
    }

    private static double Score(Sentence sentence, int count, ReadOnlySpan<byte> spread, ReadOnlySpan<bool> ofTitle)
    {
        if (sentence.Pairs.Length == 0)
        {
            return 0;
        }

        var (shared, titled) = (0.0, 0);
        foreach (var pair in sentence.Pairs)
        {
            shared += Math.Min(spread[pair] - 1, 4) / 4.0;
            titled += ofTitle[pair] ? 1 : 0;
        }

        var fresh = 1 - ((double)titled / sentence.Pairs.Length);
        if (fresh < LeastNew || sentence.Pairs.Length - titled < 6)
        {
            return 0;
        }

        var position = 1 / (1 + (0.35 * sentence.Place));
        var centrality = count < 3 ? 0 : shared / sentence.Pairs.Length;
        var relation = Math.Min(1, titled / 8.0);
        var leaning = sentence.IsLeaning ? 0.6 : 1;
        var kind = sentence.Kind == ParagraphKind.Text ? 1 : 0.75;
        return (0.1 + (0.9 * position) + (0.5 * centrality) + (0.5 * relation)) * leaning * kind;
    }

    private static double Overlap(Sentence one, Sentence other)
    {
        var pairs = one.Pairs.ToHashSet();
        return other.Pairs.Length == 0 ? 1 : (double)other.Pairs.Count(pairs.Contains) / other.Pairs.Length;
    }

    [GeneratedRegex(@"^(?:[\p{IsCJKUnifiedIdeographs}A-Za-z0-9 ]{0,12}?\s?(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日\s?(?:早间|上午|中午|下午|晚间|凌晨)?\s?(?:消息|讯|电|报道)\s*[，,：:。]?\s*|[\p{IsCJKUnifiedIdeographs}A-Za-z0-9]{1,10}\s?(?:独家)?(?:获悉|消息|讯)\s*[，,：:]\s*|(?:据悉|据了解|据介绍|日前|近日)\s*[，,]\s*)+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"[：:]$|^[▲△●■◆★※\-—*]|https?://|^[（(]?(图|注|附|表|来源|作者|编辑)\s*[\d：:]|^论文(标题|题目|链接|地址)|^(标题|链接|地址|项目地址|代码地址)\s*[：:]|点击|扫码|二维码|公众号|^(Photo|Image|Figure|Read|Click|Subscribe)\b|[？?][”""]?$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Useless();

    [GeneratedRegex(@"^[“""「]|^(他|她|它|这|那|该|此|其|但|而|不过|同时|另外|因此|所以|然而|并且|对此|随后|之后|除此|与此|例如|比如|首先|其次|最后|事实上|当然|另一方面)|^(He|She|It|They|This|That|These|Those|But|However|And|So|Also|Meanwhile|For example|In addition)\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Leaning();

    private sealed class Sentence(TextSpan span, ParagraphKind kind)
    {
        public TextSpan Span { get; } = span;

        public ParagraphKind Kind { get; } = kind;

        public ushort[] Pairs { get; set; } = [];

        public double Score { get; set; }

        /// <summary>Among the sentences that may be chosen.</summary>
        public int Place { get; set; }

        /// <summary>Understood only after the sentence before it.</summary>
        public bool IsLeaning { get; set; }
    }
}
