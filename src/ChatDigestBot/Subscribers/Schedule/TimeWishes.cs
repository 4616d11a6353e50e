using System.Text.RegularExpressions;
using ChatDigestBot.Conversation.Spoken;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Hears when digests shall come: "send it at 7:30 in the morning", 改到晚上9点, "not on weekends", or an hour alone.</summary>
/// <remarks>The words of a request are taken away; what is left must be hours and days and nothing else, so that a sentence with an hour in it stays a search.</remarks>
internal sealed partial class TimeWishes : IWishReader
{
    private const int MaxText = 80;

    public string? Read(string said)
    {
        if (said.Length > MaxText || Sooner().IsMatch(said))
        {
            return null;
        }

        // "Not at eight, at nine" wants nine.
        return NotThisHour().Replace(said, " ") is var rest && rest.Length < said.Length && ReadWanted(rest, isCorrected: true) is { } other ? other : ReadWanted(said, isCorrected: false);
    }

    private static string? ReadWanted(string said, bool isCorrected)
    {
        var wanted = Correcting().Replace(said, " ");
        var isAsked = isCorrected || wanted.Length != said.Length || Asking().IsMatch(wanted);
        var isRefused = Refusing().IsMatch(wanted);
        var kept = Refusing().Replace(wanted, " ");
        var rest = Tidy(Asking().Replace(Beside().Replace(kept, " "), " "));
        var wish = TimeParser.Read(rest);
        if (wish is null)
        {
            rest = Tidy(Beside().Replace(SpokenLexicon.WithoutFillers(Asking().Replace(kept, " ")), " "));
            wish = TimeParser.Read(rest);
        }

        if (wish is not { Times.Count: <= DigestHours.MaxTimes })
        {
            return null;
        }

        if (isRefused)
        {
            var left = DigestDays.Every & ~wish.Days;
            return wish.Times.Count == 0 && wish.Zones.Count == 0 && wish.Days != DigestDays.None && left != DigestDays.None ? $"/time {NamesOf(left, said.Any(TextFolding.IsHan))}" : null;
        }

        return isAsked || (wish.Times.Count > 0 && (Clock().IsMatch(rest) || (wish.Days != DigestDays.None && At().IsMatch(rest)))) ? $"/time {rest}" : null;
    }

    private static string Tidy(string words) => Leading().Replace(Spaces().Replace(words, " ").Trim(' ', ',', '，', '。', '.', '!', '?', '！', '？'), "");

    // For a button, in the words of whoever asked: 周一二三四五, mon-fri.
    private static string NamesOf(DigestDays days, bool isChinese) => isChinese
        ? "周" + string.Concat("一二三四五六日".Where((_, day) => days.HasFlag(DigestDay.Of(day))))
        : TimeCommand.DaysWord(days);

    [GeneratedRegex(
        @"\b(?:send|deliver|push|give|gimme|change|move|shift|bump|reschedule|set|make|switch|want|only|messages?|digests?|briefings?)\b"
        + @"|推送|推|发送|send|挪(?:到|至)|移到|整到|校到|传(?![统说播感真闻])|收(?![费购入益盘到缩视回])|就好|就行|就可以|就够|(?<![上出])发(?![布现展生表明])|送(?!别)|只要?|改(?![革变造善])(?:成|到|为|在|回|返)?|换(?:成|到|为)|调(?:成|到|为|整到)|设(?:成|到|为|在)|定(?:成|到|为|在)|提前到|推迟到|简报(?:时间)?|送达时间|推送时间",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Asking();

    // "No, I meant 8pm", 不对，是晚上8点.
    [GeneratedRegex(
        @"^(?:(?:no+|nono|nope)(?:\s*[,.!]+\s*|\s+(?=i (?:meant|mean|said|want)|make|\d|half|quarter))|(?:不对|不是|错了|搞错了|打错了|唔系|唔啱)[\s,，.。!！]+)(?:i (?:meant|mean|said|want(?:ed)?)|make (?:it|that)|是|系|要|应该是|我说的?是)?\s*|^(?:no |actually |sorry )*(?:i (?:meant|mean|said)|make that|actually)\b|^我(?:是)?说的?(?:是|系)?(?=.*[点时:\d])|^(?:应该)?(?:是|系)(?=\S{0,4}[\d一二两三四五六七八九十])",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Correcting();

    [GeneratedRegex(
        @"(?:而?不是|不要|唔系|唔要|别|\bnot(?: at)?|\binstead of|\brather than)\s*(?:早上|上午|中午|下午|晚上|早|晚)?\s*(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:\s*[:点时]\s*(?:\d{1,2}分?|半|[一三]刻|钟)?|\s*[ap]\.?m\b|(?![\d天条周个篇月日]))",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex NotThisHour();

    [GeneratedRegex(@"\b(?:not|no|never|don['’]?t|do not|except|skip)\b|不要|不用|唔好|唔使|别|不想|不|除了|除", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Refusing();

    // What says nothing of an hour and may stand anywhere beside it.
    [GeneratedRegex(
        @"\b(?:please|can you|could you|i(?: would|['’]d)? like|i|to have|me|my|it|them|the (?=(?:digest|briefing|news|time)s?\b)|this|news|time|hours?|to|for|come|comes|instead|from now on|now|would)\b"
        + "|一天[^一二三四五六七八九十0-9]{0,2}[两二三23]次|[两二三23]次|请|麻烦|帮我|给我?|我|想要?|希望|能不能|可以|以后|从现在起|就好|就行|就可以|就够了?|就成|就得|把|时间|新闻|消息|过来|再|也|都要?|要|就|在|才|刚好|吧|好吗|好了|一下|一次|来",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Beside();

    // A number alone may be anything; these are hours.
    [GeneratedRegex(@"\d{1,2}:\d{2}|\d\s*[ap]\.?m\b|[点时]|\b(?:noon|midnight|midday|o['’]?clock)\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Clock();

    // "Saturdays at 10".
    [GeneratedRegex(@"\bat \d", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex At();

    // 早一点 is no hour.
    [GeneratedRegex("[早晚快慢多少]一点(?![半钟零一二三四五0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Sooner();

    [GeneratedRegex("^(?:at|on) ", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\s+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Spaces();
}
