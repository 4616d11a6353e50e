using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.ModelSummaries.Checking;

/// <summary>What can be told from an answer alone, without the article. Pure.</summary>
internal static class SummaryWording
{
    private const string Ends = "。！？.!?";
    private const string Closing = "”’」』）)\"'";

    public static SummaryRefusal? Refuse(string said) =>
        Declines.IsMatch(said) ? SummaryRefusal.Declined
        : Address.IsMatch(said) ? SummaryRefusal.Address
        : Markup.IsMatch(said) ? SummaryRefusal.Markup
        : OfItself.IsMatch(said) ? SummaryRefusal.SpeaksOfItself
        : null;

    public static bool EndsLikeASentence(string said)
    {
        var trimmed = said.AsSpan().TrimEnd(Closing);
        return trimmed.Length > 1 && Ends.Contains(trimmed[^1], StringComparison.Ordinal) && !trimmed.EndsWith("...", StringComparison.Ordinal);
    }

    private static readonly Regex Declines = RarePattern.Of(
        @"\A\W*(?:I(?:'m|’m| am)? (?:sorry|unable|afraid|can(?:not|'t|’t)|won(?:'t|’t)|will not|do not|don(?:'t|’t))|sorry\b|unfortunately, I\b|(?:很|非常)?抱歉|對不起|对不起|我(?:不能|无法|無法|不会|沒有|没有)|无法(?:提供|总结|生成|回答|处理)|無法(?:提供|總結|生成|回答|處理))"
        + @"|as an? (?:AI|large language|language) |作为(?:一个|一名)?(?:AI|人工智能|大?语言模型)|作為(?:一個|一名)?(?:AI|人工智慧|大?語言模型)",
        RegexOptions.IgnoreCase);

    private static readonly Regex Address = RarePattern.Of(@"://|\bwww\.|\bt\.me\b|@[A-Za-z0-9_]{3,}|\b[a-z0-9-]{2,}\.(?:com|cn|net|org|io|me|ru|xyz|top|info|app|cc|shop|store|site|online|club|vip|live|link|click|fun|pro|dev|ai|co|tv|us|uk|de|eu|in|jp|kr|hk|tw|sg|tk|ml|ga|gg|win|bet|work|tech|cloud|world|today|news|biz|mobi|asia|ink|ltd|group|wang|chat)\b", RegexOptions.IgnoreCase);

    private static readonly Regex Markup = RarePattern.Of(@"<\s*[A-Za-z/!?]|&(?:[A-Za-z]{2,8}|#[0-9]{2,6});|[*`|]|__|\]\(|\A\s*(?:#|>|[-•·]\s|[0-9]{1,2}[.)、]\s?\D)|[\r\n\t]|[{}]");

    private static readonly Regex OfItself = RarePattern.Of(
        @"\A\W*(?:here(?:'s|’s| is| are)|sure\b|certainly\b|of course\b|okay\b|summary\b|(?:this|the) (?:article|text|author|post|passage|summary)\b|(?:摘要|总结|總結|概要|概括|以下|好的|当然|當然|本文|该文|該文|文章|这篇|這篇|作者))"
        + @"|\b(?:previous|above|prior) instructions?\b|\bsystem prompt\b|\bas (?:instructed|requested)\b|\b(?:system|assistant|user):|提示词|提示詞|(?:上述|之前的|以上|前面的)指[令示]|系统提示|系統提示",
        RegexOptions.IgnoreCase);
}
