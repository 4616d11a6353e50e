using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Texts;

/// <summary>Every word the bot says, in each language, by key (<c>section.name</c>); immutable once read.</summary>
/// <remarks>
/// A text may hold <c>{name}</c> placeholders and Telegram's HTML; a text with <c>one</c> and <c>other</c> is chosen by the argument
/// <c>count</c>. An unknown key is a bug and throws; a test holds the keys of both languages and of the code together.
/// </remarks>
internal sealed partial class TextCatalogue(IReadOnlyDictionary<Language, IReadOnlyDictionary<string, string>> texts)
{
    /// <summary>Ends the key of a text that is said of one.</summary>
    internal const string One = ".one";

    /// <summary>Ends the key of a text that is said of any other number.</summary>
    internal const string Other = ".other";

    public IEnumerable<string> Keys(Language language) => texts[language].Keys;

    /// <summary>The text as it is written, placeholders and all.</summary>
    public string Raw(Language language, string key) => texts[language][key];

    public bool Has(Language language, string key) => texts[language].ContainsKey(key) || texts[language].ContainsKey(key + Other);

    /// <summary>Plain text, for buttons, menus and notices; markup in it would be shown as it stands.</summary>
    public string Get(Language language, string key, params (string Name, object Value)[] args) =>
        Placeholder().Replace(Find(language, key, args), match => Value(match, key, args) is { } value ? Format(match, value) : match.Value);

    /// <summary>The same for a key that is put together from what may have no text: null then.</summary>
    public string? GetIfAny(Language language, string key) => Has(language, key) ? Get(language, key) : null;

    /// <summary>Marked-up text; arguments are escaped unless they are <see cref="HtmlText"/>.</summary>
    public HtmlText Html(Language language, string key, params (string Name, object Value)[] args) =>
        HtmlText.FromTrusted(Placeholder().Replace(Find(language, key, args), match => Value(match, key, args) switch
        {
            HtmlText html => html.Html,
            { } value => HtmlText.Encode(Format(match, value)).Html,
            null => match.Value,
        }));

    private static object? Value(Match match, string key, (string Name, object Value)[] args)
    {
        var name = match.Groups[1].Value;
        foreach (var (candidate, value) in args)
        {
            if (candidate == name)
            {
                return value;
            }
        }

        throw new KeyNotFoundException($"The text {key} needs the argument {name}.");
    }

    // The same on every machine, whatever its culture. The number by which something is known is a name, #1234, and no amount.
    private static string Format(Match placeholder, object value) => value switch
    {
        int or long when placeholder.Groups[1].Value is not ("id" or "about") => string.Create(CultureInfo.InvariantCulture, $"{value:N0}"),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The names of what a text wants filled in.</summary>
    internal static IEnumerable<string> PlaceholdersOf(string text) => Placeholder().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\{([a-z][A-Za-z]*)\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Placeholder();

    private string Find(Language language, string key, (string Name, object Value)[] args)
    {
        if (texts[language].TryGetValue(key, out var text))
        {
            return text;
        }

        var isOne = args.Any(arg => arg is { Name: "count", Value: 1 or 1L });
        if ((isOne && texts[language].TryGetValue(key + One, out text)) || texts[language].TryGetValue(key + Other, out text))
        {
            return text;
        }

        throw new KeyNotFoundException($"No text {key} in {language.Tag()}.");
    }
}
