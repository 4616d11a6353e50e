using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Spoken;

/// <summary>Finds in a sentence what somebody wants to look for: 帮我找一下关于芯片的文章 is a search for 芯片, "news from yesterday" one for a day. Pure.</summary>
internal static partial class SpokenSearch
{
    private const string Posts = "(?:新闻|文章|消息|报道|资讯|内容|动态|进展)";
    private const string EnglishPosts = "(?:articles?|news|stories|story|posts?|reports?|updates?|something|anything|info|information)";

    private const string ChineseDay =
        @"(?:今天|今日|昨天|昨日|前天|(?:这|本|上个?)(?:周|星期)|这个(?:星期|月)|本月|上个?月|(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})";

    private const string EnglishDay =
        $@"(?:today|yesterday|(?:this|last) (?:week|month)|(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {EnglishMonth.Exactly}|{EnglishMonth.Exactly} \d{{1,2}}(?:st|nd|rd|th)?)(?:,? \d{{4}})?|\d{{4}}-\d{{1,2}}-\d{{1,2}})";

    /// <summary>The words to look for; null where nothing says that something shall be looked for.</summary>
    /// <param name="typed">The message, with single spaces.</param>
    public static string? Read(string typed)
    {
        var asked = Cut(Asking(), typed) ?? Cut(AskingWhatIsNew(), typed);
        var words = asked ?? typed;
        foreach (var pattern in (ReadOnlySpan<Regex>)[DayFirst(), DayLast()])
        {
            if (pattern.Match(TextFolding.Fold(words)) is { Success: true } match)
            {
                return OnDay(Part(words, match.Groups["words"]), Part(words, match.Groups["day"]));
            }
        }

        words = WithoutFrame(words);
        return words.Length == typed.Length ? null : words;
    }

    private static string OnDay(string words, string day)
    {
        // The limit is shown above what is found, so it is in the words of whoever asked.
        var on = day.Any(TextFolding.IsHan) ? $"日期：{day}" : day.Contains(' ', StringComparison.Ordinal) ? $"on:\"{day}\"" : $"on:{day}";
        words = WithoutFrame(words);
        return OnlyPosts().IsMatch(TextFolding.Fold(words)) ? on : $"{Cut(PostsLast(), words) ?? words} {on}";
    }

    private static string WithoutFrame(string words) => Cut(About(), words) ?? words;

    // Folded text is as long as the text, so what was matched in the one is cut out of the other.
    private static string? Cut(Regex pattern, string text) => pattern.Match(TextFolding.Fold(text)) is { Success: true } match ? Part(text, match.Groups["words"]) : null;

    private static string Part(string text, Group group) => text.Substring(group.Index, group.Length);

    // 搜索引擎, 搜索框 and 推荐算法 are words of their own.
    [GeneratedRegex(
        @"^(?:(?:please |can you |could you |i want to |i['’]d like to )*(?:(?:search|look|find)(?:[:]|(?: me)?(?: up| for)?\s)|(?:show|give|bring|tell|recommend)(?: me| us)?\s(?=(?:some |any |the |all |more |latest |recent |a few )*"
        + EnglishPosts + @"\b)|(?:got|have you(?: got)?|is there|are there|do you have)\s(?=(?:some|any)))\s*"
        + @"|(?:请问?|麻烦|帮我|给我|我想要?|我要|能不能|可以|想)*(?:[搜查找看]一下|搜搜|查查|找找|看看|搜[索寻]一下|搜[索寻](?![引框量栏])|查找|[搜查找](?=[\s:])|(?<=[我请问])(?:推荐|找|来)|推荐(?=一下|几[篇则条]|一些|点)|[找看](?=几[篇则条]|一些)|看(?=" + ChineseDay + @"))[\s:]*(?:几[篇则条]|一些|一点|一下|些|点)?)"
        + @"\s*(?<words>\S.*?)(?: for me| please| pls)*[\s?]*$",
        RegexOptions.Singleline,
        PatternLimit.Milliseconds)]
    private static partial Regex Asking();

    [GeneratedRegex(
        "^(?:please )?(?:(?:what(?:['’]?s| is) new|what(?:['’]?s| is) happening|what happened|(?:is there )?any news|(?:show me |tell me |give me )?(?:the )?(?:latest )?news|tell me) (?:in|on|about|of|with|from) )"
        + "(?<words>[^?]*?[^?\\s])(?: please| pls| today| now| lately| recently| these days| this week)*[?\\s]*$"
        + "|^what (?:happened|was (?:new|in the news)) (?<words>" + EnglishDay + ")[?\\s]*$"
        + "|^(?:请问)?(?:今天|最近)?(?:有没有|有什么|有啥)(?:关于|和)?(?<words>.+?)(?:有关|方面|相关)?的(?:新|最新)?(?:新闻|消息|资讯|文章)(?:吗|么|呢)?[?\\s]*$"
        + "|^(?:最近|今天)?(?<words>.+?)(?:今天|最近)?(?:都|又)?有(?:什么|啥|哪些|没有)(?:新的?|最新的?)?(?:新闻|消息|资讯|进展|动态)(?:吗|么|呢|没|没有)?[?\\s]*$",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex AskingWhatIsNew();

    // "articles on open source", 关于芯片的文章, 示例科技的新闻.
    [GeneratedRegex(
        "^(?:some |any |the |all |more |latest |recent |a few |new )*" + "(?:" + EnglishPosts + @"|(?<=^(?:the )?latest )) ?(?:about|on|regarding|concerning|with|of|from) (?<words>\S.*)$"
        + "|^(?:关于|有关)(?<words>.+?)(?:有关|相关)?(?:的(?:最新)?" + Posts + "?|" + Posts + ")?(?:吗|么|呢|吧)?[?\\s]*$"
        + "|^(?<words>.{2,}?)的(?:最新)?" + Posts + "$",
        RegexOptions.Singleline,
        PatternLimit.Milliseconds)]
    private static partial Regex About();

    // 昨天的新闻, 上周的芯片新闻, "yesterday's news".
    [GeneratedRegex(
        "^(?<day>" + ChineseDay + ")(?:的|(?=" + Posts + "|关于|有关)|$)(?<words>.*?)(?:的?(?:最新)?" + Posts + ")?[?\\s]*$"
        + "|^(?:on )?(?<day>" + EnglishDay + ")(?:['’]s (?<words>.+?)|['’]s|(?<words>))[?\\s]*$",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex DayFirst();

    [GeneratedRegex("^" + EnglishPosts + "?$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex OnlyPosts();

    // With a day only: "chip news" alone may be what is meant.
    [GeneratedRegex("^(?<words>.+) " + EnglishPosts + "$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex PostsLast();

    // "drones from last week", 芯片 昨天.
    [GeneratedRegex(@"^(?<words>\S.*?) (?:from|of|on|since|published on) (?:the )?(?<day>" + EnglishDay + @")[?\s]*$|^(?<words>\S.*?) (?<day>" + ChineseDay + ")的?$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex DayLast();
}
