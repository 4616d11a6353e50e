using System.Buffers;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Knows the phrases of frames around texts, each up to the end of what it says, and how much of a paragraph they are. Pure.</summary>
/// <remarks>
/// A word proves nothing: news is about reprints without leave, likes and groups too. So each pattern holds the appeal, the notice or
/// the credit as a whole, and whoever asks decides by the share of the paragraph.
/// </remarks>
internal static partial class FramePhrases
{
    // Nearly no paragraph has one of these, and the patterns cost much more than this look.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        [
            "关注", "公众号", "二维码", "扫码", "原文", "标题", "链接", "地址", "来源", "作者", "编辑", "编译", "译者", "校对", "审核", "责编", "出处", "责任", "图源", "转载", "授权", "许可",
            "版权", "免责", "风险提示", "声明", "投资建议", "仅供参考", "查看", "阅读", "点击", "戳", "更多", "评论区", "欢迎", "点赞", "点个赞", "一键三连", "线索", "投稿", "商务", "邮箱", "热线", "加入",
            "交流群", "微信", "天梯榜", "记者", "实习生", "FTC", "affiliate", "More", "Read", "Follow", "Subscribe", "Sign up", "Share", "Tweet", "Print", "Email", "reserved",
            "©", "Copyright", "Via", "Source", "Image", "Photo", "YouTube", "You can", "You may", "Credit", "Advertisement",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly (Regex Pattern, string Name)[] Phrases =
    [
        (Follow(), "a call to follow or to scan"),
        (Credit(), "a credit"),
        (Origin(), "where it was taken from"),
        (Reprint(), "a notice on reprints"),
        (Rights(), "a notice of rights"),
        (Disclaimer(), "a disclaimer"),
        (Appeal(), "an appeal to readers"),
        (Contact(), "an address for readers"),
        (More(), "a link to more"),
        (English(), "a frame of a web page"),
    ];

    /// <summary>How much of a text is one kind of phrase, from 0 to 1, and which.</summary>
    public static (double Share, string Name) Find(string text)
    {
        if (!text.AsSpan().ContainsAny(Hints))
        {
            return (0, "");
        }

        var length = Letters(text);
        var best = (Share: 0.0, Name: "");
        var sum = 0.0;
        foreach (var (pattern, name) in Phrases)
        {
            var covered = 0;
            foreach (var match in pattern.EnumerateMatches(text))
            {
                covered += Letters(text.AsSpan(match.Index, match.Length));
            }

            var share = length == 0 ? 0 : (double)covered / length;
            sum += share;
            best = share > best.Share ? (share, name) : best;
        }

        // Several kinds often stand in one paragraph: a credit, and a call to follow.
        return best.Share > 0 ? (Math.Min(sum, 1), best.Name) : best;
    }

    /// <summary>A line before the text that is none of it.</summary>
    public static bool IsHead(string text) => Head().IsMatch(text);

    /// <summary>A heading over a list of other texts.</summary>
    public static bool IsRelated(string text) => Related().IsMatch(text);

    /// <summary>The same with what it names in one line.</summary>
    public static bool BeginsWithRelated(string text) => RelatedLine().IsMatch(text);

    public static bool IsEnd(string text) => TheEnd().IsMatch(text);

    private static int Letters(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var character in text)
        {
            letters += char.IsLetterOrDigit(character) ? 1 : 0;
        }

        return letters;
    }

    [GeneratedRegex("""
        ^感谢[^。！!]{0,120}(线索投递|投稿|爆料)[！!。]?$
        |^(本文|文章|原文)?(来源|作者|编辑|编译|出品|原创|整理|译者|责编|撰文|文|图)\s*[/／|｜:：]\s*[^。！？；\n]{1,36}$
        |^(?:原文|本文|文章|全文|转载)(?:来自|源自|转自|出自)[^。！？]{1,120}$
        |^[/／]?\s*导\s*读\s*[/／]?$
        |^(原文)?标题\s*[:：]|^原文(标题|链接|地址)\s*[:：]
        |^点击(上方|蓝字|关注)[^。，]{0,30}$|^(关注|订阅)[^。，]{0,20}(公众号|我们)[^。，]{0,10}$
        |^(Image|Photo|Picture|Credit)s?(\s+credit|\s+by)?\s*:[^.。]{1,60}\.?$
        |^【?编者按】?[:：]?$
        |^[^。！？]{0,20}\s(?:19|20)\d\d-\d\d-\d\d\s+\d\d:\d\d(?::\d\d)?$
        |^(?:Advertisement\s*)+$|^\d{1,2}[ -]min(?:ute)?s?\s?read\b.{0,30}$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Head();

    [GeneratedRegex("""
        (?:请|用|打开|使用)?(?:微信|手机)?(?:扫码|扫描|长按|识别)[^。！？，,]{0,12}(?:关注|二维码|加入|添加|入群|加群)(?:[^。！？，,]{0,16}$|[^。！？，,]{0,4}(?:我们|公众号|微信))?(?:[，,]\s*(?:获取|浏览|查看|了解|阅读|领取|解锁|更多|第一时间)[^。！？]{0,24})?
        |(?:欢迎|请|敬请|点击)?关注(?:我们|.{0,12}(?:公众号|微信号|视频号))[^。！？，,]{0,12}
        |(?:微信)?(?:公众号|视频号|微信号)\s*[:：]\s*\S{1,24}|^.{0,16}(?:公众号|视频号)$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Follow();

    [GeneratedRegex("""
        ^[（(【\[]?\s*(?:责任|值班|本文|文字|图片|视频|执行)?(?:编辑|责编|作者|记者|实习生|实习记者|编译|译者|校对|审核|审校|排版|监制|策划|摄影|撰文|终审|初审|复审)\s*[:：|｜/／]\s*[^。！？；\n]{1,40}[）)】\]]?$
        |^责任编辑\s?[^。，！？]{1,12}$|^[（(](?:责编|编辑|作者|记者|实习生)[^。！？]{1,24}[）)]$
        |(?:责任编辑|责编)\s*[:：]\s*[^。！？；，]{1,12}
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Credit();

    [GeneratedRegex("""
        ^(?:本文|文章|原文|稿件|资料|消息|图片|素材|封面|题图|头图|信息|内容)?(?:来源|出处|图源)\s*[:：|｜/／]\s*[^。！？；\n]{1,36}$
        |^(?:本文|文章|稿件|内容)(?:来自|来源于|转载自|转自|首发于)[^。！？；，]{1,30}。?$
        |^(?:原文)?(?:标题|链接|地址|连接)\s*[:：]\s*\S.{0,150}$|^原文(?:标题|链接|地址|连接)
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Origin();

    [GeneratedRegex("""
        (?:如需|欢迎|商业)?(?:转载|转发|引用|摘编)[^。！？，]{0,4}[，,]?(?:请|敬请|务请)[^。！？，]{0,6}(?:注明|联系|标明|获得授权)[^。！？，]{0,20}
        |(?:[^。！？]{0,24})?未经[^。！？]{0,16}(?:授权|许可|同意|允许)[^。！？]{0,8}(?:不得|禁止|严禁|请勿|谢绝|切勿)[^。！？]{0,30}
        |(?:谢绝|禁止|严禁|请勿)(?:任何形式的?)?转载[^。！？]{0,12}
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Reprint();

    [GeneratedRegex("""
        ^(?:本文|文章|本站|本作品|作品|图片|内容|著作)?版权(?:归|属于?)[^。！？，]{1,16}所有[^。！？]{0,16}。?$
        |^(?:本文|文章|本站|作品|图片|内容)?[^。！？，]{0,8}版权(?:归|属于?)[^。！？，]{1,20}(?:所有)?[^。！？]{0,16}$|^版权(?:声明|所有|说明)(?:\s*[:：©].{0,150}|[^。！？]{0,24})$
        |^©.{0,120}$|^Copyright\b\s*(?:©|\(c\)|[0-9]{4}|[:：]|by\b).{0,120}$|(?:[^.。]{0,80}\.?\s)?All\s+rights\s+reserved\.?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Rights();

    [GeneratedRegex("""
        ^[（(【]?(?:免责声明|风险提示|风险警示|特别声明|郑重声明|法律声明|声明)[】]?\s*[:：].{0,400}$
        |(?:[^。！？]{0,40})?不构成(?:任何|具体)?(?:投资|操作|买卖|交易)?(?:建议|意见)[^。！？]{0,30}
        |(?:本文|以上|文中|上述|文章)[^。！？]{0,12}(?:内容|信息|观点|数据|资料|图片)?[^。！？]{0,12}仅供(?:读者|投资者)?参考[^。！？]{0,20}
        |^(?:内容|信息|数据)?仅供参考[。！]?$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Disclaimer();

    [GeneratedRegex("""
        (?:[^。！？]{0,16})?(?:欢迎|记得|别忘|请在|快来|喜欢[^。！？]{0,10}(?:请|就)|觉得[^。！？]{0,10}(?:请|就|点))[^。！？]{0,12}(?:点赞|点个赞|转发|收藏|在看|关注|订阅|留言|评论区|分享给)[^。！？]{0,20}
        |^[^。！？]{0,12}(?:一键三连|点个赞|点赞转发|点赞关注)[^。！？]{0,16}[。！!]?$
        |^[^。！？]{0,16}(?:(?:欢迎|请|快|来)[^。！？]{0,4}评论区(?:留言|讨论|交流|聊聊|告诉|见)|评论区(?:聊聊|告诉我|见))[^。！？]{0,20}[。！!]?$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Appeal();

    [GeneratedRegex("""
        ^(?:线索投递|投稿|爆料|新闻线索|商务合作|商务|合作|联系|广告合作|读者|客服)(?:邮箱|热线|电话|微信|方式|QQ)?\s*[:：].{1,80}$
        |^(?:投稿邮箱|联系邮箱|联系我们|商务合作|加入我们|线索投递)[^。！？，]{0,20}[。！!]?$
        |^(?:[^。！？，]{0,8}(?:欢迎|扫码|添加|点击|回复|长按|私信)[^。！？，]{0,12})?(?:加入|进入)[^。！？，]{0,12}(?:交流群|读者群|社群|粉丝群|微信群|QQ群)[^。！？]{0,16}[。！!]?$|^(?:交流群|读者群|QQ\s?群|微信群)\s*[:：].{1,40}$
        |^随时查看最新天梯榜.{0,20}$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Contact();

    [GeneratedRegex("""
        ^(?:查看|阅读)(?:知乎)?(?:原文|全文|更多|讨论)[^。！？，]{0,16}[>»→。]?$
        |^(?:点击|戳)(?:这里|此处|阅读|查看|了解|下方|左下角|文末|链接)[^。！？]{0,30}[。！!]?$
        |^更多(?:精彩|内容|资讯|相关|新闻|详情)[^。！？]{0,36}[。！!]?$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex More();

    [GeneratedRegex("""
        ^FTC:.{0,150}$|^(?:Advertisement\s*)+$|^.{0,60}auto\s+affiliate\s+links.{0,60}$|^More\.$|^Read\s+(?:more|next)(?:\s*[:»>→…].{0,80}|\s+(?:on|at|from|about)\s.{1,40})?\.?$
        |^(?:Follow|Subscribe\s+to|Like)\s+(?:us|our|me|@\w+)\b.{0,80}$|^Sign\s+up\s+(?:for|to)\s+(?:our|the|get)\b.{0,80}$|^(?:Share|Tweet|Print|Email)\s+this(?:\s+(?:article|post|story|page))?[.:!]?$
        |^(?:Via|Source|Image|Photo)s?(?:\s+(?:credit|by))?\s*[:：]\s*[^.。！？]{1,60}(?:\.\w{2,6}\S*)?$
        |^.{0,20}Check\s+out\s+.{0,60}\s+on\s+YouTube.{0,40}$|^You\s+(?:can|may|might)\s+also\s+(?:like|enjoy|read)\b.{0,60}$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex English();

    [GeneratedRegex(@"^#*\s*[【\[]?(?:(?:相关|推荐|延伸|扩展|热门|往期|更多)(?:阅读|文章|链接|推荐|报道|新闻|内容|回顾|精彩|资讯)|猜你喜欢|你可能(?:还)?(?:喜欢|感兴趣)|Related(?: (?:articles|posts|stories|reading|news))?|Read (?:more|next)|You (?:may|might) also like|More (?:from|on) .{1,30})[】\]]?\s*[:：]?$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Related();

    [GeneratedRegex(@"^#*\s*[【\[]?(?:(?:相关|推荐|延伸|扩展)(?:阅读|文章|链接|报道)|Related|Read (?:more|next))[】\]]?\s*[:：]", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex RelatedLine();

    [GeneratedRegex("""^\s*[-—－=*（(【\[]*\s*(THE END|END|完|全文完|本文完|正文完|文章结束)\s*[-—－=*）)】\]]*\s*$|^-{2,}\s*(END|完)|^FTC: We use""", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex TheEnd();
}
