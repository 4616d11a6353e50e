namespace ChatDigestBot.Texts;

/// <summary>How languages are named outside: in files, settings, commands and by Telegram.</summary>
internal static class Languages
{
    private static readonly string[] TraditionalWords = ["繁体", "繁體", "繁体中文", "繁體中文", "繁中", "正體", "正體中文", "traditional", "traditional chinese", "taiwan", "tw", "hk"];
    private static readonly string[] ChineseWords = ["中文", "汉语", "漢語", "简体", "簡體", "简体中文", "簡體中文", "简中", "chinese", "simplified", "simplified chinese", "cn"];
    private static readonly string[] EnglishWords = ["英文", "英语", "英語"];

    // Parts of a tag such as zh_TW that say which script is meant where none is named. Cantonese is written in Traditional characters, but on the mainland.
    private static readonly string[] TraditionalPlaces = ["tw", "hk", "mo", "yue"];

    public static IReadOnlyList<Language> All { get; } = [Language.Chinese, Language.TraditionalChinese, Language.English];

    /// <summary>The tag of the language's text file: <c>zh-Hans</c>, <c>zh-Hant</c> or <c>en</c>.</summary>
    public static string Tag(this Language language) => language switch
    {
        Language.Chinese => "zh-Hans",
        Language.TraditionalChinese => "zh-Hant",
        _ => "en",
    };

    /// <summary>What a person types and a verb takes: <c>zh</c>, <c>zh-hant</c> or <c>en</c>.</summary>
    public static string ShortTag(this Language language) => language switch
    {
        Language.Chinese => "zh",
        Language.TraditionalChinese => "zh-hant",
        _ => "en",
    };

    /// <summary>As those who read it call it.</summary>
    public static string OwnName(this Language language) => language switch
    {
        Language.Chinese => "简体中文",
        Language.TraditionalChinese => "繁體中文",
        _ => "English",
    };

    /// <summary>In either script.</summary>
    public static bool IsChinese(this Language language) => language is Language.Chinese or Language.TraditionalChinese;

    /// <summary>Whether a reader of the language reads a text with this tag: both scripts of Chinese count as one.</summary>
    public static bool Reads(this Language language, string tag) => tag.StartsWith(language.IsChinese() ? "zh" : "en", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether only readers of another language of ours read it.</summary>
    public static bool OthersRead(this Language language, string tag) => !language.Reads(tag) && All.Any(other => other.Reads(tag));

    /// <summary>Reads <c>zh</c>, <c>zh-Hans</c>, <c>zh-TW</c>, <c>yue</c>, <c>中文</c>, <c>繁體</c>, <c>en</c>, <c>english</c> and the like.</summary>
    public static bool TryParse(string? text, out Language language)
    {
        var word = text?.Trim().ToLowerInvariant() ?? "";
        Language? read = word switch
        {
            _ when TraditionalWords.Contains(word) => Language.TraditionalChinese,
            _ when ChineseWords.Contains(word) => Language.Chinese,
            _ when word.StartsWith("zh", StringComparison.Ordinal) || word.Split('-', '_')[0] is "cmn" or "yue" => IsTraditional(word) ? Language.TraditionalChinese : Language.Chinese,
            _ when EnglishWords.Contains(word) || word.StartsWith("en", StringComparison.Ordinal) => Language.English,
            _ => null,
        };
        language = read ?? Language.English;
        return read is not null;
    }

    /// <summary>The language for a Telegram client's <c>language_code</c>; people without one, and all others, read English.</summary>
    public static Language FromTelegram(string? languageCode) => TryParse(languageCode, out var language) ? language : Language.English;

    private static bool IsTraditional(string tag)
    {
        var parts = tag.Split('-', '_');
        return parts.Contains("hant") || (!parts.Contains("hans") && !parts.Contains("cn") && parts.Any(TraditionalPlaces.Contains));
    }
}
