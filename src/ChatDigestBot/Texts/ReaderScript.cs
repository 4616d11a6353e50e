using ChatDigestBot.Shared;

namespace ChatDigestBot.Texts;

/// <summary>What articles say as a reader of Chinese has it: in the other script as far as that can be done safely, else as it was written. Pure.</summary>
internal static class ReaderScript
{
    /// <param name="language">The tag of the text's own language.</param>
    public static string Of(Language reader, string text, string language) => (reader, language) switch
    {
        (Language.Chinese, "zh-Hant") => ChineseScript.ToSimplified(text),
        (Language.TraditionalChinese, "zh-Hans") => ChineseScript.ToTraditional(text),
        _ => text,
    };

    /// <summary>The same with its marks, none of which has a Chinese character in it.</summary>
    public static HtmlText Of(Language reader, HtmlText text, string language) => HtmlText.FromTrusted(Of(reader, text.Html, language));
}
