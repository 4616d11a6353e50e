using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Spoken;

/// <summary>Which item of a list somebody means: 第三条, "number 3", "the third one", or nothing but 3. Pure.</summary>
internal static partial class ItemNumber
{
    /// <summary>The last one, however many there are.</summary>
    public const string Last = "last";

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

    /// <summary>What is no sentence but a number, or "open 3". A longer one may be a year of a title.</summary>
    public static string? ReadAlone(string said) => Alone().Match(said) is { Success: true, Groups: var groups } ? Number(groups["number"].Value) : null;

    /// <summary>Where items are named in a folded sentence, with the length and the number of each.</summary>
    public static IReadOnlyDictionary<int, (int Length, string Number)> Find(string folded) =>
        Named().Matches(folded).ToDictionary(match => match.Index, match => (match.Length, match.Groups["number"] is { Success: true, Value: var said } ? Number(said) : Last));

    private static string Number(string said) =>
        (Array.IndexOf(Ordinals, said) is >= 0 and var index ? index + 1 : WrittenNumber.Read(said)).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:(?:(?:open|read|show(?: me)?) |(?:打开|看|读) ?)?(?<number>[1-9]|1\d)|(?<number>[一二三四五六七八九十]))$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Alone();

    // 第一财经 and 第三方 are names, "last week" is a time.
    [GeneratedRegex(
        @"第(?<number>\d{1,2}|" + ChineseNumber.Pattern + ")(?:条|个|篇|则|项)|最后[一1]?(?:条|个|篇|则|项)"
        + @"|(?<![a-z\d])(?:(?:number|no\.?|item|story|article) ?|#)(?<number>[1-9]\d?)(?![a-z\d])"
        + @"|(?<![a-z\d])(?:(?<number>[1-9]\d?)(?:st|nd|rd|th)|(?<number>first|second|third|fourth|fifth|sixth|seventh|eighth)|last(?= (?:one|item|story|article)\b))(?: (?:one|item|story|article))?(?![a-z\d])",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Named();
}
