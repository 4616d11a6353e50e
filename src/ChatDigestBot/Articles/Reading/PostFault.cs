using System.Globalization;
using System.Text;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Why a post cannot be loaded, or only by a guess, and what cures it.</summary>
/// <param name="Words">In English, for whoever checks the folder by a verb.</param>
/// <param name="Kept">From which editors are told in their own language, by the texts <c>articles.faults.NAME</c>.</param>
internal sealed record PostFault(string Words, KeptText Kept)
{
    public static readonly PostFault Empty = Of("empty", "It is empty. Write a post into it or remove it.");
    public static readonly PostFault Pointer = Of("pointer", "Its content is not here, only a pointer of git-annex or Git LFS. Fetch it with git annex get or git lfs pull.");
    public static readonly PostFault NoText = Of("noText", "It is no text. Move it out of the store, or save it as UTF-8 text.");
    public static readonly PostFault UnknownEncoding = Of("unknownEncoding", "It is not UTF-8, and how it is encoded cannot be told. Save it as UTF-8.");
    public static readonly PostFault UnknownIso2022 = Of("unknownIso2022", "It is written in a kind of ISO-2022 that is not read here. Save it as UTF-8.");
    public static readonly PostFault SlowPattern = Of("slowPattern", "A pattern took longer than five seconds on it. The next pass tries it again; where it stays so, report it with the post.");

    public static readonly PostFault BadBytes = Of("badBytes", "A few bytes of it are not valid UTF-8 and are shown as �. Save it as UTF-8.");
    public static readonly PostFault WesternBytes = Of("westernBytes", "A few bytes of it are not valid UTF-8; they were read as WINDOWS-1252. Save it as UTF-8.");
    public static readonly PostFault SavedTwice = Of("savedTwice", "It was read in another encoding once and saved again, so that signs such as â€™ stood in it; they were read as meant. Save it as UTF-8.");

    public static PostFault ReadAs(Encoding encoding)
    {
        var name = encoding.WebName.ToUpperInvariant();
        return Of("readAs", $"It is not UTF-8; it was read as {name}. Save it as UTF-8.", ("encoding", name));
    }

    public static PostFault TooLarge(long bytes, long most)
    {
        var (size, limit) = (Megabytes(bytes), Megabytes(most));
        return Of("tooLarge", $"It has {size} MB; at most {limit} MB are read. Split it.", ("size", size), ("limit", limit));
    }

    public static PostFault NoAccess(Exception exception) =>
        Of("noAccess", $"It cannot be read ({exception.GetType().Name}). Give the bot the right to read it.", ("error", exception.GetType().Name));

    public static PostFault RulesFailed(Exception exception) =>
        Of("rulesFailed", $"The rules failed on it ({exception.GetType().Name}). Report it with the post.", ("error", exception.GetType().Name));

    public static PostFault RulesTookTooLong(TimeSpan patience)
    {
        var seconds = patience.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        return Of("rulesTookTooLong", $"The rules took longer than {seconds} seconds on it. Split it, or report it with the post.", ("seconds", seconds));
    }

    /// <param name="stored">As the catalogue keeps it.</param>
    public static SaidText Say(TextCatalogue texts, Language language, string stored) => KeptText.Say(texts, language, stored, name => $"articles.faults.{name}");

    private static PostFault Of(string name, string words, params (string Name, string Value)[] values) =>
        new(words, new KeptText(name, values.ToDictionary(value => value.Name, value => value.Value)));

    private static string Megabytes(long bytes) => (bytes / 1_000_000.0).ToString("0.0", CultureInfo.InvariantCulture);
}
