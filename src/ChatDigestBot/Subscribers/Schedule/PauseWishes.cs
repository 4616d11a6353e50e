using System.Text.RegularExpressions;
using ChatDigestBot.Conversation.Spoken;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>Hears for how long somebody wants no digests: 先停三天我出差, "I'm on holiday until Monday", 下周再发.</summary>
internal sealed partial class PauseWishes : IWishReader
{
    private static readonly SpokenPattern Resting = SpokenPattern.Parse("pause|dont|stop|away ?pause ?dont ?stop ?away ?send ?bother ?receive ?digest ?news ?back ?resume");
    private static readonly SpokenPattern LaterOn = SpokenPattern.Parse("send|resume ?send ?resume ?digest ?news ?pause ?back");

    public string? Read(string said)
    {
        if (GoingOn().IsMatch(said))
        {
            return null;
        }

        if (Until().Match(said) is { Success: true } until && Fits(said, until))
        {
            return $"/pause {(TextFolding.HasHan(until.Value) ? "到" : "until ")}{until.Groups["day"].Value.Trim()}";
        }

        return Length().Match(said) is { Success: true } length && SpokenText.Of(said.Remove(length.Index, length.Length)) is { } rest && Resting.Find(rest) is not null
            ? $"/pause {(length.Value == "听日" ? "明天" : length.Value)}"
            : null;
    }

    // 下周再发 says nothing of a pause but means one; "send it on Monday" does not.
    private static bool Fits(string said, Match until) => SpokenText.Of(said.Remove(until.Index, until.Length)) is { } rest
        && (Resting.Find(rest) is not null || (Again().IsMatch(said) && LaterOn.Find(rest) is not null));

    // "Don't stop for a week".
    [GeneratedRegex(@"(?:不要|别|唔好|不用|\bdon['’]?t|\bdo not|\bnever)\s*(?:停|暂停|pause|stop)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex GoingOn();

    [GeneratedRegex(@"再(?!见)|才|等|\bagain\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Again();

    [GeneratedRegex(
        @"(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|\b(?:an?|one|two|three|four|five|six|seven))\s*(?:天|周|个?星期|个?礼拜|个月|日(?!报)|days?\b|weeks?\b|months?\b)|半个?月|今天|明天|听日|\b(?:today|tomorrow)\b",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Length();

    [GeneratedRegex(
        @"\b(?:until|till?|through)\s+(?<day>(?:the |next |end of )*(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? ?)?(?:(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|tomorrow|week|month|weekend)(?: \d{1,2}(?:st|nd|rd|th)?)?)\b"
        + @"|(?:直?到|至)?(?<day>下个?(?:周|星期|礼拜)[一二三四五六日天]?|(?:周|星期|礼拜)[一二三四五六日天]|下个?月|月底|年底|元旦|后天|\d{1,2}月\d{1,2}[日号]|\d{1,2}[号日])(?:(?:之?后|以后)?(?:再|才|先)|之?前)?",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Until();
}
