using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Desk;

/// <summary>What the readers of one topic in one language will be told on one day of their calendar.</summary>
/// <param name="TopicId">The topic.</param>
/// <param name="Language"><c>zh</c>, in either script, or <c>en</c>.</param>
/// <param name="Date">The readers' day, wherever they are.</param>
internal readonly record struct ComingEdition(string TopicId, string Language, DateOnly Date)
{
    public const string Chinese = "zh";
    public const string English = "en";

    public static string LanguageOf(Language reader) => reader.IsChinese() ? Chinese : English;
}
