using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>What is new in a version of a program: the sentence that says it, and the points of its lists of changes, strung together. Pure.</summary>
/// <remarks>Sentences of such posts say once more that the version is there, or what the program is for; what changed stands in a list.</remarks>
internal static partial class ReleaseSummary
{
    private const int LeastPoints = 2;
    private const int ShortestPoint = 6;
    private const int LongestIntroduction = 160; // what says more is no line above a list
    private const double MostOfLead = 0.6; // else no point fits behind it
    private const double LeastNew = 0.5;

    private static readonly SentenceFeature[] NoLead =
        [SentenceFeature.Background, SentenceFeature.Setting, SentenceFeature.Past, SentenceFeature.Definition, SentenceFeature.Opinion, SentenceFeature.Notice, SentenceFeature.Leaning, SentenceFeature.ListItem];

    /// <summary>Null where the title announces no version, or no list says what changed.</summary>
    public static Summary? Find(string title, ArticleBody body, string text, string language)
    {
        if (!Version().IsMatch(title) || Points(body, text) is not { Count: >= LeastPoints } points)
        {
            return null;
        }

        var room = Summariser.MaxLength(language) * MostOfLead;
        var lead = Summariser.Candidates(title, body, text, language)
            .Where(sentence => sentence.IsEnded && sentence.Span.Start < points[0].Start && sentence.Span.Length <= room && sentence.NewPairs >= LeastNew * sentence.Pairs.Length
                && Array.TrueForAll(NoLead, feature => sentence.Features[(int)feature] == 0) && !Pointer().IsMatch(text.AsSpan(sentence.Span.Start, sentence.Span.Length)))
            .MaxBy(sentence => sentence.Score);
        return ContentsSummary.Join(text, lead?.Span, points, language);
    }

    // Of the first lists below lines that speak of changes.
    private static List<TextSpan> Points(ArticleBody body, string text)
    {
        var points = new List<TextSpan>();
        var (start, isOfChanges) = (0, false);
        foreach (var paragraph in body.Paragraphs)
        {
            if (paragraph.Kind is ParagraphKind.Heading or ParagraphKind.Caption or ParagraphKind.Text)
            {
                isOfChanges = paragraph.Text.Length <= LongestIntroduction && Changes().IsMatch(paragraph.Text);
                // Changes stand below several headings, sorted; a line of text begins something else.
                var goesOn = isOfChanges && paragraph.Kind != ParagraphKind.Text;
                if (points.Count >= LeastPoints && !goesOn)
                {
                    break;
                }

                if (!goesOn)
                {
                    points.Clear();
                }
            }
            else if (isOfChanges && paragraph is { Kind: ParagraphKind.ListItem, Depth: 0, Text.Length: > 0 } && FirstSentence(text, start, paragraph.Text.Length) is { } point)
            {
                points.Add(point);
            }

            start += paragraph.Text.Length + 1;
        }

        return points;
    }

    private static TextSpan? FirstSentence(string text, int start, int length)
    {
        if (SentenceSplitter.Split(text, start, length) is not [var sentence, ..])
        {
            return null;
        }

        var words = text.AsSpan(sentence.Start, sentence.Length).TrimEnd("。；.;");
        return words.Length < ShortestPoint || words.Contains('\n') || !QuotationMarks.AreClosed(words) || Useless().IsMatch(words) ? null : sentence with { Length = words.Length };
    }

    [GeneratedRegex(@"(?<![\d.\-/])v?\d{1,3}\.\d{1,4}(?:\.\d+)*\b(?!\s?(?:%|亿|億|万|萬|元|英寸|million|billion|inch)).*(?:发布|發佈|發布|释出|釋出|更新|正式版|\breleas|\bis out\b|\bavailable\b|\bannounc|\bchangelog|\bupdate)|(?:更新日志|\brelease notes?|\bchangelog|\breleas\w+|\bannouncing)\b.*(?<![\d.\-/])v?\d{1,3}\.\d{1,4}(?:\.\d+)*\b", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Version();

    [GeneratedRegex(@"更新|修复|修復|新增|变更|變更|变化|變化|改进|改進|优化|優化|新特性|新功能|亮点|亮點|修正|\b(?:chang|fix|improv|new\b|feature|security|vulnerabilit|highlight|enhance|notable|what[’']s new)", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Changes();

    [GeneratedRegex(@"以下|如下|\b(?:below|following|see the|download|install)\b", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Pointer();

    // Files, sums, people and what only a machine reads.
    [GeneratedRegex(@"://|[<>{}]|[0-9a-f]{16}|^@|[:：]$|^[a-z0-9_.-]+$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Useless();
}
