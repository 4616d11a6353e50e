using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Conversation.Spoken;

/// <summary>Decides what plain words in a private chat mean: a command, small talk, or something to look for. Pure.</summary>
/// <remarks>Only whole messages mean a command: "stop" stops, "stop the leak" is looked for. What cannot be undone asks as its command does.</remarks>
internal static class SpokenWords
{
    /// <summary>A longer message is rarely a question to the articles, so it is asked about first.</summary>
    private const int MaxWords = 6;
    private const int MaxHan = 30;

    private static readonly FrozenDictionary<string, string> Commands = Table(
        ("/stop", "stop|unsubscribe|cancel|quit|unsubscribe me|stop it|stop sending|leave me alone|取消订阅|退订|停用|停止|停|别发了|不要再发了|不要发了|取消关注|取关"),
        ("/help", "help|help me|menu|commands|what can you do|how does this work|how does it work|how do i use this|how do i use you|who are you|what are you|are you a bot|帮助|帮忙|帮帮我|菜单|命令|怎么用|怎么使用|说明|你会什么|你会做什么|你能做什么|你能干什么|你能干嘛|你是谁|你是机器人吗|你是什么|有什么功能|有哪些功能"),
        ("/settings", "settings|setting|preferences|设置|设定|我的设置"),
        ("/topics", "topics|topic|categories|list topics|show topics|all topics|my topics|my subscriptions|subscriptions|what topics are there|which topics are there|what am i subscribed to|change topics|choose topics|话题|主题|分类|订阅|subscribe|全部话题|所有话题|我的话题|我的订阅|有哪些话题|有什么话题|有什么话题可以选|有哪些话题可以选|都有什么话题|选话题|换话题"),
        ("/digest", "digest|briefing|what's new|whats new|简报|今日简报|今天的简报|日报|早报|新闻|news|有什么新的|今天有什么|今天有什么新的|今天发生了什么|今天发生了什么事"),
        ("/pause", "pause|暂停|休息|先暂停"),
        ("/resume", "resume|continue|unpause|go on|继续|恢复|接着送|取消暂停|解除暂停|恢复推送|恢复简报"),
        ("/start", "start|begin|开始"),
        ("/why", "why|why this|why these|why that|为什么|为什么是这个|为什么是这些"),
        ("/more", "more|more please|show more|show me more|more news|more articles|更多|再来几条|再来一些|再来点|再来一点|多来一点|多来几条|看更多|接着看"),
        ("/language", "language|change language|change the language|change my language|switch language|other language|语言|换语言|切换语言|改语言|更改语言"),
        ("/timezone", "timezone|time zone|zone|时区|我的时区|改时区|换时区"),
        ("/follows", "follows|my follows|my alerts|what am i following|what do i follow|which words do i follow|我的关注|关注列表|关注的词|追踪清单|我的追踪|追踪列表"),
        ("/mute", "muted|my mutes|what is muted|what have i muted|屏蔽列表|屏蔽的词|隐藏的关键字|隐藏清单"),
        ("/saved", "saved|saved articles|my saved articles|bookmarks|my bookmarks|show my bookmarks|reading list|my reading list|收藏|我的收藏|看看我的收藏|收藏夹|收藏列表|收藏清单|我收藏的文章|书签|我的书签"),
        ("/privacy", "privacy|隐私|privacy policy"),
        ("/mydata", "my data|export my data|download my data|我的数据|导出我的数据|下载我的数据"),
        ("/forget", "forget me|delete me|delete my data|delete my account|delete account|erase my data|忘了我|忘记我|忘掉我|把我忘了|把我删了|删掉我|删除我|删除我的账号|删除我的数据|删掉我的数据|删除数据|注销|注销账号|删除账号"));

    private static readonly FrozenDictionary<string, string> Talk = Table(
        ("thanks", "thanks|thank you|thanks a lot|thank you very much|thank you so much|thanks so much|thanks again|many thanks|thx|ty|cheers|great|nice|cool|good|good bot|perfect|awesome|谢谢|谢谢你|谢谢您|谢谢啦|谢谢了|谢谢你的推荐|谢啦|谢了|多谢|感谢|非常感谢|辛苦了|太好了|真棒|不错|很好|棒"),
        ("hello", "hi|hello|hey|hi there|hello there|good morning|good afternoon|good evening|你好|您好|你好呀|你好啊|您好啊|嗨|哈喽|早|早上好|下午好|晚上好|在吗|在么"),
        ("bye", "bye|bye bye|goodbye|good night|see you|再见|再见了|拜拜|拜拜了|晚安|回头见"),
        ("fine", "ok|okay|yes|no|sure|got it|fine|lol|haha|好|好的|好吧|收到|知道了|明白|嗯|嗯嗯|哦|哈哈|哈哈哈|行|可以|不用|是|不"));

    /// <param name="text">The whole message.</param>
    /// <param name="isForward">They are somebody else's words, so they are a wish of nobody.</param>
    public static SpokenMeaning Read(string text, bool isForward = false)
    {
        var words = Spaced(text);
        var plain = Ends.Replace(words, "");
        if (plain.Length == 0)
        {
            return words.StartsWith('?') ? new SpokenMeaning.Command("/help") : words.Length == 0 ? new SpokenMeaning.Nothing() : new SpokenMeaning.SmallTalk(Thanking.IsMatch(words) ? "thanks" : "fine");
        }

        var typed = PlainText.OneLine(text);
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

        if (Pausing.Match(plain) is { Success: true } pausing)
        {
            return new SpokenMeaning.Command($"/pause {pausing.Groups["days"].Value}");
        }

        if (ClockOfAPlace.IsMatch(plain))
        {
            return new SpokenMeaning.Command($"/time {typed}");
        }

        if (AskingForHelp.IsMatch(plain))
        {
            return new SpokenMeaning.Command("/help");
        }

        if (AskingForNews.IsMatch(plain))
        {
            return new SpokenMeaning.Command("/digest");
        }

        if (AskingForMore.IsMatch(plain))
        {
            return new SpokenMeaning.Command("/more");
        }

        if (AskingForList.Match(plain) is { Success: true } list)
        {
            return new SpokenMeaning.Command(ListOf(list.Groups["deed"].Value));
        }

        if (AskingWhy.Match(plain) is { Success: true } why)
        {
            return new SpokenMeaning.Command($"/why {why.Groups["number"].Value}".TrimEnd());
        }

        if (AskingForThis.IsMatch(plain))
        {
            return new SpokenMeaning.Command("/item");
        }

        if (ItemNumber.ReadAlone(plain) is { } number)
        {
            return new SpokenMeaning.Command($"/item {number}");
        }

        if (ChoosingLanguage.Match(plain) is { Success: true } choosing && Languages.TryParse(choosing.Groups["language"].Value, out var language))
        {
            return new SpokenMeaning.Command($"/language {language.ShortTag()}");
        }

        if (SpokenWishes.Read(typed) is { } wish && !IsLong(wish))
        {
            return new SpokenMeaning.Wish(wish, typed);
        }

        var sought = SpokenSearch.Read(typed) ?? typed;
        return IsLong(sought) ? new SpokenMeaning.Unclear(sought) : SpokenMeaning.LookFor(sought);
    }

    private static string ListOf(string deed) => deed switch
    {
        "订阅" or "subscribe" or "subscribed" => "/topics",
        "收藏" or "save" or "saved" or "bookmarked" => "/saved",
        "屏蔽" or "隐藏" or "mute" or "muted" => "/mute",
        _ => "/follows",
    };

    private static bool IsLong(string words) => words.Count(char.IsWhiteSpace) >= MaxWords || words.Count(TextFolding.IsHan) > MaxHan;

    /// <summary>Folded, with single spaces, without marks and emoji around the words.</summary>
    public static string Plain(string text) => Ends.Replace(Spaced(text), "");

    private static string Spaced(string text) => Spaces.Replace(TextFolding.Fold(text), " ").Trim();

    // 取消訂閱 is folded to 取消订阅 like all that is compared.
    private static FrozenDictionary<string, string> Table(params (string Meaning, string Said)[] rows) => rows
        .SelectMany(row => row.Said.Split('|').Select(said => (Said: TextFolding.Fold(said), row.Meaning)))
        .ToFrozenDictionary(pair => pair.Said, pair => pair.Meaning, StringComparer.Ordinal);

    private static readonly Regex Spaces = RarePattern.Of(@"\s+");

    // Marks and emoji around the words: "Thanks!! 🙏", "你好～". A question mark alone asks for help.
    private static readonly Regex Ends = RarePattern.Of(@"^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$");

    private static readonly Regex Pausing = RarePattern.Of(
        $@"^(?:pause|暂停)\s*(?:for\s+)?(?<days>(?:\d{{1,3}}|{ChineseNumber.Pattern}|an?|{EnglishNumber.Pattern})\s*(?:天|周|个?星期|个?月|days?|weeks?|months?)"
        + @"|(?:until|till?|through)\s+(?:the |next |end of )*(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|tomorrow|week|month|year)[a-z]*\b).{0,20}"
        + @"|(?:直?到|至)\s*(?:\d|[一二三四五六七八九十]{1,2}[月号日]|(?:下个?|这个?|本)?(?:周|星期|礼拜|月)[一二三四五六日天末底]|下个?(?:周|星期|礼拜|月)|明|后天|大后天|年底|元旦).{0,12})$");

    // "上海时间8点", "8am Berlin time": an hour by the clock of a place.
    private static readonly Regex ClockOfAPlace = RarePattern.Of(
        @"^(?:每天|每日)?[\u3400-\u9FFF]{2,8}时间\s*(?:每天|每日|工作日)?\s*(?:早上|上午|中午|下午|傍晚|晚上|早|晚)?\s*(?:\d{1,2}|[一二两三四五六七八九十]{1,3})\s*[点:时]\s*(?:半|一刻|三刻|整|钟|\d{1,2}分?)?$"
        + @"|^(?:at )?\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\.?|o['’]?clock)?\s+[a-z]{2,12}(?: [a-z]{2,12})? time$");

    // Of other signs nobody knows what they say: 😡 wants no "You're welcome".
    private static readonly Regex Thanking = RarePattern.Of("[\u2764\u2665]|👍|🙏|👏|💯|🎉|😊|🙂|😀|😃|😄|😁|😍|🥰|😘|🤗|🤩|🤝|💪|🌹|🫶|✨|🆒");

    // About the bot, and not about the world: how one's digest, hour or alerts are changed.
    private static readonly Regex AskingForHelp = RarePattern.Of(
        "^(?:please |could you |can you )?(?:tell me |explain )?(?:how (?:do|can|could|should|would) (?:i|we|you)|how to|where (?:do|can) i|can i|is it possible to)\\b.*\\b"
        + "(?:digests?|topics?|my (?:time|hour|language|name|data|settings?)|settings?|time ?zone|alerts?|notifications?|subscri\\w+|unsubscri\\w+|this bot|your messages)\\b"
        + "|^(?:请问)?(?:我)?(?:怎么|怎样|如何|在哪里?)(?:才能|可以)?.{1,6}(?:简报|话题|时间|语言|时区|提醒|推送|设置|收藏|订阅)(?:的?时间|呢|啊|呀)?$");

    private static readonly Regex AskingForNews = RarePattern.Of(
        "^(?:(?:what(?:['’]?s| is)|anything|any) (?:the )?(?:new|news|latest|latest news|happening)|what happened|(?:(?:show|tell|give) me )?(?:the |today's |todays |latest |the latest )?news)(?: today| now| this week| for me| for today| please)?$"
        + "|^(?:请问)?(?:今天|今日|最近|现在|这两天|这几天)?(?:都|又|还)?(?:有没有|有)(?:什么|啥|哪些)?(?:新的?|最新的?|重要的?|大)?(?:新闻|消息|资讯|文章|新鲜事)(?:吗|么|呢|啊|呀|没有)?$"
        + "|^(?:今天|今日|最新|最近)的?(?:新闻|消息|资讯)$");

    // "any more news?", 还有别的吗.
    private static readonly Regex AskingForMore = RarePattern.Of("^(?:(?:is there|are there|do you have|have you got|got) )?(?:any(?:thing)? (?:more|else|other)|more)(?: news| articles?| stories)?(?: please)?$|^(?:还|还都)有(?:什么|哪些|没有)?(?:别的|其他的?|更多的?|更多)?(?:新闻|文章|消息|内容)?(?:吗|么|没有|没|呢)?$");

    // 我关注了什么, 我都屏蔽了哪些词, 看看我的收藏.
    private static readonly Regex AskingForList = RarePattern.Of(
        "^(?:看看|查看|列出)?我?(?:现在|目前)?(?:都|已经)?(?<deed>订阅|收藏|关注|追踪|屏蔽|隐藏)(?:了|过)?(?:什么|啥|哪些)(?:词|字|关键[字词]|话题|文章|来源|东西)?[啊呢呀]?$|^(?:看看|查看|列出)我的(?<deed>订阅|收藏|关注|追踪|屏蔽|隐藏)$"
        + "|^(?:(?:please |can you |could you )*(?:show|list|see|give)(?: me)?|what|which)(?: (?:all|of|the|my|words?|topics?|sources?|articles?|things?|have|did|do|are|is|am|i|what|currently|that))* (?<deed>follow(?:ing|ed)?|subscribed?|saved?|bookmarked|muted?)(?: (?:to|now|words|sources|topics|articles))*$");

    // "why did I get this?", "why number 3", 为什么给我推第二条. What happens in the world is asked about otherwise.
    private static readonly Regex AskingWhy = RarePattern.Of(
        @"^why (?:(?:did|do) i (?:get|see|receive)|am i (?:getting|seeing)|was i sent|did you (?:send|choose|pick|show))\b.{0,30}$"
        + @"|^why (?:these|this|those)(?: articles?| ones?| items?| stories| story| news)?$|^why (?:was|were|is|are) (?:this|these|it|they)(?: articles?| items?)? (?:chosen|picked|sent|selected|recommended|here)$"
        + @"|^why (?:is |was )?(?:the )?(?:number |no\.? ?|item |#)?(?<number>\d{1,2})(?:st|nd|rd|th)?(?: one| item| story)?$"
        + @"|^为什么(?:要|会|我会)?(?:给我)?(?:推荐|推送|推|发|选|选了|看到|收到)(?:给我)?了?(?:这[个些条篇]|这几[条篇]|它|第(?<number>\d{1,2}|[一二三四五六七八九十])[条个篇])?(?:新闻|文章)?[啊呢呀]?$");

    // Without a number it is asked which.
    private static readonly Regex AskingForThis = RarePattern.Of(
        "^(?:这|那)[条篇则个](?:新闻|文章)?(?:到底)?(?:讲|说|写|是)(?:的|了)?(?:是)?(?:什么|啥|啥意思|什么意思|怎么回事)[呢啊]?$|^(?:看|打开|展开)(?:全文|详情|原文|详细内容)$|^(?:详细说说|展开说说|具体说说|详细一点|详细点)$"
        + "|^(?:what(?:['’]?s| is) (?:this|that|it) about|tell me more(?: about (?:this|that|it))?|(?:read|open|show(?: me)?) (?:this|that|it|the full (?:story|article|text))|more details?|details please)$");

    // "switch to Chinese", 换成英文. "English lessons" and 说中文的人 are looked for.
    private static readonly Regex ChoosingLanguage = RarePattern.Of(
        "^(?:please |can you |could you |how (?:do|can) i )*(?:(?:speak|talk|write|use|answer|switch|change|set|(?:can i )?(?:have|get|read)(?: it| this| them| the news| the digest)?)(?: to me)?(?: (?:the |my )?language)?(?: to| in| into)? |in )?(?<language>english|(?:traditional |simplified )?chinese)(?: please| now)*$"
        + "|^(?:请|麻烦|帮我|你?能不能|可以|能|(?:怎么|怎样|如何|点样)(?:先|才)?(?:可以|能)?)*(?:把?(?:语言|界面|文字|菜单))?(?:能不能|可以)?(?:(?:换|改|切换|切|设|调|变|转)(?:回|成|为|到|做|作)|要|想要|想看|看|转|说|讲|用)?(?<language>英文|英语|中文|汉语|(?:简体|繁体)(?:中文)?)(?:字|版|界面|回答|回复)?(?:吧|吗|好吗|啊|呀|行吗|可以吗)?$");
}
