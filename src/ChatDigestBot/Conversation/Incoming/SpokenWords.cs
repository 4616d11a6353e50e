using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Decides what plain words in a private chat mean: a command, small talk, or something to look for. Pure.</summary>
/// <remarks>Only whole messages mean a command: "stop" stops, "stop the leak" is looked for. What cannot be undone asks as its command does.</remarks>
internal static partial class SpokenWords
{
    /// <summary>A longer message is rarely a question to the articles, so it is asked about first.</summary>
    private const int MaxWords = 6;
    private const int MaxHan = 30;

    private static readonly FrozenDictionary<string, string> Commands = Table(
        ("/stop", "stop|unsubscribe|cancel|quit|unsubscribe me|stop it|stop sending|leave me alone|取消订阅|退订|停用|停止|停|别发了|不要再发了|不要发了|取消关注|取关"),
        ("/help", "help|menu|commands|帮助|帮忙|菜单|命令|怎么用|说明|你会什么|你能做什么"),
        ("/settings", "settings|setting|preferences|设置|设定|我的设置"),
        ("/topics", "topics|topic|categories|话题|主题|分类|订阅|subscribe"),
        ("/digest", "digest|briefing|what's new|whats new|简报|今日简报|今天的简报|日报|早报|新闻|news|有什么新的|今天有什么|今天有什么新的|今天发生了什么|今天发生了什么事"),
        ("/pause", "pause|暂停|休息|先暂停"),
        ("/resume", "resume|continue|unpause|go on|继续|恢复|接着送"),
        ("/start", "start|begin|开始"),
        ("/why", "why|为什么"),
        ("/language", "language|语言|换语言"),
        ("/language en", "english|英文|英语|in english"),
        ("/language zh", "chinese|中文|说中文"),
        ("/timezone", "timezone|time zone|zone|时区|我的时区|改时区|换时区"),
        ("/follows", "follows|我的关注|关注列表"),
        ("/saved", "saved|bookmarks|收藏|我的收藏|收藏夹"),
        ("/privacy", "privacy|隐私|privacy policy"),
        ("/mydata", "my data|我的数据"),
        ("/forget", "forget me|delete me|delete my data|erase my data|忘了我|删除我的数据|删除数据"));

    private static readonly FrozenDictionary<string, string> Talk = Table(
        ("thanks", "thanks|thank you|thanks a lot|thank you very much|many thanks|thx|ty|cheers|great|nice|cool|good|good bot|perfect|awesome|谢谢|谢谢你|谢谢啦|谢啦|谢了|多谢|感谢|非常感谢|辛苦了|太好了|真棒|不错|很好|棒"),
        ("hello", "hi|hello|hey|hi there|hello there|good morning|good afternoon|good evening|你好|您好|你好呀|嗨|哈喽|早|早上好|下午好|晚上好|在吗|在么"),
        ("bye", "bye|goodbye|good night|see you|再见|拜拜|晚安|回头见"),
        ("fine", "ok|okay|yes|no|sure|got it|fine|lol|haha|好|好的|好吧|收到|知道了|明白|嗯|嗯嗯|哦|哈哈|哈哈哈|行|可以|不用|是|不"));

    /// <param name="text">The whole message.</param>
    /// <param name="isForward">They are somebody else's words, so they are a wish of nobody.</param>
    public static SpokenMeaning Read(string text, bool isForward = false)
    {
        var words = Spaces().Replace(TextFolding.Fold(text), " ").Trim();
        var plain = Ends().Replace(words, "");
        if (plain.Length == 0)
        {
            return words.StartsWith('?') ? new SpokenMeaning.Command("/help") : words.Length == 0 ? new SpokenMeaning.Nothing() : new SpokenMeaning.SmallTalk(Thanking().IsMatch(words) ? "thanks" : "fine");
        }

        var typed = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (isForward)
        {
            return new SpokenMeaning.Unclear(typed);
        }

        if (Commands.TryGetValue(plain, out var line))
        {
            return new SpokenMeaning.Command(line);
        }

        if (Talk.TryGetValue(plain, out var kind))
        {
            return new SpokenMeaning.SmallTalk(kind);
        }

        if (Pausing().Match(plain) is { Success: true } pausing)
        {
            return new SpokenMeaning.Command($"/pause {pausing.Groups["days"].Value}");
        }

        if (ClockOfAPlace().IsMatch(plain))
        {
            return new SpokenMeaning.Command($"/time {typed}");
        }

        if (AskingForHelp().IsMatch(plain))
        {
            return new SpokenMeaning.Command("/help");
        }

        if (AskingForNews().IsMatch(plain))
        {
            return new SpokenMeaning.Command("/digest");
        }

        var sought = WordsOf(Searching(), typed) ?? WordsOf(AskingAbout(), typed) ?? typed;
        if (sought.Count(char.IsWhiteSpace) >= MaxWords || sought.Count(TextFolding.IsHan) > MaxHan)
        {
            return new SpokenMeaning.Unclear(sought);
        }

        return Wishing().Match(TextFolding.Fold(typed)) is { Success: true } wish
            ? new SpokenMeaning.Wish($"{CommandOf(wish)} {Typed(wish, typed)}", typed)
            : new SpokenMeaning.Command($"/search {sought}");
    }

    // Folded text is as long as the text, so what was matched in the one is cut out of the other.
    private static string? WordsOf(Regex pattern, string typed) => pattern.Match(TextFolding.Fold(typed)) is { Success: true } match ? Typed(match, typed) : null;

    private static string Typed(Match match, string typed) => typed.Substring(match.Groups["words"].Index, match.Groups["words"].Length);

    private static string CommandOf(Match wish) => wish switch
    {
        _ when wish.Groups["unfollow"].Success => "/unfollow",
        _ when wish.Groups["unsubscribe"].Success => "/unsubscribe",
        _ when wish.Groups["subscribe"].Success => "/subscribe",
        _ when wish.Groups["mute"].Success => "/mute",
        _ => "/follow",
    };

    // 取消訂閱 is folded to 取消订阅 like all that is compared.
    private static FrozenDictionary<string, string> Table(params (string Meaning, string Said)[] rows) => rows
        .SelectMany(row => row.Said.Split('|').Select(said => (Said: TextFolding.Fold(said), row.Meaning)))
        .ToFrozenDictionary(pair => pair.Said, pair => pair.Meaning, StringComparer.Ordinal);

    [GeneratedRegex(@"\s+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Spaces();

    // Marks and emoji around the words: "Thanks!! 🙏", "你好～". A question mark alone asks for help.
    [GeneratedRegex(@"^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Ends();

    [GeneratedRegex(
        @"^(?:pause|暂停)\s*(?:for\s+)?(?<days>(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|an?|one|two|three|four|five|six|seven)\s*(?:天|周|个?星期|个?月|days?|weeks?|months?)"
        + @"|(?:until|till?|through)\s+(?:the |next |end of )*(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|tomorrow|week|month|year)[a-z]*\b).{0,20}"
        + @"|(?:直?到|至)\s*(?:\d|[一二三四五六七八九十]{1,2}[月号日]|(?:下个?|这个?|本)?(?:周|星期|礼拜|月)[一二三四五六日天末底]|下个?(?:周|星期|礼拜|月)|明|后天|大后天|年底|元旦).{0,12})$",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Pausing();

    // "上海时间8点", "8am Berlin time": an hour by the clock of a place.
    [GeneratedRegex(
        @"^(?:每天|每日)?[\u3400-\u9FFF]{2,8}时间\s*(?:每天|每日|工作日)?\s*(?:早上|上午|中午|下午|傍晚|晚上|早|晚)?\s*(?:\d{1,2}|[一二两三四五六七八九十]{1,3})\s*[点:时]\s*(?:半|一刻|三刻|整|钟|\d{1,2}分?)?$"
        + @"|^(?:at )?\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\.?|o['’]?clock)?\s+[a-z]{2,12}(?: [a-z]{2,12})? time$",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex ClockOfAPlace();

    // Of other signs nobody knows what they say: 😡 wants no "You're welcome".
    [GeneratedRegex("[\u2764\u2665]|👍|🙏|👏|💯|🎉|😊|🙂|😀|😃|😄|😁|😍|🥰|😘|🤗|🤩|🤝|💪|🌹|🫶|✨|🆒", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Thanking();

    // 搜索引擎, 搜索框 and 搜索量 are words of their own.
    [GeneratedRegex(@"^(?:(?:search|look|find)(?:\s+for)?\s+|(?:请|麻烦|帮我|给我)*(?:[搜查找]一下|搜搜|查查|找找|搜索一下|搜索(?![引框量栏])|查找))\s*(?<words>\S.*)$", RegexOptions.Singleline, PatternLimit.Milliseconds)]
    private static partial Regex Searching();

    // About the bot, and not about the world: how one's digest, hour or alerts are changed.
    [GeneratedRegex(
        "^(?:please |could you |can you )?(?:tell me |explain )?(?:how (?:do|can|could|should|would) (?:i|we|you)|how to|where (?:do|can) i|can i|is it possible to)\\b.*\\b"
        + "(?:digests?|topics?|my (?:time|hour|language|name|data|settings?)|settings?|time ?zone|alerts?|notifications?|subscri\\w+|unsubscri\\w+|this bot|your messages)\\b"
        + "|^(?:请问)?(?:我)?(?:怎么|怎样|如何|在哪里?)(?:才能|可以)?.{1,6}(?:简报|话题|时间|语言|时区|提醒|推送|设置|收藏|订阅)(?:的?时间|呢|啊|呀)?$",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex AskingForHelp();

    [GeneratedRegex(
        "^(?:(?:what(?:['’]?s| is)|anything|any) (?:the )?(?:new|news|latest|latest news|happening)|what happened|(?:(?:show|tell|give) me )?(?:the |today's |todays |latest |the latest )?news)(?: today| now| this week| for me| for today| please)?$"
        + "|^(?:请问)?(?:今天|今日|最近|现在|这两天|这几天)?(?:都|又|还)?(?:有没有|有)(?:什么|啥|哪些)?(?:新的?|最新的?|重要的?|大)?(?:新闻|消息|资讯|文章|新鲜事)(?:吗|么|呢|没有)?$"
        + "|^(?:今天|今日|最新|最近)的?(?:新闻|消息|资讯)$",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex AskingForNews();

    [GeneratedRegex(
        "^(?:please )?(?:(?:what(?:['’]?s| is) new|what(?:['’]?s| is) happening|what happened|(?:is there )?any news|(?:show me |tell me |give me )?(?:the )?(?:latest )?news|tell me) (?:in|on|about|of|with|from) )"
        + "(?<words>[^?]*?[^?\\s])(?: please| pls| today| now| lately| recently| these days| this week)*[?\\s]*$"
        + "|^(?:请问)?(?:今天|最近)?(?:有没有|有什么|有啥)(?:关于|和)?(?<words>.+?)(?:有关)?的(?:新|最新)?(?:新闻|消息|资讯|文章)(?:吗|么|呢)?[?\\s]*$"
        + "|^(?<words>.+?)(?:今天|最近)?有(?:什么|啥|没有)(?:新的?|最新的?)?(?:新闻|消息|资讯|进展|动态)(?:吗|么|呢)?[?\\s]*$",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex AskingAbout();

    // 关注度 and 订阅号 are words of their own.
    [GeneratedRegex(
        "^(?:please |i want to |i'd like to |can you |请|帮我|我想要?|我要)*"
        + "(?:(?<unfollow>unfollow\\s|(?:取消|不再)(?:关注|追踪))|(?<unsubscribe>unsubscribe (?:from )?|取消订阅|退订)|(?<subscribe>subscribe (?:to )?|订阅(?![号制费者源的]))|(?<mute>mute\\s|(?:屏蔽|隐藏)(?![门的]))|follow\\s|(?:关注|追踪)(?![度点者器的]))"
        + "(?:一下)?\\s*(?<words>\\S.*)$",
        RegexOptions.Singleline,
        PatternLimit.Milliseconds)]
    private static partial Regex Wishing();
}

/// <summary>What plain words come to.</summary>
internal abstract record SpokenMeaning
{
    private SpokenMeaning()
    {
    }

    /// <summary>As if this line had been typed.</summary>
    internal sealed record Command(string Line) : SpokenMeaning;

    /// <summary>A command in plain words, or words to look for that begin like one: both are offered.</summary>
    /// <param name="Line">The command.</param>
    /// <param name="Words">All that was said.</param>
    internal sealed record Wish(string Line, string Words) : SpokenMeaning;

    /// <param name="Kind">Names the text <c>conversation.talk.KIND</c>.</param>
    internal sealed record SmallTalk(string Kind) : SpokenMeaning;

    /// <summary>Long: perhaps to be looked for, perhaps not.</summary>
    internal sealed record Unclear(string Words) : SpokenMeaning;

    /// <summary>No words at all.</summary>
    internal sealed record Nothing : SpokenMeaning;
}
