using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Decides whether two titles of one form name others, where the texts, which resemble each other, name nobody: "The company said…". Pure.</summary>
/// <remarks>
/// What one title has in the other's stead, and neither text says, is a name rather than a wording: who writes a second title for a text takes
/// his words from it. Words that only report, that headlines are full of or that tell an event are none, nor are labels of sections and media.
/// </remarks>
internal static partial class TitleNames
{
    private const double Alike = 0.5;
    private const double AlikeBehindName = 0.35; // 李强国被查, 王建军被查
    private const int MaxName = 3;
    private const int LongWord = 4;

    private const string Directions = "东西南北";

    // How a plan is put, an amount or a time; none begins a name that stands within a title.
    private const string Linking = "将拟要已可能会被在到起为获再又仍还未不新首近超约逾或与和及对向从由因拟欲正曾就是有";

    // Of those that headlines are full of, these are somewhere, or somebody: 青岚银行 is not 青岚证券.
    private static readonly HashSet<string> Known = [.. "银行 证券 基金 科技 汽车 能源 大学 医院 学校 法院 机场 地铁 中学 小学 酒店 中国 美国 北京 日本 上海 河南 韩国 香港 山东 广东 印度 四川 湖南 朝鲜 江苏 浙江 重庆 河北 江西 杭州 深圳 云南 山西 英国 广州 广西 贵州 成都 泰国 伊朗 湖北 安徽 辽宁 陕西 福建 西安 武汉 法国 德国 南海 欧盟".Split(' ')];

    // Who does something, or what it is like, in titles that name nobody.
    private static readonly HashSet<string> Anybody = [.. ("police officials officers man woman men women boy girl teen teenager student students workers staff people residents scientists researchers doctors experts lawmakers "
        + "ministers minister government court judge jury regulator regulators watchdog agency company firm startup retailer carmaker automaker airline bank shares stocks study survey poll many more most some several hundreds thousands dozens "
        + "two three four five six seven eight nine ten major massive huge big large small biggest largest local national global regional international severe serious heavy strong deadly fatal rare early late top key high low latest last next full free "
        + "another other all no not why how what who when where this that these those here there one").Split(' ')];

    public static bool Differ(StoryFacts one, StoryFacts other) =>
        Alignment.Gaps(one.TitleTokens, other.TitleTokens, AlikeBehindName) is { } gaps && gaps.Exists(gap => gap.IsSwap
            && (gaps.Count == 1 || Alignment.Likeness(gaps, one.TitleTokens, other.TitleTokens) >= Alike)
            && Name(one, gap.From, gap.To) is { Length: > 0 } mine && Name(other, gap.OtherFrom, gap.OtherTo) is { Length: > 0 } theirs
            && !other.Says(mine) && !one.Says(theirs)
            && (Begins(gap.From, gap.OtherFrom) || (!one.SaysInText(mine) && !other.SaysInText(theirs))));

    /// <summary>So many characters at the beginning of the title, which is folded, say what kind of report it is or whose: 【能源】, 快讯：, 示例日报：.</summary>
    public static int LabelLength(string title) => Label().Match(title).Length;

    private static bool Begins(int from, int since) => from <= 1 && since <= 1;

    private static string Name(StoryFacts facts, int from, int to)
    {
        var tokens = facts.TitleTokens;
        return IsHan(tokens[from]) ? HanName(tokens, from, to) : LatinName(facts, from, to);
    }

    private static string HanName(List<string> tokens, int from, int to)
    {
        if (to - from == 1)
        {
            return OneOfTwo(tokens, from);
        }

        var end = from;
        while (end < to && IsHan(tokens[end]))
        {
            end++;
        }

        var all = string.Concat(tokens[from..end]);
        var name = all[..Math.Min(all.Length, MaxName)];
        return all.Length < 2 || (from > 1 && Linking.Contains(all[0], StringComparison.Ordinal)) || SubjectRule.OnlyReports(name) || EventKinds.In(all) != 0 || Medium().IsMatch(all)
            || (CommonPairs.Has(all.AsSpan(0, 2)) && !Known.Contains(all[..2])) ? "" : name;
    }

    // Of 青岚 and 青山, of 北湖 and 南湖 only one character differs.
    private static string OneOfTwo(List<string> tokens, int at)
    {
        if (at > 1 && !Directions.Contains(tokens[at][0], StringComparison.Ordinal))
        {
            return "";
        }

        var from = at == 1 && IsHan(tokens[0]) ? 0 : at;
        var to = from == at ? at + 1 : at;
        return to < tokens.Count && IsHan(tokens[to]) && string.Concat(tokens[from..(to + 1)]) is var name && !SubjectRule.OnlyReports(name) && !CommonPairs.Has(name) ? name : "";
    }

    // Within an English title only a capital tells a name, where not each word has one.
    private static string LatinName(StoryFacts facts, int from, int to)
    {
        for (var index = from; index < to; index++)
        {
            var token = facts.TitleTokens[index];
            if (token.Length > 1 && !IsHan(token) && token.AsSpan().ContainsAnyExceptInRange('0', '9') && !SubjectRule.IsReporting(token) && !Anybody.Contains(token)
                && EventKinds.In($" {token} ") == 0 && (index <= 1 || HasCapital(facts.TitleWords, index)))
            {
                return token;
            }
        }

        return "";
    }

    private static bool HasCapital(List<string> words, int index) =>
        char.IsAsciiLetterUpper(words[index][0]) && words.Skip(1).Any(word => IsHan(word) || (word.Length >= LongWord && char.IsAsciiLetterLower(word[0])));

    private static bool IsHan(string token) => TextFolding.IsHan(token[0]);

    [GeneratedRegex(
        @"^\s*(?:[【\[(〔][^】\])〕]{1,12}[】\])〕]\s*[:|丨]?|(?:[^:|丨，,。!?\s]{0,6}(?:日报|晚报|早报|晨报|时报|周报|新闻|通讯社|客户端|快讯|快报|速递|新华社|中新社|[\u4E00-\u9FFF]{2}网)|财经|科技|体育|国际|国内|社会|要闻|头条|独家|突发|重磅|最新|视频|图集|组图|直播|专访|深度|解读|评论|时评|关注|聚焦|通报|breaking|exclusive|update|news|video|watch|live|analysis|opinion)\s*[:|丨])\s*",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?:日报|晚报|早报|晨报|时报|周报|新闻|财经|客户端|新华社|中新社|网)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Medium();
}
