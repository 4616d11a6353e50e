using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>What is in a post that calls itself a list of things, such as a weekly letter or "Six tips": the names of its points, strung together. Pure.</summary>
/// <remarks>No sentence of such a post says what is in the others; its first ones greet and say on which day it appears.</remarks>
internal static partial class ContentsSummary
{
    private const int LeastPoints = 3;
    private const int LeastHeadings = 5;
    private const int MostPoints = 40;
    private const int MostAbove = 3; // paragraphs that may say what is in it
    private const int LeastOfChinese = 10; // on average: shorter headings name the same parts in every number
    private const int LeastOfLatin = 24;
    private const int LeastTold = 2; // one is no list
    private const int ShortestChinese = 6; // 工具, 文摘 and the like are the same in every number
    private const int ShortestLatin = 12;
    private const int LongestChinese = 45;
    private const int LongestLatin = 100;
    private const string ChineseNumbers = "三四五六七八九十";

    private static readonly string[] LatinNumbers = ["three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>Null where the title announces no list, or its points have no names.</summary>
    public static Summary? Find(string title, ArticleBody body, string text, string language)
    {
        if (RoundUp().IsMatch(title))
        {
            if (SaysWhatIsInIt(body, text, language) is { } said)
            {
                return said;
            }

            var (headings, points) = Names(title, body, text, language);
            var telling = Telling(headings, language);
            // With a heading for each thing, lists are what is said of some of them.
            return List(text, telling.Count >= LeastHeadings || points.Count < LeastPoints ? telling : points, language);
        }

        return CountIn(title) is >= LeastPoints and var count ? List(text, Counted(count, Names(title, body, text, language).Headings, text), language) : null;
    }

    /// <summary>A letter's first sentence may say what is in it this time: "This week's newsletter describes …".</summary>
    private static Summary? SaysWhatIsInIt(ArticleBody body, string text, string language)
    {
        var start = 0;
        foreach (var paragraph in body.Paragraphs.TakeWhile(paragraph => paragraph.Kind != ParagraphKind.Heading).Take(MostAbove))
        {
            if (paragraph.Kind is ParagraphKind.Text or ParagraphKind.Quote && ThisTime().IsMatch(paragraph.Text))
            {
                return SummaryText.Of(text, [SentenceSplitter.Split(text, start, paragraph.Text.Length)[0]], Summariser.MaxLength(language));
            }

            start += paragraph.Text.Length + 1;
        }

        return null;
    }

    // "Six tips" has six numbered headings, or six and one more that concludes: only then are they the tips.
    private static List<TextSpan> Counted(int count, List<TextSpan> headings, string text)
    {
        var numbered = headings.FindAll(heading => heading.Start > 0 && text[heading.Start - 1] != '\n');
        return numbered.Count == count ? numbered : headings.Count - count is 0 or 1 ? headings[..count] : [];
    }

    private static List<TextSpan> Telling(List<TextSpan> headings, string language) =>
        headings.Sum(heading => heading.Length) >= headings.Count * (language == "en" ? LeastOfLatin : LeastOfChinese) ? headings : [];

    private static int CountIn(string title)
    {
        var match = Count().Match(title);
        var number = match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value;
        return !match.Success ? 0
            : int.TryParse(number, CultureInfo.InvariantCulture, out var digits) ? digits
            : LeastPoints + Math.Max(ChineseNumbers.IndexOf(number, StringComparison.Ordinal), Array.IndexOf(LatinNumbers, number.ToLowerInvariant()));
    }

    private static (List<TextSpan> Headings, List<TextSpan> Points) Names(string title, ArticleBody body, string text, string language)
    {
        var (headings, points) = (new List<TextSpan>(), new List<TextSpan>());
        var start = 0;
        foreach (var paragraph in body.Paragraphs)
        {
            if (NameOf(paragraph, language) is { } name && !title.Contains(paragraph.Text, StringComparison.OrdinalIgnoreCase))
            {
                var names = paragraph.Kind == ParagraphKind.Heading ? headings : points;
                if (names.Count < MostPoints)
                {
                    names.Add(new TextSpan(start + name.Start, name.Length));
                }
            }

            start += paragraph.Text.Length + 1;
        }

        return (headings, points);
    }

    // Within the paragraph: without its number. A paragraph of text is a point only where it is numbered.
    private static TextSpan? NameOf(Paragraph paragraph, string language)
    {
        if (paragraph.Kind is not (ParagraphKind.Heading or ParagraphKind.ListItem or ParagraphKind.Text) || paragraph.Depth > 0 || paragraph.Text.Length == 0)
        {
            return null;
        }

        var number = Number().Match(paragraph.Text).Length;
        var (shortest, longest) = language == "en" ? (ShortestLatin, LongestLatin) : (ShortestChinese, LongestChinese);
        var length = paragraph.Text.Length - number;
        return (paragraph.Kind == ParagraphKind.Text && number == 0) || length < shortest || length > longest || paragraph.Text[^1] is '：' or ':' or '。' or '.' or '；' or '，' || Frame().IsMatch(paragraph.Text)
            ? null
            : new TextSpan(number, length);
    }

    private static Summary? List(string text, List<TextSpan> names, string language) => names.Count < LeastPoints ? null : Join(text, null, names, language);

    /// <summary>As many of the names as fit, behind a sentence if there is one; null where that is one thing only.</summary>
    public static Summary? Join(string text, TextSpan? lead, List<TextSpan> names, string language)
    {
        var (between, space, end, most) = language == "en" ? ("; ", " ", ".", Summariser.MaxLength(language)) : ("；", "", "。", Summariser.MaxLength(language));
        var words = new StringBuilder();
        var spans = new List<TextSpan>();
        if (lead is { } sentence)
        {
            words.Append(text, sentence.Start, sentence.Length).Append(space);
            spans.Add(sentence);
        }

        var told = 0;
        while (told < names.Count && words.Length + between.Length + names[told].Length < most)
        {
            words.Append(told > 0 ? between : "").Append(text, names[told].Start, names[told].Length);
            spans.Add(names[told++]);
        }

        return told == 0 || spans.Count < LeastTold ? null : new Summary { Text = words.Append(told < names.Count ? "…" : char.IsLetterOrDigit(words[^1]) ? end : "").ToString(), Spans = spans };
    }

    [GeneratedRegex(
        @"^(?:(?:本周|本週|本期|这一期|這一期)[^，。]{0,8}(?:周报|週報|周刊|週刊|简报|簡報|通讯|通訊|月报|月報|内容|內容)?(?:分析|介绍|介紹|总结|總結|描述|宣布|讨论|討論|警告|收录|收錄|包括|涵盖|涵蓋)|This (?:week|month|issue|edition|newsletter)(?:[’']s)?(?: (?:newsletter|issue|edition|letter|bulletin|digest))? (?:describes|summari[sz]es|announces|warns|links|covers|includes|looks|discusses|explains|analy[sz]es|reports)\b)",
        RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ThisTime();

    [GeneratedRegex(
        @"周刊|週刊|周报|週報|双周|雙週|月刊|月报|月報|第\s?\d{1,4}\s?期|一周(?:热点|熱點|精选|精選|要闻|要聞|回顾|回顧|速览|速覽)|(?:早报|早報|晚报|晚報)\s?[｜|丨：:]"
        + @"|\b(?:weekly (?:#|news|update|digest|round|report|links|issue|\d)|newsletter|bi-?weekly|round-?up|(?:this|last) (?:week|month) in\b|what[’']s new in\b|issue #?\d|links (?:for|of)\b)|\bweekly$|^weekly\b",
        RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex RoundUp();

    [GeneratedRegex(
        @"(?<![\d.第])([三四五六七八九十]|\d{1,2})\s?(?:个|個|条|條|种|種|大|点|點|件|项|項|本|招|步)|\b(\d{1,2}|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z]+\s){0,2}(?:things|tips|ways|reasons|lessons|steps|rules|ideas|tools|books|questions|mistakes|takeaways|principles|facts|tricks|myths|habits)\b",
        RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Count();

    [GeneratedRegex(@"^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．:：]\s*|#\d{1,2}\b[:：.]?\s*|第[一二三四五六七八九十][，、：:\s]\s*)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Number();

    // What such posts have around their points, the same in every number.
    [GeneratedRegex(
        @"订阅|訂閱|投稿|回顾|回顧|致谢|致謝|感谢|感謝|关于|關於|贡献|貢獻|招聘|招人|封面|扫码|目录|目錄|往期|参考|參考|联系|聯繫|社区|https?://|@"
        + @"|contribut|acknowledg|subscrib|upcoming|thank|sponsor|^about|join us|more information|see you|table of contents|updates$|community|newsletter|follow|rfcs?\b|events?\b|quote of|of the week",
        RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Frame();
}
