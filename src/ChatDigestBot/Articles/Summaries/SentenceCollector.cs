using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>Collects the sentences of an article that may stand in its summary. Pure.</summary>
internal static partial class SentenceCollector
{
    public const int MaxLength = 600;

    private const int MaxSentences = 32;
    private const int MaxLines = 12;
    private const int MaxConclusion = 4; // more, which only what sums the post up may take
    private const int MaxConclusionHeading = 24;
    private const string Ordinals = "(（一二三四五六七八九十";

    public static List<Sentence> Collect(ArticleBody body, string text, int usual)
    {
        var sentences = new List<Sentence>();
        var start = 0;
        var section = PostSection.Opening;
        var most = MaxSentences;
        for (var index = 0; index < body.Paragraphs.Count; index++)
        {
            var paragraph = body.Paragraphs[index];
            var length = paragraph.Text.Length;
            if (paragraph.Kind == ParagraphKind.Heading)
            {
                section = SectionOf(paragraph.Text, sentences.Count);
                most = section == PostSection.Conclusion ? MaxSentences + MaxConclusion : MaxSentences;
            }
            else if (sentences.Count < most && paragraph.Kind is ParagraphKind.Text or ParagraphKind.Quote or ParagraphKind.ListItem)
            {
                // A sentence may go over lines that were broken for their looks.
                for (var lines = 1; lines < MaxLines && index + 1 < body.Paragraphs.Count && GoesOn(body.Paragraphs[index], body.Paragraphs[index + 1]); lines++)
                {
                    length += body.Paragraphs[++index].Text.Length + 1;
                }

                if (index > 0 || length == text.Length || !Caption().IsMatch(paragraph.Text))
                {
                    AddAll(text, new TextSpan(start, length), paragraph.Kind, section, usual, most, sentences);
                }
            }

            start += length + 1;
        }

        return sentences;
    }

    private static PostSection SectionOf(string heading, int before) =>
        heading.Length <= MaxConclusionHeading && ConclusionHeading().IsMatch(heading) ? PostSection.Conclusion : before == 0 ? PostSection.Opening : PostSection.Inner;

    private static bool GoesOn(Paragraph one, Paragraph next) =>
        one.Kind == ParagraphKind.Text && next.Kind == ParagraphKind.Text && one.Text.Length > 0 && next.Text.Length > 0
        && (one.Text[^1] is '，' or '、' or ',' || (char.IsAsciiLetterLower(one.Text[^1]) && char.IsAsciiLetterLower(next.Text[0])));

    private static void AddAll(string text, TextSpan paragraph, ParagraphKind kind, PostSection section, int usual, int most, List<Sentence> sentences)
    {
        var isFirst = true;
        foreach (var whole in SentenceSplitter.Split(text, paragraph.Start, paragraph.Length))
        {
            var span = WithoutMore(text, WithoutDateline(text, isFirst ? WithoutNumber(text, whole) : whole));
            var characters = text.AsSpan(span.Start, span.Length);
            var isEnded = span.Length > 0 && IsEnd(characters[^1]);
            if (span.Length <= MaxLength && span.Length * (isEnded || kind == ParagraphKind.ListItem ? 8 : 2) >= usual && QuotationMarks.AreClosed(characters) && !IsUseless(characters))
            {
                sentences.Add(new Sentence
                {
                    Span = span,
                    Kind = kind,
                    Place = sentences.Count,
                    Section = section,
                    StartsParagraph = isFirst,
                    HadDateline = IsOfNews(text.AsSpan(whole.Start, span.Start - whole.Start)),
                    IsEnded = isEnded,
                });
                if (sentences.Count == most)
                {
                    return;
                }
            }

            isFirst = false;
        }
    }

    /// <summary>Whether a sentence can tell nothing by itself: it points at a picture, a link or a list, asks, or is of the frame.</summary>
    public static bool IsUseless(ReadOnlySpan<char> sentence) => Useless().IsMatch(sentence);

    // "据悉，" and "某网了解到，" begin what is beside the news as often.
    private static bool IsOfNews(ReadOnlySpan<char> dateline) =>
        !dateline.IsEmpty && !dateline.ContainsAny('据', '據') && !dateline.Contains("解到", StringComparison.Ordinal);

    private static bool IsEnd(char character) => character is '。' or '！' or '？' or '；' or '｡' or '.' or '!' or '?' or '”' or '"' or '’' or '」' or '』' or '）' or ')' or '…';

    private static TextSpan WithoutDateline(string text, TextSpan span)
    {
        var length = Dateline.LengthOf(text.AsSpan(span.Start, span.Length));
        return new TextSpan(span.Start + length, span.Length - length);
    }

    // "(read more)": a link is no part of what it is behind.
    private static TextSpan WithoutMore(string text, TextSpan span)
    {
        foreach (var match in More().EnumerateMatches(text.AsSpan(span.Start, span.Length)))
        {
            return new TextSpan(span.Start, match.Index);
        }

        return span;
    }

    // "1 ", "一、": what a point is numbered by is no part of what it says.
    private static TextSpan WithoutNumber(string text, TextSpan span)
    {
        if ((!char.IsAsciiDigit(text[span.Start]) && !Ordinals.Contains(text[span.Start], StringComparison.Ordinal)) || SummaryText.IsLatin(text, span))
        {
            return span;
        }

        foreach (var match in Ordinal().EnumerateMatches(text.AsSpan(span.Start, span.Length)))
        {
            return new TextSpan(span.Start + match.Length, span.Length - match.Length);
        }

        return span;
    }

    // Of a picture before the text: the day of the picture with its year, or whose it is, at the end.
    [GeneratedRegex(
        @"^[A-Z]{3,9}\.? \d{1,2}(?:, \d{4})?: |^[^\n]{0,400}(?:\b(?:on |[A-Z][a-z]{2,8}day, )(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4}(?:,? (?:in|at|near|outside) [^.\n]{2,60})?\.?|(?:Getty Images|Reuters|REUTERS|AFP|AP Photo|Bloomberg via Getty|[Pp]hoto(?:graph)?(?: by|:) [^.\n]{2,40})[)\]]?\.?)$",
        RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Caption();

    [GeneratedRegex(@"\s*[（(]\s*(?:了解更多|瞭解更多|阅读更多|閱讀更多|查看更多|查看详情|查看詳情|详情|詳情|更多|read more|learn more|see more|more|details)\s*[)）]$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex More();

    [GeneratedRegex(@"^\W*(?:\d{1,2}|[一二三四五六七八九十])?[.、．\s]*(?:总结|總結|小结|小結|结论|結論|结语|結語|摘要|导读|導讀|太长不看|太長不看|写在最后|寫在最後|最后|TL;?DR|Abstract|Summary|Conclusions?|In summary|Key takeaways|Takeaways|Wrapping up|Final thoughts|In conclusion)\W*$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex ConclusionHeading();

    [GeneratedRegex(@"^(?:\d{1,2}\s(?=[\p{IsCJKUnifiedIdeographs}A-Z“《])(?!\s?[月年日时時点點分秒个個家名人只隻款台辆輛亿億万萬元岁歲天周週号號])|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、．]\s*|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]\s*|\d{1,2}[.)）]\s+)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Ordinal();

    [GeneratedRegex(
        @"[：:]$|^(?:原标题|原標題)[：:]|^[▲△●■◆★※↓\-—*]|https?://|^[（(]?(图|圖|注|附|表|来源|來源|作者|编辑|編輯|编者|编辑者|責編)[^，。]{0,6}[\d：:]|^论文(标题|题目|链接|地址)|^(标题|链接|地址|项目地址|代码地址)\s*[：:]"
        + @"|点击(此处|这里|链接|下方|查看|阅读|原文|“)|扫码(关注|加入|下载|查看)|(扫描|长按|识别).{0,6}二维码|公众号(后台|回复|：|“)|关注.{0,8}公众号"
        + @"|^[（(]?(?:Additional )?(?:Reporting|Writing|Editing) by\b|^(?:Check out|Learn more|Sign up|Find out more|Visit)\b|^For (?:more|further|detailed) (?:information|details)\b"
        + @"|^To learn more\b|\bclick here\b|[（(]\d[\d.,]*\s?[KM]B[)）]\.?$|^(?:详见|詳見)[^。，,]{0,40}。?$|^(?:See|Refer to) (?:the|our)\b[^.]{0,60}\b(?:docs?|documentation|guide|changelog|announcement)\b|^请?(?:参阅|查阅|参见|参考)|^請?(?:參閱|查閱|參見|參考)"
        + @"|^(?:如需|欲|若要|想要)(?:进一步|進一步)?(?:了解|瞭解|知道)|^请(?:查看|阅读|访问|前往|移步)|^請(?:查看|閱讀|造訪|前往|移步)|^(?:详情|詳情|更多(?:信息|資訊|内容|內容|详情|詳情))[^。]{0,4}[请請见見参參]"
        + @"|^(?:原文|译文|譯文|译者|譯者|校对|校對|本文永久)[^。]{0,12}[：:]|^本文[^。]{0,60}(?:翻译而来|翻譯而來|(?:翻译|翻譯|编译|編譯)自)|^Group Created with|^This commit does not belong|^(Photo|File Photo|Image|Figure|Read|Click|Subscribe|Illustration|Credit|Editor[’']s [Nn]ote|Updated?:)\b|\(opens in a new window\)$|^\{%|^[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}$|[0-9a-z_]{32}"
        + @"|[？?][”""]?$|(?:您好|你好|大家好)[！!。]$|投资者.{0,8}提问|^(?:LCTT )?(?:译者注|译注)\s?[：:]|\bEmail us\b|<a\s",
        RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Useless();
}
