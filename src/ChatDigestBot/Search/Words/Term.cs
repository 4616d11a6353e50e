using System.Globalization;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Words;

/// <summary>Where a post has a word. The same word is another term in each field, so that both databases rank by plain term lists.</summary>
internal enum SearchField
{
    /// <summary>Anywhere in title or text.</summary>
    Anywhere,

    /// <summary>In the title.</summary>
    Title,

    /// <summary>What the post is about: in the title, in the first lines, or said again and again.</summary>
    Focus,

    /// <summary>How two neighbouring characters of the title are read in pinyin.</summary>
    Reading,

    Topic,

    Source,
}

/// <summary>Spells terms: a sign for the field, then the word. No folded text holds one of these signs, so nobody can type a field.</summary>
internal static class Term
{
    public const char TitleSign = '§';
    public const char FocusSign = '¶';
    public const char ReadingSign = '¬';
    public const char TopicSign = '¤';
    public const char SourceSign = '¢';
    public const char MonthSign = '£';

    /// <summary>A term of every post: what is left where a query only takes away.</summary>
    public const char EveryPost = '·';

    /// <summary>Longer runs are noise (encoded data, broken markup); query and index cut them alike.</summary>
    public const int MaxLength = 40;

    public static string Of(SearchField field, string word) => field switch
    {
        SearchField.Anywhere => word,
        SearchField.Title => TitleSign + word,
        SearchField.Focus => FocusSign + word,
        SearchField.Reading => ReadingSign + word,
        SearchField.Topic => TopicSign + Encode(SearchFolding.Fold(word)),
        SearchField.Source => SourceSign + Encode(word),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    /// <summary>The month (UTC) a post was published in: by it the newest of very many are found without looking at the others.</summary>
    /// <param name="month">Such as 202603.</param>
    public static string OfMonth(int month) => string.Create(CultureInfo.InvariantCulture, $"{MonthSign}{month:000000}");

    public static int MonthOf(DateTimeOffset at) => (at.UtcDateTime.Year * 100) + at.UtcDateTime.Month;

    /// <summary>
    /// ASCII signs become their full-width twins, which folding never leaves in a word: SQLite's <c>ascii</c> tokenizer would part terms at them.
    /// </summary>
    public static string Encode(string word) => string.Create(word.Length, word, static (encoded, source) =>
    {
        for (var i = 0; i < encoded.Length; i++)
        {
            encoded[i] = EncodeSign(source[i]);
        }
    });

    private static char EncodeSign(char character) =>
        char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) ? (char)(character + 0xFEE0) : character;
}
