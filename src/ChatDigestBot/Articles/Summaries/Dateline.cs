using System.Buffers;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>What stands before the news in its first sentence and says whose it is or of when: "某网 7 月 24 日消息，". The digest shows that anyway. Pure.</summary>
internal static class Dateline
{
    private const int MaxLength = 80;

    // None is without one of these, and most sentences are: looking for them first costs a tenth of the patterns.
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["消息", "訊息", "讯", "訊", "电", "電", "报道", "報導", "悉", "解到", "据了", "據了", "据介", "據介", "日前", "近日", "近期", "记者", "記者", "编辑", "編輯", "实习生", "實習生", "通讯员", "撰文", "丨", "｜", "图源", "圖源", "—", "–", "--", "- "], StringComparison.Ordinal);

    private const string Han = @"\p{IsCJKUnifiedIdeographs}";
    private const string Heard = "(?:获悉|獲悉|消息|讯|訊|了解到|瞭解到)";
    private const string Told = "(?:讯|訊|电|電|报道|報導|消息)";

    // Several may stand one behind the other; of two that fit, the first is taken.
    private static readonly string[] Forms =
    [
        // 山海网 7 月 24 日晚间消息（记者 李明），
        $@"[{Han}A-Za-z0-9 ]{{0,12}}?\s?(?:\d{{4}}\s?年\s?)?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日\s?(?:早间|上午|中午|下午|晚间|凌晨)?\s?(?:消息|訊息|讯|訊|电|電|报道|報導)\s*(?:[（(][{Han} 、]{{2,20}}[）)])?\s*[，,：:。]?\s*",

        // 山海网独家获悉，
        $@"[{Han}A-Za-z0-9]{{1,10}}\s?(?:独家|獨家)?{Heard}\s*[，,：:]\s*",

        // 山海网消息（李明）：
        $@"[{Han}A-Za-z0-9]{{1,10}}消息\s?[（(][^）)\n]{{1,12}}[）)]\s*[：:]\s*",

        // 记者今天（24日）从市交通局获悉，
        @"(?:记者|記者)(?:今天|昨天|今日|昨日|\d{1,2}\s?日)?(?:[（(][^）)\n]{2,12}[）)])?(?:从|從)[^，。\n]{2,24}(?:获悉|獲悉|了解到|瞭解到)\s*[，,]\s*",

        // 文丨李明 编辑丨王芳
        $@"(?:文|作者|编辑|編輯|来源|來源|图源|圖源|图|圖)\s?[丨｜|/／]\s?[{Han}A-Za-z]{{2,8}}(?:\s[{Han}]{{2,4}}(?=\s))*\s+",

        // 本文约 2400 字，预计阅读 6 分钟
        @"本文约\s?\d{2,5}\s?字[，,]?\s?(?:预计|建议)?阅读(?:时间)?(?:约|需)?\s?\d{1,3}\s?分钟\s*",

        // 08:15
        @"\d{1,2}:\d{2}(?::\d{2})?\s+",

        // 山海晚报讯
        $@"[{Han}A-Za-z0-9·]{{1,10}}(?:报|報|网|網|社|财经|財經|新闻|新聞)(?:讯|訊)\s*",

        // 本台讯, but no 腾讯 and no 视讯
        $@"[{Han}A-Za-z0-9·]{{2,12}}(?<![通资資腾騰简簡短音视視传傳])(?:讯|訊)\s+",

        // 据《山海日报》官方微博 7 月 24 日消息，
        $@"(?:[{Han}]{{0,8}}《[^》\n]{{2,20}}》|“[^”\n]{{2,16}}”)(?:官方)?(?:微信公众号|微信公眾號|公众号|公眾號|微博|客户端)?(?:\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日)?(?:独家|獨家)?{Heard}\s*[，,：:]\s*",

        // 据了解，
        @"(?:据悉|據悉|据了解|據了解|据介绍|據介紹|日前|近日|近期)\s*[，,]\s*",

        // 山海网（记者 李明）讯，
        $@"[{Han}]{{2,8}}[（(][^）)\n]{{0,10}}(?:编辑|編輯|记者|記者)[^）)\n]{{1,20}}[）)]{Told}\s*[，,：:]?\s*",

        // （山海社青岚7月24日电）
        $@"[（(【][^）)】\n]{{2,24}}{Told}[）)】]\s*",

        // （记者 李明 通讯员 王芳）
        @"[（(【][^（(【）)】，。\n]{0,24}(?:记者|記者|编辑|編輯|实习生|實習生|通讯员|通訊員|撰文)[^（(【）)】。\n]{0,40}[）)】]\s*",

        // LONDON, July 24 (Harbour Post) —
        @"[A-Z][A-Za-z.]+(?:[ ,]+[A-Z][A-Za-z.]+){0,2}(?:, [A-Z][a-z]{2,8}[.,]{0,2} \d{1,2}(?:, \d{4})?)?(?: \((?:[A-Za-z ]{2,20}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)\))?\s*(?:—|–|--|- )\s*(?=[A-Z“""])",
    ];

    // Asked all at once, and interpreted: compiled, it was a twenty-fifth of what is generated for the program's patterns.
    private static readonly Regex Any = new($"^(?:{string.Join('|', Forms)})+", RegexOptions.None, TimeSpan.FromMilliseconds(PatternLimit.Milliseconds));

    /// <summary>How many characters of a sentence it takes; 0 where there is none.</summary>
    public static int LengthOf(ReadOnlySpan<char> sentence)
    {
        var beginning = sentence[..Math.Min(sentence.Length, MaxLength)];
        if (beginning.ContainsAny(Signs))
        {
            foreach (var match in Any.EnumerateMatches(beginning))
            {
                return match.Length;
            }
        }

        return 0;
    }
}
