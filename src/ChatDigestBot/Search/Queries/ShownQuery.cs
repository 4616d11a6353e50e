using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Search.Queries;

/// <summary>A kept query as its reader reads it: <c>source:示例科技</c> is 来源：示例科技 in Chinese, which the bot reads as well. Pure.</summary>
internal static partial class ShownQuery
{
    public static string Of(string query, Language language) => language switch
    {
        Language.Chinese => Field().Replace(query, match => $"{Name(match)}："),
        Language.TraditionalChinese => Field().Replace(query, match => $"{ChineseScript.ToTraditional(Name(match))}："),
        _ => query,
    };

    /// <summary>The same where there is room for so many characters.</summary>
    public static string Of(string query, Language language, int most) => PlainText.Shorten(Of(query, language), most);

    private static string Name(Match match) => match.Groups["name"].Value switch
    {
        "topic" => "话题",
        "source" => "来源",
        "title" => "标题",
        "after" => "晚于",
        "before" => "早于",
        "last" => "最近",
        _ => "日期",
    };

    [GeneratedRegex(@"(?<=(?:^|\s)-?)(?<name>topic|source|title|after|before|last|on):", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Field();
}
