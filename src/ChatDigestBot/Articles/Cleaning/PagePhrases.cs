using System.Buffers;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Knows the lines of web pages that were copied with their text: bars of buttons and counters, where a page stands in its site, what platforms, newswires and newsletters put below. Pure.</summary>
/// <remarks>Each is a whole paragraph in the fixed words of a page, so none has room for news. They are read in simplified characters, see <see cref="FramePhrases.Simplified"/>.</remarks>
internal static partial class PagePhrases
{
    private const int MaxLine = 160;

    // Nearly no paragraph has one of these.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["advertisement", "打开", "滑动", "看大图", "复制代码", "reader-supported", "Subscribe now", "Read more:", "Also read", "Watch:", "Story continues", "不可点", "目录", "Table of contents", "Contents"], StringComparison.OrdinalIgnoreCase);

    /// <summary>A line before the text that is none of it.</summary>
    public static bool IsHead(string simplified) => Meta().IsMatch(simplified) || Place().IsMatch(simplified) || Bar().IsMatch(simplified) || EnglishHead().IsMatch(simplified);

    /// <summary>A line that is none of the text wherever it stands: for an advert, a picture or a letter that was there.</summary>
    public static bool IsWithin(string text) => text.Length <= MaxLine && text.AsSpan().ContainsAny(Hints) && Within().IsMatch(FramePhrases.Simplified(text));

    // Who, when, where from and how often read, on one line.
    [GeneratedRegex("""
        ^(?:(?:(?:发布|发表|更新|最后更新|成文)?(?:日期|时间)|(?:信息|文章|稿件)?来源|作者|编辑|责任编辑|发布(?:单位|者|人|机构)|供稿|浏览(?:次数|量)?|阅读(?:量|数|次数)?|点击(?:数|量|次数)?|访问量|点阅数|字体|字号|字型大小)\s*[:：]\s*[^。！？：:]{0,30}(?:\d\d:\d\d(?::\d\d)?)?\s*){2,8}$
        |^(?:(?:发布|发表|更新|最后更新)(?:日期|时间)|浏览(?:次数|量)|阅读(?:量|数)|访问量|点阅数|发布单位)\s*[:：]\s*[^。！？，]{0,24}$
        |^(?:原创\s+)?\S{1,12}(?:\s+\S{1,16}){0,2}\s+\d{4}(?:年\d{1,2}月\d{1,2}日|-\d\d-\d\d)\s+\d{1,2}:\d\d(?:\s+[\p{IsCJKUnifiedIdeographs}]{2,4})?$
        |^(?:已?于\s*)?\d{4}(?:-\d{1,2}-\d{1,2}|年\d{1,2}月\d{1,2}日|/\d{1,2}/\d{1,2})(?:\s+\d{1,2}:\d\d(?::\d\d)?(?:\s*(?:修改|发布|更新))?|\s*(?:修改|发布|更新))$
        |^(?:阅读量?|收藏|点赞数?|评论数?)\s*[:：]?\s*[\d.]+\s?[kKwW万]?\+?$|^(?:分类专栏|文章标签)\s*[:：].{0,60}$
        |^(?:编者按|原标题|点击进入专题)\s*[:：][^。！？]{1,60}$|^[\p{IsCJKUnifiedIdeographs}]{2,6}(?:记者|编辑|作者)\s*[|｜丨]\s*[\p{IsCJKUnifiedIdeographs}\s、]{2,16}$
        |^以下文章来源于\s*[:：]?[^。！？]{1,24}(?:[，,]\s*作者.{1,16})?$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Meta();

    // 当前位置：首页 > 新闻 > 要闻, Home » News » Press Releases
    [GeneratedRegex("""
        ^(?:[您你]?(?:当前|所在|现在)的?(?:位置|地方)(?:是)?\s*[:：]\s*)?(?:首页|主页|网站首页|Home)\s*(?:[>›»/|→]+\s*[^>›»/|→。！？.!?]{1,24}\s*){1,6}$
        |^[您你]?(?:当前|所在|现在)的?位置(?:是)?\s*[:：]\s*[^。！？]{1,60}$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Place();

    // What can be pressed beside a text, in a row.
    [GeneratedRegex("""
        ^(?:[【\[(（]?\s*(?:字体|字号|字型大小)\s*[:：]?\s*[\[【(（]?\s*)?(?:[【\[|｜/、(（\s]*(?:大|中|小|特大|默认|放大|缩小|全文复制|打印(?:本页|文章|此页)?|列印|关闭(?:窗口|本页)?|返回(?:顶部|列表|上页)?|回上一[页頁]|上一[篇版页]|下一[篇版页]|收藏(?:本页)?|分享|评论|转发|点赞|喜欢|赞同|赞赏(?:支持)?|收起|举报|推荐|A[+-]|T)[】\]）)]?){1,8}[\s】\]|）)]*$
        |^《[^》]{2,16}》\s*[（(]\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.{0,16}版\s*[)）]$
        |^在小说阅读器(?:读本章|中沉浸阅读)$|^去阅读$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Bar();

    [GeneratedRegex("""
        ^(?:For\s+immediate\s+release|An\s+official\s+website\s+of\s+the\s+United\s+States\s+government|Here[’']s\s+how\s+you\s+know)[.:]?$
        |^(?:Posted|Published|Written)\s+(?:on|by)\s+[^.!?]{1,60}(?:\s+by\s+[^.!?]{1,40})?$|^(?:Published|Last\s+updated|Updated)\s*:?\s+(?:on\s+)?(?:[A-Z][a-z]+\.?\s+\d{1,2},\s+\d{4}|\d{1,2}\s+[A-Z][a-z]+\s+\d{4})$
        |^[(\[](?:Photo|Image|Picture)s?\s*(?:credit|by|courtesy(?:\s+of)?)?\s*:\s*[^)\]]{1,60}[)\]]$|^\(This\s+story\s+has\s+not\s+been\s+edited\s+by\s.{1,100}\)$
        |^(?:Share\s+full\s+article|Gift\s+(?:this\s+)?article|Listen\s+to\s+this\s+article\b.{0,40}|View\s+(?:this|the)\s+(?:e-?mail|newsletter|post)\s+in\s+your\s+browser)$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex EnglishHead();

    [GeneratedRegex("""
        ^(?:Skip\s+advertisement|(?:Article|Story)\s+continues\s+(?:below|after)(?:\s+(?:this\s+)?advert(?:isement)?)?|Advertisement\s*[-–—]?\s*(?:Continue\s+reading\s+below|Scroll\s+to\s+continue)|Subscribe\s+now)$
        |^(?:Read\s+more|Also\s+read|Watch)\s*:\s+(?-i:[A-Z“"‘'])[^.!?:]{3,110}$
        |^[\w\s’'&.-]{2,60}\sis\s+a\s+reader-supported\s+publication\..{0,140}$
        |^打开[^，。]{2,10}\s*查看(?:精彩|更多|全部)(?:图片|内容|视频)[\s>›»]*$|^[▼▲△（(\s]*(?:左右|上下|向[上下左右])?滑动(?:图片)?(?:查看|看)(?:更多|大图|图片|全部)?[▼▲△）)\s]*$|^[▼▲△（(\s]*点击(?:图片)?(?:查看|看)?(?:大图|图片大图|高清大图)[▼▲△）)\s]*$
        |^(?:[A-Za-z+#]{1,12})?\s*复制代码$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Within();

    // Counters, buttons and notices of portals and of governments' sites.
    [GeneratedRegex("""
        ^(?:赞(?:同)?|首赞|在看|评论|收藏|阅读|浏览|转发|举报|分享|喜欢|\+)\s*[（(]?\s*\+?\d*[\d.]*\s?[kKwW万]?\+?\s*[)）]?(?:\s+(?:赞|在看|评论|收藏|分享)\s*\d*)?$|^\d*\s*(?:条评论|人点赞|次阅读|人喜欢)$
        |^(?:【纠错】|阅读下一篇\s*[:：].{0,60}|点击收起全文|手机看|扫一扫\s*分享到?(?:微信)?|扫一扫在手机打开当前页|好文章[，,]需要你的鼓励|\[《[^》]{2,8}》会员可畅读全文\])$|^推荐进入财新数据库[，,].{0,80}$
        |^[“"]?(?:平台|特别|作者)?声明\s*[:：].{0,120}(?:仅?提供信息(?:存储|发布)|AI\s?生成|由AI).{0,60}$|^本文为.{2,12}号?作者或机构.{0,40}上传并发布.{0,200}$|^该文观点仅代表作者本人.{0,60}$
        |^Notice:\s+The\s+content\s+above\b.{0,260}$|^新浪声明\s*[:：].{0,260}$|^风险提示及免责条款$|^市场有风险[，,]投资需谨慎。本文不构成.{0,160}$
        |^(?:via|原文)\s*[:：]\s*https?://\S+$|^本文由.{2,16}(?:翻译|编译|整理)[，,\s].{2,16}荣誉推出$|^[（(]\s*(?:图片|照片|题图|封面)\s*(?:来源|来自|提供)?\s*[:：|/]\s*[^（）()。！？]{1,30}[）)]$|^如对本稿件有异议或投诉.{0,40}$|^[（(]本文首发于?[^。！？]{1,80}[）)]$|^[（(][\p{IsCJKUnifiedIdeographs}]{2,8}(?:记者|通讯员)\s*[^。！？，]{2,24}[）)]$|^[\p{IsCJKUnifiedIdeographs}]{2,8}(?:报料|爆料|热线)\s*[:：]\s*[\d-]{5,14}$
        |^(?:(?:撰稿|摄影|撰文|初审|复审|终审|编辑|校对|责编|审核|监制|来源|记者|编审|供稿|视频|剪辑|美编|排版)\s*[:：]\s*[^，。！？：:\s]{1,12}\s*){2,8}$
        |^(?:媒体|新闻)联系人?\s*[:：].{1,80}$|^最后更新(?:日期|时间)\s*[:：].{1,30}$|^(?:订阅|追踪)我们的[^。！？，]{0,10}(?:电子报|专页|频道|账号|粉丝团)$|^更多[^。！？，]{0,8}请(?:追踪|关注|订阅)我们的[^。！？，]{2,20}$|^未经授权[，,]\s*请勿转载[！!。]?$|^.{0,60}点我下载APP.{0,30}$
        |^如(?:果您无法正常阅读|不想再收到)(?:此|该|此类)?邮件.{0,40}$|^此邮件由系统自动发出.{0,24}$|^相关链接\s*[:：]\s*(?:https?://)?[\w./-]{4,120}$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    public static partial Regex Portal();

    // Of WeChat, Zhihu, Jianshu, Juejin and CSDN, as they are copied.
    [GeneratedRegex("""
        ^(?:预览时标签不可点|微信扫一扫|关注该公众号|使用小程序|(?:继续|向上)滑动看下一个|轻触阅读原文|知道了|取消\s*允许|[×x]\s*分析|名称已清空|微信扫一扫赞赏作者|喜欢作者|其它金额|[¥￥]|最低赞赏\s*[¥￥]?\s*\d*|确定|返回|写留言|阅读\s*10\s*万\+?|赞\s*\d*\s*在看\s*\d*|(?:分享)?点分享|点收藏|点点赞|点在看)$
        |^[:：，,\s。.]{4,}\s*视频\s*小程序\s*赞.{0,60}$|^分享、点赞、在看[，,].{0,16}$|^为防止失联[，,].{0,40}星标.{0,8}$|^点击[“"]阅读原文[”"][，,].{0,16}$|^收录于(?:合集|话题).{0,30}$|^文章已于\s*\d{4}[-/年].{1,16}修改$
        |^(?:发布|编辑|更新)于\s*\d{4}-\d\d-\d\d(?:\s+\d\d:\d\d)?(?:\s*[・·]\s*IP\s*属地\s*[\p{IsCJKUnifiedIdeographs}]{2,6})?$|^真诚赞赏[，,]手留余香$|^赞赏(?:支持)?$|^还没有人赞赏[，,].{0,24}$
        |^[“"]?小礼物走一走[，,].{0,16}$|^更多精彩内容[，,]\s*就在简书\s?APP$|^©著作权归作者所有.{0,40}$
        |^(?:持续创作，加速成长！|携手创作，共同成长！|开启掘金成长之旅！)?\s*(?:这是我参与|本文(?:已|正在)参[与加]|我正在参[与加]|我报名参加)\s*[「『“]?.{2,24}(?:计划|挑战|活动|创作礼).{0,80}$
        |^提示：.{0,12}(?:文章写完后，?目录可以自动生成|这里可以添加).{0,40}$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    public static partial Regex Platform();

    // Of WordPress, Substack, Medium, Blogger, Reddit, letters and newspapers.
    [GeneratedRegex("""
        ^(?:Like\s+this\s*:|Like\s+Loading(?:\.\.\.|…)|Loading(?:\.\.\.|…)|Related|Post\s+navigation|Refer\s+a\s+friend|Upgrade\s+to\s+paid|Unsubscribe|Canonical\s+link|Comments\s+are\s+(?:closed|off)(?:\s+for\s+this\s+post)?\.?|Related\s+internet\s+links|Follow\s+us\s+on\s+Google\s+News)$
        |^This\s+entry\s+was\s+posted\s+(?:in|on)\b.{0,160}$|^(?:←\s*)?Previous\s*(?:post)?\s*:.{1,80}$|^Next\s*(?:post)?\s*:.{1,80}→$|^Leave\s+a\s+Reply(?:\s+Cancel\s+reply)?$|^Your\s+e-?mail\s+address\s+will\s+not\s+be\s+published\b.{0,60}$
        |^Thanks?(?:\s+you)?\s+for\s+reading\s[^.!?]{1,60}[.!]\s+(?:Subscribe|This\s+post\s+is\s+public)\b.{0,100}$|^This\s+post\s+is\s+for\s+(?:paid|paying)\s+subscribers\.?$
        |^(?:If\s+you\s+)?enjoyed\s+this\s+(?:article|post|story|piece)\b.{0,20}(?:please\s+)?(?:click|clap|hit|share|tap)\b.{0,100}$|^Exported\s+from\s+Medium\s+on\b.{1,40}$|^By\s+[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3}\s+on\s+[A-Z][a-z]+\s+\d{1,2},\s+\d{4}\.?$
        |^Posted\s+by\s.{1,60}\sat\s+\d{1,2}:\d\d.{0,30}$|^Email\s*This\s*BlogThis!.{0,120}$|^Labels\s*:(?!.*\b(?:must|will|are|were|is)\b)[^.!?]{1,80}$|^submitted\s+by\s+/?u/\S+(?:\s+to\s+/?r/\S+)?.{0,30}$|^\[link\](?:\s*\[comments\])?$
        |^(?:Article|Comments)\s+URL\s*:\s*https?://\S+$|^Points\s*:\s*\d+$|^\#\s*Comments\s*:\s*\d+$|^\((?:Feed\s+generated\s+with\s.{1,30}|With\s+inputs?\s+from\s.{1,60})\)$
        |^You\s+(?:are\s+receiv|receiv|got)(?:ing|ed)?\s+this\s+e-?mail\b.{0,120}$|^Our\s+mailing\s+address\s+is\b.{0,100}$|^Want\s+to\s+change\s+how\s+you\s+receive\b.{0,120}$|^Forwarded\s+this\s+e-?mail\?.{0,60}$|^No\s+spam\.\s.{0,40}$
        |^(?:Copyright|©)\s+\d{4}\s+The\s+Associated\s+Press\..{0,140}$|^A\s+version\s+of\s+this\s+article\s+appears\s+in\s+print\b.{0,240}$|^Get\s+(?:our|the)\s+free\s.{0,30}newsletters?\b.{0,60}$|^(?:Join|Follow)\s+(?:our|us\s+on)\s+(?:WhatsApp|Telegram)\b.{0,50}$
        |^Follow\s+BBC\s.{2,24}\son\s.{2,120}$|^(?:Is\s+this\s+page\s+useful\?|(?:Yes|No)\s+this\s+page\s+is\s+(?:not\s+)?useful|Report\s+a\s+problem\s+with\s+this\s+page|Share\s+sensitive\s+information\s+only\s+on\s+official.{0,30}|Last\s+updated\s+[A-Z][a-z]+\s+\d{1,2},\s+\d{4})$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    public static partial Regex English();

    [GeneratedRegex("""
        ^View\s+(?:original\s+content|source\s+version)\b.{0,60}\s?:?\s*https?://\S+$|^SOURCE\s+(?-i:[A-Z]).{1,60}$|^(?:Logo|Photo|Video|Infographic)\s*[-–—]\s*https?://\S+$|^(?:Primary\s+)?Logo$|^Attachments?$
        |^(?:A\s+photo|Photos|A\s+video|An?\s+infographic)\s+accompanying\s+this\s+announcement\s+(?:is|are)\s+available\s+at\b.{0,140}$|^(?:Media\s+)?Contacts?\s*:\s*(?=.*(?:@|\d{3})).{5,120}$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    public static partial Regex Wire();
}
