using System.Buffers;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Decides whether two articles of one form speak of different subjects: another city, company or drug where all else is the same. Pure.</summary>
/// <remarks>
/// Two titles, and two first sentences, are laid side by side. Where one has a word that the other has not, in its stead another, and each
/// says its own again in its text while the other never does, that is who or what it is about. Words that only report (宣布, launches) are none.
/// </remarks>
internal static class SubjectRule
{
    public const int MaxLead = 80;

    private const double TitlesAlike = 0.5;
    private const double LeadsAlike = 0.5;
    internal const int MaxTokens = 64;
    private const int MaxSubject = 4;

    // After a place's name, so that it need not be said again.
    private const string PlaceEndings = "市县区省镇乡村州岛湾港";

    private static readonly SearchValues<string> Reporting = SearchValues.Create(
        [.. ("宣布 发布 推出 公布 公告 启动 启用 上线 开通 完成 获得 获批 通过 正式 首次 首个 首款 最新 今日 今天 昨日 昨天 昨晚 明年 今年 去年 凌晨 消息 目前 近日 日前 表示 透露 回应 将于 计划 拟在 即将 已经 全部 全面 部分 近期 本周 本月 增长 下降 上涨 "
            + "下跌 回落 回升 大涨 大跌 达到 超过 突破 同比 环比 记者 我国 全国 国内 公司 企业 集团 项目 成为 实现 迎来 开启 开始 进入 可以 能够 重磅 突发 快讯 独家 更正 更新 勘误 修正 落地 亮相 登场 来了 亮灯 投用 投运 并网 通车 开工 上市 发售 开售 召回 免费 涨价 降价 "
            + "市民 居民 用户 网友 官方 官宣 曝光 披露 揭晓 出炉 公开 开放 支持 加快 推进 建设").Split(' ')], StringComparison.Ordinal);

    private static readonly HashSet<string> ReportingWords = new(StringComparer.Ordinal)
    {
        "announces", "announced", "launches", "launched", "launch", "releases", "released", "unveils", "unveiled", "opens", "opened", "open", "says", "said", "reports", "reported", "starts", "started", "begins", "began", "will", "plans", "to", "in", "on",
        "for", "of", "with", "the", "a", "an", "and", "its", "at", "by", "from", "as", "after", "new", "now", "first", "today", "week", "correction", "corrected", "update", "updated", "breaking", "is", "are", "has", "have", "was", "gets", "get", "up", "down",
        "raises", "raised", "cuts", "cut", "rises", "rose", "falls", "fell", "wins", "won", "buys", "bought", "could", "may", "would", "introduces", "introduced", "rolls", "out", "ships", "goes", "live", "report", "study", "finds", "found", "year", "month",
    };

    /// <param name="areFormAlike">The texts resemble each other: then the first sentences count too, and every place of the title.</param>
    /// <param name="areTextsAlike">They do indeed: then a title's subject need not be named in the text.</param>
    public static bool Differ(StoryFacts one, StoryFacts other, bool areFormAlike, bool areTextsAlike) =>
        NumberedNames.Differ(one, other)
        || (areTextsAlike && TitleNames.Differ(one, other))
        || DifferIn(one.TitleTokens, other.TitleTokens, TitlesAlike, one, other, areFormAlike)
        || (areFormAlike && DifferIn(one.LeadTokens, other.LeadTokens, LeadsAlike, one, other, areFormAlike: false));

    /// <summary>The word, which is folded and Latin, only reports or links and is no name.</summary>
    public static bool IsReporting(ReadOnlySpan<char> word) => ReportingWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>The piece, which is folded and Chinese, has a word that only reports.</summary>
    public static bool OnlyReports(ReadOnlySpan<char> piece) => piece.ContainsAny(Reporting);

    private static bool DifferIn(List<string> left, List<string> right, double alike, StoryFacts one, StoryFacts other, bool areFormAlike) =>
        Alignment.Gaps(left, right, alike) is { } gaps && gaps.Exists(gap => gap.IsSwap && (areFormAlike || gap.From == 0 || EndsInPlace(left, gap.To))
            && IsAnother(Word(left, gap.From, gap.To), Word(right, gap.OtherFrom, gap.OtherTo), EndsInPlace(left, gap.To), one, other));

    private static bool EndsInPlace(List<string> tokens, int next) => next < tokens.Count && tokens[next].Length == 1 && PlaceEndings.Contains(tokens[next][0], StringComparison.Ordinal);

    private static bool IsAnother(string mine, string theirs, bool isPlace, StoryFacts one, StoryFacts other) =>
        mine.Length > 0 && theirs.Length > 0
        && !other.Says(mine) && !one.Says(theirs)
        && (isPlace || (one.SaysInText(mine) && other.SaysInText(theirs)));

    // The first words of what differs: a name stands first. Empty where it is no name.
    private static string Word(List<string> tokens, int from, int to)
    {
        if (tokens[from].Length == 1 && to - from == 1 && TextFolding.IsHan(tokens[from][0]))
        {
            // Of 青岚 and 青山 only one character differs.
            from = from > 0 && IsHan(tokens[from - 1]) ? from - 1 : from;
            to = to - from == 1 && to < tokens.Count && IsHan(tokens[to]) ? to + 1 : to;
        }

        var end = from;
        while (end < to && end - from < MaxSubject && IsHan(tokens[end]) == IsHan(tokens[from]))
        {
            end++;
        }

        if (!IsHan(tokens[from]))
        {
            return tokens[from].Length > 1 && tokens[from].AsSpan().ContainsAnyExceptInRange('0', '9') && !ReportingWords.Contains(tokens[from]) ? tokens[from] : "";
        }

        var word = string.Concat(tokens[from..end]);
        return word.Length >= 2 && !word.AsSpan().ContainsAny(Reporting) ? word[..Math.Min(word.Length, 3)] : "";
    }

    private static bool IsHan(string token) => TextFolding.IsHan(token[0]);

    /// <summary>Each Han character, each Latin word or number of the text, which is folded; the first 64.</summary>
    public static List<string> Tokens(string folded)
    {
        var tokens = new List<string>();
        for (var index = 0; index < folded.Length && tokens.Count < MaxTokens; index++)
        {
            if (TextFolding.IsHan(folded[index]))
            {
                tokens.Add(folded[index].ToString());
            }
            else if (char.IsLetterOrDigit(folded[index]))
            {
                var end = index;
                while (end < folded.Length && char.IsLetterOrDigit(folded[end]) && !TextFolding.IsHan(folded[end]))
                {
                    end++;
                }

                tokens.Add(folded[index..end]);
                index = end - 1;
            }
        }

        return tokens;
    }
}
