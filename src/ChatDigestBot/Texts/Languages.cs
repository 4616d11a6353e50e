namespace ChatDigestBot.Texts;

/// <summary>How languages are named outside: in files, settings, commands and by Telegram.</summary>
internal static class Languages
{
    public static IReadOnlyList<Language> All { get; } = [Language.Chinese, Language.English];

    /// <summary>The tag of the language's text file: <c>zh-Hans</c> or <c>en</c>.</summary>
    public static string Tag(this Language language) => language == Language.Chinese ? "zh-Hans" : "en";

    /// <summary>What a person types and a verb takes: <c>zh</c> or <c>en</c>.</summary>
    public static string ShortTag(this Language language) => language == Language.Chinese ? "zh" : "en";

    /// <summary>Reads <c>zh</c>, <c>zh-Hans</c>, <c>中文</c>, <c>en</c>, <c>english</c> and the like.</summary>
    public static bool TryParse(string? text, out Language language)
    {
        var word = text?.Trim().ToLowerInvariant() ?? "";
        language = word.StartsWith("zh", StringComparison.Ordinal) || word is "中文" or "汉语" or "漢語" or "chinese" or "cn" ? Language.Chinese : Language.English;
        return language == Language.Chinese || word.StartsWith("en", StringComparison.Ordinal) || word is "英文" or "英语" or "英語";
    }

    /// <summary>The language for a Telegram client's <c>language_code</c>; people without one, and all others, read English.</summary>
    public static Language FromTelegram(string? languageCode) => TryParse(languageCode, out var language) ? language : Language.English;
}
