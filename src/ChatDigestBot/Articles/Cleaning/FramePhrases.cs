using System.Buffers;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Knows the phrases of frames around texts, each up to the end of what it says, and how much of a paragraph they are. Pure.</summary>
/// <remarks>
/// A word proves nothing: news is about reprints without leave, likes and groups too. So each pattern holds the appeal, the notice or
/// the credit as a whole, and whoever asks decides by the share of the paragraph. A paragraph that tells news is none, however it begins.
/// </remarks>
internal static partial class FramePhrases
{
    // What follows a colon in a credit: names, with the small words between them. What else does is a sentence.
    private const string LatinNames = @"(?=.{1,80}$)(?-i:(?:https?://\S+|(?:(?:[A-Z0-9©@&/|(“][^\s。！？]*|of|for|and|via|by|the|from|de|von|van|on|in|at|courtesy|[-–—])(?:\s+|$))+|\P{IsBasicLatin}[^。！？]*)$)";
    private const string Names = @"(?!一[个份位场种条座]|.*(?:哪里|为何|如何|怎么|为什么|从哪))[^。！？；\n]";

    // Nearly no paragraph has one of these, and the patterns cost much more than this look.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        [
            "关注", "公众号", "二维码", "扫码", "原文", "标题", "链接", "地址", "来源", "来自", "首发", "作者", "编辑", "编译", "译者", "校对", "审核", "责编", "出处", "责任", "图源", "转载", "授权", "许可", "原创",
            "版权", "免责", "风险提示", "声明", "投资建议", "仅供参考", "观点", "立场", "查看", "阅读", "点击", "戳", "更多", "评论区", "欢迎", "点赞", "点个", "一键三连", "线索", "投稿", "商务", "邮箱", "热线", "加入",
            "交流群", "微信", "天梯榜", "记者", "实习生", "联系我们", "QQ群", "有风险", "展开全文", "举报", "上一篇", "下一篇", "分享", "打开", "尽在",
            "赞", "在看", "微信", "举报", "平台", "预览", "参加", "图片", "字体", "打印", "列印", "浏览", "上一", "下一", "参与", "星标", "知道了", "取消", "滑动", "修改", "收录", "退订", "邮件", "纠错", "全文", "追踪", "赞赏", "发布于", "编辑于", "IP 属地", "回上", "点阅", "记者", "责编", "初审", "撰稿", "条评论", "收起", "收藏", "投诉", "异议", "著作",
            "Related", "Bookmark", "navigation", "Loading", "Reply", "address will not be", "reader-supported", "Thank", "Refer", "Upgrade", "paid", "Unsubscribe", "receiving", "mailing address", "preferences", "submitted by", "[link]", "URL:", "Points:", "generated", "press release", "View ", "SOURCE", "Logo", "Attachment", "accompanying", "Labels:", "useful", "Report a", "sensitive", "redistributed", "in print", "newsletter", "inputs", "channel", "closed", "off for", "Exported", "Canonical", "clap", "👏", "Next:", "Previous", "BlogThis", "Google News", "official website", "Last updated", "Contact",
            "via:", "原文", "荣誉", "FTC", "affiliate", "commission", "More", "Read", "Follow", "Subscribe", "Sign up", "Share", "Tweet", "Print", "Email", "reserved", "Click", "Continue", "Comment", "Like", "Filed", "Posted", "Tag", "Reporting", "Editing by",
            "appeared", "published", "Opens in", "Standards", "Enjoyed", "©", "Copyright", "Via", "Source", "Image", "Photo", "Picture", "YouTube", "You can", "You may", "Credit", "Advertisement",
        ],
        StringComparison.OrdinalIgnoreCase);

    // What a whole one says leaves no room for news; the others could go on with some.
    private static readonly (Regex Pattern, string Name, bool IsWhole)[] Phrases =
    [
        (Follow(), "a call to follow or to scan", false),
        (Credit(), "a credit", false),
        (Origin(), "where it was taken from", false),
        (Reprint(), "a notice on reprints", false),
        (Rights(), "a notice of rights", false),
        (Disclaimer(), "a disclaimer", false),
        (Opinion(), "a disclaimer", true),
        (Appeal(), "an appeal to readers", false),
        (Contact(), "an address for readers", false),
        (More(), "a link to more", false),
        (Provenance(), "where it was taken from", true),
        (Page(), "a frame of a web page", true),
        (English(), "a frame of a web page", false),
        (EnglishPage(), "a frame of a web page", true),
        (EnglishOrigin(), "where it was taken from", true),
        (PagePhrases.Portal(), "a line of the page around the text", true),
        (PagePhrases.Platform(), "a line of the page around the text", true),
        (PagePhrases.English(), "a line of the page around the text", true),
        (PagePhrases.Wire(), "a line of the newswire", true),
    ];

    /// <summary>How much of a text is one kind of phrase, from 0 to 1, and which; nothing where it tells news.</summary>
    public static (double Share, string Name) Find(string text)
    {
        text = Simplified(text);
        if (!text.AsSpan().ContainsAny(Hints))
        {
            return (0, "");
        }

        var length = Letters(text);
        var best = (Share: 0.0, Name: "");
        var sum = 0.0;
        bool? isNews = null;
        foreach (var (pattern, name, isWhole) in Phrases)
        {
            var covered = 0;
            foreach (var match in pattern.EnumerateMatches(text))
            {
                covered += Letters(text.AsSpan(match.Index, match.Length));
            }

            if (covered == 0 || (!isWhole && (isNews ??= NewsSigns.Has(text))))
            {
                continue;
            }

            var share = length == 0 ? 0 : (double)covered / length;
            sum += share;
            best = share > best.Share ? (share, name) : best;
        }

        // Several kinds often stand in one paragraph: a credit, and a call to follow.
        return best.Share > 0 ? (Math.Min(sum, 1), best.Name) : best;
    }

    /// <summary>From its first letter to its last a phrase that leaves no room for news.</summary>
    public static bool IsWhole(string text)
    {
        text = Simplified(text);
        var length = Letters(text);
        foreach (var (pattern, _, isWhole) in Phrases)
        {
            if (isWhole && pattern.Match(text) is { Success: true } match && Letters(match.Value) == length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A line before the text that is none of it.</summary>
    public static bool IsHead(string text)
    {
        text = Simplified(text);
        return WholeHead().IsMatch(text) || PagePhrases.IsHead(text) || (Head().IsMatch(text) && !NewsSigns.Has(text));
    }

    /// <summary>A heading over a list of other texts.</summary>
    public static bool IsRelated(string text) => Related().IsMatch(Simplified(text));

    /// <summary>The same with what it names in one line.</summary>
    public static bool BeginsWithRelated(string text) => RelatedLine().IsMatch(Simplified(text));

    public static bool IsEnd(string text) => TheEnd().IsMatch(text);

    /// <summary>A text of Taiwan or Hong Kong in the characters that the phrases are written in; each stays at its place.</summary>
    public static string Simplified(string text)
    {
        foreach (var character in text)
        {
            if (TextFolding.IsTraditional(character))
            {
                return string.Create(text.Length, text, static (simplified, source) =>
                {
                    for (var index = 0; index < source.Length; index++)
                    {
                        simplified[index] = TextFolding.IsTraditional(source[index]) ? TextFolding.Fold(source[index]) : source[index];
                    }
                });
            }
        }

        return text;
    }

    private static int Letters(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var character in text)
        {
            letters += char.IsLetterOrDigit(character) ? 1 : 0;
        }

        return letters;
    }

    [GeneratedRegex($$"""
        ^(本文|文章|原文)?(来源|作者|编辑|编译|出品|原创|整理|译者|责编|撰文|文|图)\s*[/／|｜丨│:：]\s*{{Names}}{1,36}$
        |^(?:原文|本文|文章|全文|转载)(?:来自|源自|转自|出自)[^。！？]{1,120}$
        |^标题\s*[:：]
        |^(关注|订阅)[^。，]{0,20}(公众号|我们)(?![的后被]|身边|周围)[^。，]{0,10}$
        |^(?:Image|Photo|Picture|Credit)s?(?:\s+credit|\s+by)?\s*:\s*{{LatinNames}}
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Head();

    [GeneratedRegex("""
        ^感谢[^。！!]{0,120}(线索投递|投稿|爆料)[！!。]?$
        |^(?:原文|本文|文章|全文|转载)(?:来自|源自|转自|出自)\s*[「“《【][^」”》】。]{1,30}[」”》】]\s*[:：][^。！？]{1,120}$
        |^[/／]?\s*导\s*读\s*[/／]?$
        |^原文(标题|链接|地址)\s*[:：]
        |^点击(上方|蓝字|关注)[^。，]{0,30}$
        |^【?编者按】?[:：]?$
        |^[^。！？]{0,20}\s(?:19|20)\d\d-\d\d-\d\d\s+\d\d:\d\d(?::\d\d)?$
        |^(?:Advertisement\s*)+$|^\d{1,2}[ -]min(?:ute)?s?\s?read\b.{0,30}$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex WholeHead();

    // Whoever is spoken of scans for himself: 乘客扫码后可以乘车.
    [GeneratedRegex("""
        (?<![客民户友者员人生方])(?:请|用|打开|使用)?(?:微信|手机)?(?:扫码|扫描|长按|识别)(?:(?!不得|强制|点餐|支付)[^。！？，,]){0,12}(?:关注|二维码|加入|添加|入群|加群)(?![^。！？，,]{0,6}功能)(?:(?:(?!功能|才能|的(?:老人|用户|人|市民|居民|网友|乘客|顾客))[^。！？，,]){0,16}$|[^。！？，,]{0,4}(?:我们|公众号|微信))?(?:[，,]\s*(?:获取|浏览|查看|了解|阅读|领取|解锁|更多|第一时间)[^。！？]{0,24})?
        |(?:欢迎|请|敬请|点击)?关注(?:我们(?!身边|周围|的(?!公众|微信|微博|账号|频道|视频|社交|官方|抖音|小红书|知乎))|.{0,12}(?:公众号|微信号|视频号)(?![的后被]))[^。！？，,]{0,12}(?:[，,]\s*(?:后台)?(?:回复|私信|获取|领取)[^。！？]{0,30})?
        |(?:微信)?(?:公众号|视频号|微信号)\s*[:：]\s*(?!一[个场])\S{1,24}|^(?!.*[为是被的有将已两三几各不]).{0,16}(?:公众号|视频号)$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Follow();

    [GeneratedRegex($$"""
        ^[（(【\[]?\s*(?:责任|值班|本文|文字|图片|视频|执行)?(?:编辑|责编|作者|记者|实习生|实习记者|编译|译者|校对|审核|审校|排版|监制|策划|摄影|撰文|终审|初审|复审)\s*[:：|｜丨│/／]\s*{{Names}}{1,40}[）)】\]]?$
        |^责任编辑\s?[^。，！？]{1,12}$|^[（(](?:本文|文章)?(?:责编|编辑|作者|记者|实习生)[^。！？]{1,24}[）)]$
        |(?:责任编辑|责编)\s*[:：]\s*[^。！？；，]{1,12}
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Credit();

    [GeneratedRegex($$"""
        ^(?:本文|文章|原文|稿件|资料|消息|图片|素材|封面|题图|头图|信息|内容)?(?:来源|出处|图源)\s*[:：|｜丨│/／]\s*{{Names}}{1,36}$
        |^(?:本文|文章|稿件|内容)(?:来自|来源于|转载自|转自|首发于)[^。！？；，]{1,30}。?$
        |^(?:封面|题|头|配|文中|文内|本文)?(?:图片?|照片|插图|素材)(?:均)?(?:来自|来源于?|取自|源自)[^。！？，]{1,24}(?:[，,](?:如?有?侵|基于|版权|仅供|未经|如有)[^。！？]{0,30})?。?$
        |^(?:原文)?(?:标题|链接|地址|连接)\s*[:：]\s*\S.{0,150}$|^原文(?:标题|链接|地址|连接)
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Origin();

    [GeneratedRegex("""
        ^[（(【]?\s*(?:本文|文章)(?:来自|来源于?|转载自|转自|摘自|首发于?|原载于?)\s*[:：]?\s*(?:微信)?(?:公众号|视频号)[^。！？]{0,120}[。）)】]*$
        |^[（(【]?\s*(?:本文|文章)(?:来自|来源于?|转载自|转自|摘自|首发于?|原载于?|由|系|经)[^。！？]{0,80}授权[^。！？]{0,10}(?:发布|转载|刊发)[^。！？]{0,12}[。）)】]*$
        |^未经(?:允许|许可|授权)不得转载\s*[:：].{1,80}$
        |^(?:原文|本文|文章)(?:链接|地址|连接)\s*[:：]\s*https?://\S{1,200}$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Provenance();

    // What must not be done is done to a text; news and laws forbid other things.
    [GeneratedRegex("""
        (?:^[^。！？，]{0,16}原创[^。！？，]{0,6}[，,]\s*)?(?:如需|欢迎|商业)?(?:转载|转发|引用|摘编)[^。！？，]{0,4}[，,]?(?:请|敬请|务请)[^。！？，]{0,6}(?:注明|联系|标明|获得授权)(?![^。！？，]{0,8}的(?!出处|链接|来源|作者|编辑|客服|邮箱|微信|公众号|名))[^。！？，]{0,20}
        |(?:[^。！？]{0,24})?未经[^。！？]{0,16}(?:授权|许可|同意|允许)[^。！？]{0,8}(?:不得|禁止|严禁|请勿|谢绝|切勿)[^。！？]{0,12}(?:转载|转发|摘编|复制|引用|镜像|抄袭|搬运|传播|商用|商业|本文|本站|文字|图片)(?!的)[^。！？]{0,24}
        |(?:谢绝|禁止|严禁|请勿)(?:任何形式的?)?转载(?![未的])[^。！？的]{0,12}
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Reprint();

    [GeneratedRegex("""
        ^(?:本文|文章|本站|本作品|作品|图片|内容|著作)?版权(?:归(?!属)|属于?)[^。！？，]{1,16}所有[^。！？]{0,16}。?$
        |^(?:本文|文章|本站|作品|图片|内容)?[^。！？，]{0,8}版权(?:归(?!属)|属于?)[^。！？，]{1,20}(?:所有)?[^。！？]{0,16}$|^版权(?:声明|所有|说明)(?:\s*[:：©].{0,150}|\s*[，,、/|]?\s*(?:侵权|翻印|违者|不得|未经|转载|[©0-9A-Za-z])[^。！？]{0,24})?[。！!]?$
        |^©\s*(?:[0-9]{4}|(?-i:[A-Z])|\P{IsBasicLatin}).{0,120}$|^Copyright\b\s*(?:©|\(c\)|[0-9]{4}|(?:[:：]|by)\s*(?-i:[A-Z0-9©])).{0,120}$|^(?:[^.。]{0,80}[.,]\s+)?All\s+rights\s+reserved\.?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Rights();

    // A company declares things too: 声明 alone proves nothing.
    [GeneratedRegex("""
        ^[（(【]?(?:免责声明|风险提示|风险警示|特别声明|郑重声明|法律声明|广告声明|声明)[】]?\s*[:：](?=.*(?:本[文站网]|文[中内章]|转载|观点|立场|原创|仅供|投资建议|自[负担]|不承担|概不负责|侵删|如有侵权|及时删除|不及预期|不确定|投资有风险|谨慎)).{0,400}$
        |(?:[^。！？]{0,40})?不构成(?:任何|具体)?(?:投资|操作|买卖|交易)?(?:建议|意见)(?!的)[^。！？]{0,30}
        |(?:本文|以上|文中|上述|文章)[^。！？]{0,12}(?:内容|信息|观点|数据|资料|图片)?[^。！？]{0,12}仅供(?:读者|投资者)?参考[^。！？]{0,20}
        |^(?:内容|信息|数据)?仅供参考[。！]?$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Disclaimer();

    [GeneratedRegex("""
        ^[*＊（(【]?\s*(?:(?:免责|特别|郑重|广告)?声明】?\s*[:：]\s*)?(?:[*＊]\s*)?(?:本文|本内容|此文|该文|以上|上述|文章|文[中内])[^。！？；]{0,40}(?:不代表|仅代表|仅为|为作者)[^。！？；]{0,24}(?:观点|立场|意见|看法)[^。！？；]{0,40}[。）)】]*
        |^[*＊（(]?\s*(?:本文|文[中内]|以上)(?:所有|全部|的)*(?:内容|信息)?(?:观点|立场|意见|看法)[^。！？；，]{0,4}(?:不代表|仅代表)[^。！？；]{0,40}[。）)]*$
        |^(?:投资|理财|股市|市场)有风险[，,][^。！？]{0,6}谨慎[。！!]?$
        |^(?:免责|特别|广告|法律)声明\s*[:：].{0,200}(?:不代表|不构成|不承担|概不负责|仅供参考|自[负担]).{0,200}$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Opinion();

    // Spoken to readers: nobody else is between the welcome and what is asked for.
    [GeneratedRegex("""
        (?<![\p{IsCJKUnifiedIdeographs}])(?:[^。！？]{0,16}[，,：:；;、~～\s])?(?:(?:如果|要是|若|有)[^。！？，]{0,12}|也|还|更|再|同时|当然|最后|非常|继续|[大各]家|各位)?
        (?:欢迎|记得|别忘了?|请在|快来|喜欢[^。！？]{0,10}(?:请|就)|觉得[^。！？]{0,10}(?:请|就|点))
        (?:[大各]家|各位|您|你|读者|小伙伴|朋友|网友|们|[在到来去给我将把个顺随一下多点、，,和与及或并+\s]|继续|持续|帮忙|扫码|长按|点赞|点击|转发|收藏|分享|订阅|留言|下方|文末|下面|积极|一起|本文|文章)*
        (?:点赞|点个赞|转发|收藏(?![家品])|在看|关注(?![者度点])|订阅(?![户者])|留言(?![板者])|评论区|分享给)(?:我们?的)?[^。！？的]{0,20}
        |^[^。！？]{0,12}(?:一键三连|点个赞|点赞转发|点赞关注)[^。！？的]{0,16}[。！!]?$
        |^[^。！？，]{0,12}点(?:个|一个)[“「]?(?:在看|赞|好看|关注)[”」]?[^。！？]{0,6}[。！!]?$
        |^[^。！？]{0,16}(?:(?:欢迎|请|快|来)[^。！？]{0,4}评论区(?:留言|讨论|交流|聊聊|告诉|见)|评论区(?:聊聊|告诉我|见))[^。！？]{0,20}[。！!]?$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Appeal();

    [GeneratedRegex("""
        ^(?:线索投递|投稿|爆料|新闻线索|商务合作|商务|合作|联系|广告合作|读者|客服)(?:邮箱|热线|电话|微信|方式|QQ)?\s*[:：](?=.*(?:[@0-9A-Za-z]|微信|邮箱|电话|私信|后台))[^。！？，,]{1,80}(?:[，,][^。！？]{0,30}(?:投稿|来稿|联系|注明|合作|邮箱|微信|电话)[^。！？]{0,20})?[。！!]?$
        |^(?:投稿邮箱|联系邮箱|联系我们|商务合作|加入我们|线索投递)(?:[，,\s]*(?:[:：@0-9A-Za-z（(]|请|可|欢迎|邮箱|微信|电话|热线|方式|联系)[^。！？]{0,30})?[。！!]?$
        |^(?:[^。！？，]{0,8}(?:欢迎|扫码|添加|点击|回复|长按|私信)[^。！？，]{0,12})?(?:加入|进入)[^。！？，]{0,12}(?:交流群|读者群|社群|粉丝群|微信群|QQ群)[^。！？的]{0,16}[。！!]?$|^(?:交流群|读者群|QQ\s?群|微信群)\s*[:：].{1,40}$
        |^随时查看最新天梯榜.{0,20}$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Contact();

    [GeneratedRegex("""
        ^(?:点击|戳|请)?\s*[“「【]?(?:查看|阅读)(?:知乎|完整|更多)?[”」】]?(?:原文|全文|更多|讨论|详情)[”」】]?(?:即可)?(?:查看|阅读|了解)?(?:精彩|相关|热门|最新|更多|完整|详细|内容|资讯|文章|新闻|报道|信息|评论|讨论|详情|回答|链接|图片|[：:，,>»→。！!\s])*$
        |^(?:点击|戳)(?:这里|此处|阅读|查看|了解|下方|左下角|文末|链接)(?![后时的会就者率]|次数|之后|.*的(?:老人|用户|人|网友|读者|市民|学生|顾客|居民|[男女]子))[^。！？，,]{0,24}(?:[，,](?:即可|获取|查看|了解|下载|阅读|领取|报名|更多)[^。！？]{0,20})?[。！!]?$
        |^更多(?:精彩|相关|热门|最新)*(?:内容|资讯|新闻|详情|文章|报道)?(?<!更多)(?:[，,：:]?\s*(?:请|敬请|欢迎|尽在|可在?|点击|扫码|长按|下载|关注|见|戳|查看|阅读|访问|登录|搜索)[^。！？]{0,30})?[>»→。！!…\s]*$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex More();

    // Buttons and lines of portals that were copied with the text.
    [GeneratedRegex("""
        ^返回[^。，,\s]{2,6}[，,]\s*查看更多(?:\s*责任编辑.{0,20})?$
        |^(?:文章|内容)*(?:举报(?:\s*[/／]\s*反馈)?|反馈\s*[/／]\s*举报)$
        |^[上下]一篇\s*[:：].{1,60}$
        |^分享[到至]\s*[:：]\s*(?:(?:微信|微博|朋友圈|QQ|空间|豆瓣|知乎|好友|Twitter|Facebook|复制链接)[\s、/|]*)*$
        |^打开[^。，]{0,10}(?:APP|客户端|微信)[，,]?\s*(?:阅读|查看|体验|收听|看)?\s*(?:全文|原文|更多|完整|详情|精彩|体验更[佳好])[^。！？]{0,6}$
        |^海量资讯[^。！？]{0,10}[，,]\s*尽在.{2,20}(?:APP|客户端|网)$
        |^展开全文$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Page();

    // Names begin with a capital letter; what a colon and a small letter introduce is news.
    [GeneratedRegex($$"""
        ^(?:Follow|Subscribe\s+to|Like)\s+(?:us|our|me|@\w+)(?:\s+(?:on|at|via|to|for|here|and|newsletter|channel|podcast|page)\b.{0,70})?[.!]?$
        |^Sign\s+up\s+(?:for|to)\s+(?:(?:our|the|my)\s+(?:[\w'’-]+\s+){0,4}(?:newsletters?|updates?|alerts?|list|briefing|digest|e-?mails?)|get|receive)\b.{0,60}$
        |^You\s+(?:can|may|might)\s+also\s+(?:like|enjoy|read)(?:\s*[:…].{0,60}|\s+(?:these|our|more|reading)\b.{0,40})?$
        |^Follow\s+(?-i:[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3})\s+on\s+(?:Twitter|X|Facebook|Instagram|LinkedIn|Mastodon|Bluesky|Threads)\b.{0,60}$
        |^(?:(?:Via|Source|Image|Photo)s?(?:\s+(?:credit|by))?\s*[:：]|(?:Image|Photo|Picture)s?\s+(?:by|courtesy\s+of))\s*{{LatinNames}}
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex English();

    [GeneratedRegex("""
        ^FTC:.{0,150}$|^(?:Advertisement\s*)+$|^.{0,60}auto\s+affiliate\s+links.{0,60}$|^More\.$|^Read\s+(?:more|next)(?:\s*[:»>→…].{0,80}|\s+(?:on|at|from|about)\s.{1,40})?\.?$
        |^(?:Share|Tweet|Print|Email|Like)\s+this(?:\s+(?:article|post|story|page))?\s*[.:!]?$|^Sign\s+up\s+(?:here|now|today)[.!]?$
        |^.{0,20}Check\s+out\s+.{0,60}\s+on\s+YouTube.{0,40}$|^.{0,60}\(Opens\s+in\s+(?:a\s+)?new\s+window\)$
        |^Continue\s+reading(?:\s+(?-i:[A-Z“"‘])[^.!?]{0,80}|\s[^.!?]{1,80}(?:…|\.{3}|[→»>]))?\s*(?:…|\.{3}|[→»>]*)$|^Click\s+here\s+to\s+(?:read|see|learn|view|subscribe|sign)\b.{0,50}$|^Read\s+the\s+(?:full|original|rest\s+of\s+the|entire)\s+(?:article|story|post)(?:\s+(?:here|at|on|by)\b.{0,60})?[.!:…]*$
        |^Filed\s+(?:under|in)\s*:\s*(?-i:[A-Z#]).{0,120}$|^Tags?\s*:(?!\s*(?:the|an?)\s)[^.!?]{1,120}$|^Posted\s+(?:in|on|by)\s[^|]{1,60}\|.{1,80}$
        |^(?:Leave\s+a\s+(?:comment|reply)|(?:View|Show)\s+(?:all\s+)?comments?|[0-9]+\s+comments?|Comments)(?:\s*\([0-9]+\))?$
        |^Our\s+Standards\s*:\s*The\s+Thomson\s+Reuters.{0,40}$|^Enjoyed\s+this\s+(?:article|post|story)\?\s*(?:Share|Subscribe|Sign|Follow|Tell|Buy|Support|Check)\b.{0,70}$
        |^(?:All|The)\s+products\b.{0,60}\b(?:featured|recommended|reviewed|selected)\b.{0,120}\bcommission.{0,40}$|^Affiliate\s+disclosure\s*:(?=.*\b(?:links?|commissions?|purchases?)\b).{1,140}$
        |^(?:Disclosure\s*:\s*)?(?:This\s+(?:post|article|story)\s+(?:may\s+)?contains?\s+affiliate\s+links|We\s+may\s+(?:earn|receive)\s+an?\s+(?:small\s+)?(?:affiliate\s+)?commission)\b.{0,100}$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex EnglishPage();

    [GeneratedRegex("""
        ^The\s+post\s.{1,140}\s(?:appeared\s+first|first\s+appeared)\s+on\s+(?-i:[A-Z0-9\P{IsBasicLatin}]).{0,60}$
        |^(?:This\s+(?:article|story|post|piece)\s+(?:was\s+)?)?(?:first|originally)\s+(?:appeared|published|posted)\s+(?:on|in|at|by)\s(?!.*,\s+(?-i:[a-z])).{1,100}$|^This\s+(?:article|story)\s+is\s+republished\s+from\s.{1,140}$
        |^\(?(?:(?:Additional\s+)?Reporting|Writing|Editing)\s+by\s+(?-i:[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)+)(?:(?:[;,.]|\s+(?:and|in|with))\s.{1,120})?[.)]?$
        |^(?:Image|Photo|Picture|Featured\s+image|Header\s+image)s?\s+(?:credit|source|courtesy)s?\s*(?:of|by)?\s*[:：]\s*.{1,80}$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex EnglishOrigin();

    [GeneratedRegex(@"^#*\s*[【\[]?(?:(?:相关|推荐|延伸|扩展|热门|往期|更多)(?:阅读|文章|链接|推荐|报道|新闻|内容|回顾|精彩|资讯)|猜你喜欢|你可能(?:还)?(?:喜欢|感兴趣)|Related(?: (?:articles|posts|stories|reading|news))?|Read (?:more|next)|You (?:may|might) also like|More (?:from|on) .{1,30})[】\]]?\s*[:：]?$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Related();

    [GeneratedRegex(@"^#*\s*[【\[]?(?:(?:相关|推荐|延伸|扩展)(?:阅读|文章|链接|报道)|Related|Read (?:more|next))[】\]]?\s*[:：]", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex RelatedLine();

    [GeneratedRegex("""^\s*[-—－=*（(【\[]*\s*(THE END|END|完|全文完|本文完|正文完|文章结束)\s*[-—－=*）)】\]]*\s*$|^-{2,}\s*(END|完)|^[-–—\s]*ENDS[-–—\s]*$|^\#\s?\#\s?\#$|^[-–—]\s?30\s?[-–—]$|^FTC: We use""", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex TheEnd();
}
