using System.Text.RegularExpressions;
using ChatDigestBot.Conversation.Incoming;
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

        var isAsked = Asking().IsMatch(said);
        var isRefused = Refusing().IsMatch(said);
        var rest = Leading().Replace(Spaces().Replace(Asking().Replace(Beside().Replace(Refusing().Replace(said, " "), " "), " "), " ").Trim(), "");
        if (TimeParser.Read(rest) is not { Times.Count: <= DigestHours.MaxTimes } wish)
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

    // For a button, in the words of whoever asked: 周一二三四五, mon-fri.
    private static string NamesOf(DigestDays days, bool isChinese) => isChinese
        ? "周" + string.Concat("一二三四五六日".Where((_, day) => days.HasFlag(DigestDay.Of(day))))
        : TimeCommand.DaysWord(days);

    [GeneratedRegex(
        @"\b(?:send|deliver|push|give|change|move|set|make|switch|want|only|messages?|digests?|briefings?)\b"
        + @"|推送|推|发送|(?<![上出])发(?![布现展生表明])|送(?!别)|只要?|改(?![革变造善])(?:成|到|为|在)?|换(?:成|到|为)|调(?:成|到|为|整到)|设(?:成|到|为|在)|定(?:成|到|为|在)|提前到|推迟到|简报(?:时间)?|送达时间|推送时间",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Asking();

    [GeneratedRegex(@"\b(?:not|no|never|don['’]?t|do not|except|skip)\b|不要|不用|别|不想|不|除了|除", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Refusing();

    // What says nothing of an hour and may stand anywhere beside it.
    [GeneratedRegex(
        @"\b(?:please|can you|could you|i(?: would|['’]d)? like|i|to have|me|my|it|them|the (?=(?:digest|briefing|news|time)s?\b)|this|news|time|hours?|to|for|come|comes|instead|from now on|now|would)\b"
        + "|请|麻烦|帮我|给我|我|想要?|希望|能不能|可以|以后|从现在起|把|时间|新闻|消息|过来|再|也|就|在|吧|好吗|好了|一下|一次|来",
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
