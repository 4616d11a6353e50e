using System.Buffers;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Takes out what frames put before and after a text: thanks, calls to scan a code, credits, notices. Pure.</summary>
/// <remarks>Only short paragraphs near the head or the tail are taken, so that a text about such phrases keeps them.</remarks>
internal static partial class Boilerplate
{
    private const int HeadLength = 5;
    private const int TailLength = 12;
    private const int MaxPhraseLength = 160;
    private const int MaxCreditLength = 60;

    // Nearly no paragraph has one of these, and the patterns cost much more than this look.
    private static readonly SearchValues<string> TailHints = SearchValues.Create(
        [
            "关注", "公众号", "二维码", "原文", "标题", "链接", "地址", "连接", "来源", "作者", "编辑", "编译", "译者", "校对", "审核", "责编", "出处", "责任", "图源", "转载", "授权", "许可",
            "版权", "免责", "风险提示", "投资建议", "仅供参考", "查看", "阅读", "点击", "戳", "更多", "评论区", "欢迎", "点赞", "点个赞", "一键三连", "线索", "投稿", "商务", "邮箱", "加入",
            "交流群", "天梯榜", "相关", "推荐", "延伸", "记者", "实习生", "FTC", "affiliate", "More", "Read", "Follow", "Subscribe", "Sign up", "Share", "Tweet", "Print", "Email", "reserved",
            "©", "Copyright", "Via", "Source", "Image", "Photo", "YouTube", "You can", "You may",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The paragraphs of the text itself, in order.</summary>
    public static List<RawParagraph> Remove(IReadOnlyList<RawParagraph> paragraphs)
    {
        var kept = new List<RawParagraph>(paragraphs.Count);
        var end = FindEnd(paragraphs);
        for (var index = 0; index < end; index++)
        {
            var paragraph = paragraphs[index];
            var isFrame = paragraph.Text.Length <= MaxPhraseLength
                && ((index < HeadLength && Head().IsMatch(paragraph.Text)) || (index >= paragraphs.Count - TailLength && paragraph.Text.AsSpan().ContainsAny(TailHints) && Tail().IsMatch(paragraph.Text)));
            if (!isFrame && Clean(paragraph) is { Text.Length: > 0 } clean)
            {
                kept.Add(clean);
            }
        }

        if (kept.Count > 0)
        {
            kept[^1] = kept[^1] with { Text = WithoutCredit(kept[^1].Text) };
        }

        return kept;
    }

    private static string WithoutCredit(string text)
    {
        var from = Math.Max(0, text.Length - MaxCreditLength);
        return text[..from] + Credit().Replace(text[from..], "");
    }

    private static int FindEnd(IReadOnlyList<RawParagraph> paragraphs)
    {
        for (var index = Math.Max(paragraphs.Count / 2, paragraphs.Count - 40); index < paragraphs.Count; index++)
        {
            if (index > 0 && paragraphs[index].Text.Length <= MaxPhraseLength && TheEnd().IsMatch(paragraphs[index].Text))
            {
                return index;
            }
        }

        return paragraphs.Count;
    }

    private static RawParagraph Clean(RawParagraph paragraph)
    {
        var text = paragraph.Text;
        if (text.Contains("protected]", StringComparison.OrdinalIgnoreCase))
        {
            text = HiddenAddress().Replace(text, "").Trim();
        }

        return text.StartsWith('▲') || text.StartsWith('△')
            ? paragraph with { Kind = ParagraphKind.Caption, Text = text }
            : paragraph with { Text = text };
    }

    [GeneratedRegex("""
        ^感谢.{0,120}(线索投递|投稿|爆料)
        |^(本文|文章|原文)?(来源|作者|编辑|编译|出品|原创|整理|译者|责编|文|图)\s*[/／|｜:：]
        |^(作者|整理|编译|编辑|责编|来源)\s*[|｜]
        |^[/／]?\s*导\s*读\s*[/／]?$
        |^(原文)?标题\s*[:：]|^原文(标题|链接|地址)
        |^点击(上方|蓝字|关注)|^(关注|订阅).{0,20}(公众号|我们)
        |^(Image|Photo|Picture|Credit)s?( credit)?\s*:
        |^【?编者按】?[:：]?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Head();

    [GeneratedRegex("""
        (扫码|扫描|长按).{0,12}(关注|二维码|识别|加入|添加)|关注(我们|公众号|微信)|(微信)?公众号[:：]|^.{0,16}公众号$
        |^(原文)?(标题|链接|地址|连接)\s*[:：]|^原文(标题|链接|地址|连接)
        |^(本文|文章|原文|稿件|资料|消息|图片|图源|素材)?(来源|作者|编辑|编译|译者|校对|审核|责编|出处)\s*[:：|｜]
        |责任编辑\s*[:：]|^责任编辑|^责编[:：]|^\(?（?(责编|编辑|作者|记者|实习生)[:：\s]
        |转载(请)?(注明|联系)|未经(授权|许可)|版权(声明|归|所有)|免责声明|风险提示[:：]|不构成投资建议|仅供参考
        |^查看(知乎)?(原文|讨论)|^阅读(原文|全文|更多)|^(点击|戳)(这里|此处|阅读|查看|了解)|^更多(精彩|内容|资讯|相关)
        |评论区(留言|讨论)|欢迎(在评论区|留言|转发|关注|订阅)|点(个)?赞|一键三连
        |线索投递|投稿邮箱|商务合作|联系邮箱|加入(我们|交流群)|交流群
        |随时查看最新天梯榜
        |^\#?\s*(相关|推荐|延伸)(阅读|文章|链接|推荐)
        |^FTC:|auto affiliate links|^More\.$|^Read (more|next)\b|^(Follow|Subscribe)\b.{0,60}(us|on|to)\b|^Sign up (for|to)\b|^(Share|Tweet|Print|Email) this
        |All rights reserved|^©|^Copyright\b|^(Via|Source|Image|Photo)( credit)?s?\s*[:：]
        |Check out .{0,60} on YouTube|^You (can|may) also like
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Tail();

    // Nothing of the text follows these.
    [GeneratedRegex("""^\s*[-—－=*（(【\[]*\s*(THE END|END|完|全文完|本文完|正文完|文章结束)\s*[-—－=*）)】\]]*\s*$|^-{2,}\s*(END|完)|^FTC: We use|^#?\s*(相关|推荐|延伸)阅读[:：]?$""", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex TheEnd();

    // 36kr's items end with the medium's name: （证券时报）.
    [GeneratedRegex("""\s*[（(](?:(?:来源|记者|作者|文)\s*[:：\s]\s*)?[\p{IsCJKUnifiedIdeographs}A-Za-z0-9@·\s]{0,8}(?:报|网|社|新闻|视|财经|经济|日报|时报|观察|周刊|杂志|财新|报道|电视台|完|科技|金融|客户端|之家|36氪)[）)]\s*$""", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Credit();

    // What an address protector of web pages leaves behind.
    [GeneratedRegex(@"\[email\s?protected\]", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex HiddenAddress();
}
