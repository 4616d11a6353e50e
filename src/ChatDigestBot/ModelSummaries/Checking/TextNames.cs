using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.ModelSummaries.Checking;

/// <summary>Finds a name in a summary that its text does not have. Pure.</summary>
/// <remarks>
/// Latin words with a capital are names. Chinese has no capitals: there it is what stands in quotation marks or before 公司 and the like, a family
/// name before 表示 or after a title, a row of the characters that foreign names are written with, and the best-known countries, places and firms.
/// </remarks>
internal static partial class TextNames
{
    // They begin sentences and are no names; what else begins one must stand in the text.
    private static readonly FrozenSet<string> Beginnings = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "it", "he", "she", "they", "we", "in", "on", "at", "by", "for", "from", "with", "without", "after", "before", "during", "since",
        "under", "over", "about", "as", "if", "when", "while", "because", "although", "though", "despite", "however", "but", "and", "or", "so", "both", "each", "some", "many", "most", "more", "all", "one", "two", "three", "new",
        "now", "today", "there", "here", "to", "of", "not", "no", "only", "also", "meanwhile", "instead", "according", "following", "amid", "among", "between", "through", "until", "up", "what", "who", "where", "why", "how", "which",
        "researchers", "scientists", "officials", "experts", "analysts", "critics", "users", "customers", "people", "another", "other", "others", "several", "early", "recent", "overall", "such");

    private static readonly FrozenSet<string> NoNames = FrozenSet.Create(
        StringComparer.Ordinal, "i", "ai", "ceo", "cto", "cfo", "us", "eu", "uk", "un", "pc", "tv", "app", "am", "pm", "it", "vs");

    private static readonly string[] Known =
        ("中国 美国 英国 法国 德国 日本 韩国 朝鲜 俄罗斯 乌克兰 印度 巴西 加拿大 澳大利亚 新西兰 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 芬兰 丹麦 波兰 土耳其 以色列 巴勒斯坦 伊朗 伊拉克 沙特 阿联酋 埃及 南非 墨西哥 阿根廷 越南 泰国 缅甸 老挝 柬埔寨 "
            + "马来西亚 新加坡 印尼 菲律宾 巴基斯坦 阿富汗 叙利亚 欧盟 联合国 北约 欧洲 非洲 亚洲 北京 上海 天津 重庆 广州 深圳 杭州 南京 苏州 武汉 成都 西安 长沙 郑州 青岛 济南 大连 沈阳 哈尔滨 长春 厦门 福州 合肥 昆明 南昌 贵阳 南宁 海口 兰州 银川 西宁 拉萨 石家庄 太原 "
            + "香港 澳门 台湾 台北 高雄 东莞 佛山 宁波 无锡 温州 珠海 三亚 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 东京 首尔 纽约 华盛顿 伦敦 巴黎 柏林 莫斯科 旧金山 硅谷 "
            + "华为 腾讯 阿里 阿里巴巴 百度 字节跳动 抖音 快手 小米 京东 美团 拼多多 网易 比亚迪 宁德时代 蔚来 理想汽车 小鹏 吉利 长城汽车 特斯拉 苹果 谷歌 微软 亚马逊 英伟达 英特尔 高通 三星 台积电 中芯国际 联想 大疆 京东方 中兴 丰田 本田 大众 宝马 奔驰 福特 波音 空客 "
            + "商飞 中石油 中石化 国家电网 茅台 格力 美的 海尔 顺丰 滴滴 携程 微博 微信 支付宝 推特 脸书 马斯克 特朗普 拜登 普京 央行 美联储 证监会 发改委 工信部 商务部 外交部 教育部 卫健委 财政部 新华社 央视").Split(' ');

    // 这家公司, 上市公司, 全国银行: no name stands before it.
    private static readonly SearchValues<char> NoPartOfName = SearchValues.Create("这该一两各其多本某此首每几等的和与及在由对让为全我国相有上市母子分家个所控参");

    /// <summary>The first name found, as it is written there or folded; null where the text has them all.</summary>
    public static string? FindInvented(string said, string text)
    {
        var folded = TextFolding.Fold(text);
        return FindLatin(said, folded) ?? FindChinese(TextFolding.Fold(said), folded);
    }

    private static string? FindLatin(string said, string text)
    {
        var known = LatinWord().Matches(text).Select(match => Bare(match.Value)).ToHashSet(StringComparer.Ordinal);
        var isChinese = said.Any(TextFolding.IsHan);
        foreach (Match match in LatinWord().Matches(said))
        {
            var word = Bare(TextFolding.Fold(match.Value));
            var isName = match.Value.Any(char.IsAsciiLetterUpper) || match.Value.Any(char.IsAsciiDigit) || isChinese;
            if (!isName || known.Contains(word) || NoNames.Contains(word) || (Begins(said, match.Index) && (Beginnings.Contains(word) || IsFormOfKnown(word, known))))
            {
                continue;
            }

            // Written apart in one and together in the other: GPT-5, GPT 5.
            if (!text.Contains(word, StringComparison.Ordinal) && !word.Split('-').All(known.Contains))
            {
                return match.Value;
            }
        }

        return null;
    }

    private static string? FindChinese(string said, string text)
    {
        string? Missing(string name) => text.Contains(name, StringComparison.Ordinal) ? null : name;
        return Quoted().Matches(said).Select(match => Missing(match.Groups[1].Value)).FirstOrDefault(name => name is not null)
            ?? Known.Where(name => said.Contains(name, StringComparison.Ordinal)).Select(Missing).FirstOrDefault(name => name is not null)
            ?? Organisation().Matches(said).Where(match => !match.Groups[1].ValueSpan.ContainsAny(NoPartOfName)).Select(match => Missing(match.Groups[1].Value)).FirstOrDefault(name => name is not null)
            ?? Speaker().Matches(said).Select(match => Missing(match.Groups[1].Value)).FirstOrDefault(name => name is not null)
            // Behind a title nobody sees where the name ends: two characters of it must do.
            ?? Titled().Matches(said).Select(match => Missing(match.Groups[1].Value)).FirstOrDefault(name => name is not null)
            ?? Foreign().Matches(said).Select(match => Missing(match.Value)).FirstOrDefault(name => name is not null);
    }

    private static string Bare(string word)
    {
        word = word.Replace('’', '\'').TrimEnd('.', '-', '\'');
        return word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
    }

    private static bool Begins(string said, int index)
    {
        var before = said.AsSpan(0, index).TrimEnd(" \"“‘'(");
        return before.IsEmpty || ".!?。！？".Contains(before[^1], StringComparison.Ordinal);
    }

    // "Prices" of a text that has "price", "Launching" of one that has "launched".
    private static bool IsFormOfKnown(string word, HashSet<string> known)
    {
        const int ShortestStem = 4;
        const int LongestEnding = 2;
        return known.Any(other => word.AsSpan().CommonPrefixLength(other) >= Math.Max(ShortestStem, Math.Min(word.Length, other.Length) - LongestEnding) && Math.Abs(other.Length - word.Length) <= 4);
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9.+#'’-]*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex LatinWord();

    [GeneratedRegex(@"[《“「『]([^》”」』\n]{2,40})[》”」』]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"([\p{IsCJKUnifiedIdeographs}]{2})(?:公司|集团|股份|银行|大学|医院|研究院|研究所|基金|证券|实验室|委员会|交易所|机场|法院)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Organisation();

    [GeneratedRegex(@"(?<![\p{IsCJKUnifiedIdeographs}])([王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢傅钟姜崔谭陆汪范金石廖贾韦夏付方邹熊孟秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严洪赖武莫][\p{IsCJKUnifiedIdeographs}]{1,2})(?=表示|称|说|认为|指出|宣布|透露|强调|介绍|先生|女士|教授|院士|博士|总裁|董事长)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Speaker();

    [GeneratedRegex(@"(?:总统|总理|主席|部长|首席执行官|创始人|董事长|总裁|总经理|教授|院士|记者|书记|市长|省长|局长|CEO)([王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡杜叶程苏魏吕丁沈姚卢傅钟姜崔谭陆汪范廖贾韦邹熊孟秦邱尹薛阎段雷侯史陶黎贺顾郝龚邵钱洪][\p{IsCJKUnifiedIdeographs}])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Titled();

    [GeneratedRegex(@"[斯尔克姆拉巴尼德朗伊萨莱诺格雷索洛杰弗奥维科卡玛琳莎娜丽亚迪哈瓦基塔曼顿伯里贝罗布鲁泰菲普托特蒂费考坎兹茨默桑罕穆阿艾鲁彼约翰逊森麦迈韦霍希]{3,}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Foreign();
}
