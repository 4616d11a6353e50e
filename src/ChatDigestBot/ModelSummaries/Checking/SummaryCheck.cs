using ChatDigestBot.Articles.Summaries;
using ChatDigestBot.Shared;

namespace ChatDigestBot.ModelSummaries.Checking;

/// <summary>Decides whether a model's summary may be told in the place of the bot's own. Pure.</summary>
/// <remarks>
/// Nothing that a model says is believed: every number and every name must stand in the text, most words too, and it must be about what
/// the title is about. A good summary that is refused costs little, because the bot's own stays; so where in doubt, it is refused.
/// </remarks>
internal static class SummaryCheck
{
    private const int MaxSentences = 3;

    /// <summary>The answer as it would be told: without the thoughts of a model that thinks aloud, quotation marks around it all, and doubled spaces.</summary>
    public static string Clean(string answer)
    {
        const string EndOfThoughts = "</think>";
        var thoughts = answer.LastIndexOf(EndOfThoughts, StringComparison.OrdinalIgnoreCase);
        var text = (thoughts < 0 ? answer : answer[(thoughts + EndOfThoughts.Length)..]).Trim();
        if (text.Length > 2 && (text[0], text[^1]) is ('"', '"') or ('“', '”') or ('「', '」') && !text.AsSpan(1, text.Length - 2).ContainsAny("\"“”「」"))
        {
            text = text[1..^1].Trim();
        }

        return PlainText.Visible(string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <param name="source">The whole article, not only what the model was shown.</param>
    /// <param name="said">The cleaned answer.</param>
    /// <returns>Null where it may be told.</returns>
    public static SummaryRefusal? Refuse(SummarySource source, string said)
    {
        if (said.Length == 0)
        {
            return SummaryRefusal.Empty;
        }

        if (SummaryWording.Refuse(said) is { } wording)
        {
            return wording;
        }

        if (said.Length > Summariser.MaxLength(source.Language))
        {
            return SummaryRefusal.TooLong;
        }

        if (!SummaryWording.EndsLikeASentence(said) || SentenceSplitter.Split(said, 0, said.Length).Count is 0 or > MaxSentences)
        {
            return SummaryRefusal.NotASentence;
        }

        var whole = $"{source.Title}\n{source.Text}";
        return !SummaryLanguage.IsIn(said, source.Language) ? SummaryRefusal.WrongLanguage
            : !TextNumbers.Of(said).IsSubsetOf(TextNumbers.Of(whole)) ? SummaryRefusal.InventedNumber
            : TextNames.FindInvented(said, whole) is not null ? SummaryRefusal.InventedName
            : SharedWords.ShareIn(said, whole) < SharedWords.LeastShare(source.Language) ? SummaryRefusal.NotInTheText
            : SharedWords.SaysNoMore(said, source.Title) ? SummaryRefusal.RepeatsTheTitle
            : SharedWords.IsOffTheSubject(said, $"{source.Title}\n{source.OwnSummary}") ? SummaryRefusal.OffTheSubject
            : null;
    }
}
