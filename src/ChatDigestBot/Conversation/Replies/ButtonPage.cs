using ChatDigestBot.Texts;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>Some of a long list that is shown as buttons: Telegram refuses a keyboard of more than a hundred, and all that stand below it take a few.</summary>
/// <param name="Number">From 1.</param>
internal sealed record ButtonPage<T>(IReadOnlyList<T> Shown, int Number, int Count)
{
    private const int Size = 80;

    /// <param name="number">The nearest that there is.</param>
    public static ButtonPage<T> Of(IReadOnlyList<T> all, int number)
    {
        var count = Math.Max(1, (all.Count + Size - 1) / Size);
        var known = Math.Clamp(number, 1, count);
        return new ButtonPage<T>([.. all.Skip((known - 1) * Size).Take(Size)], known, count);
    }

    /// <summary>The number of the page on which something stands; the first for what is not there.</summary>
    public static int NumberOf(IReadOnlyList<T> all, Func<T, bool> isMeant)
    {
        var before = all.TakeWhile(item => !isMeant(item)).Count();
        return before == all.Count ? 1 : (before / Size) + 1;
    }

    /// <summary>A row that leads to the pages before and behind; none where there is one page.</summary>
    /// <param name="line">The command line of a page.</param>
    public IReadOnlyList<IReadOnlyList<ReplyButton>> Turns(TextCatalogue texts, Language language, Func<int, string> line)
    {
        var turns = new List<ReplyButton>();
        if (Number > 1)
        {
            turns.Add(ReplyButton.Run(texts.Get(language, "articles.back"), line(Number - 1)));
        }

        if (Number < Count)
        {
            turns.Add(ReplyButton.Run(texts.Get(language, "articles.forward", ("page", Number + 1), ("count", Count)), line(Number + 1)));
        }

        return turns.Count == 0 ? [] : [turns];
    }
}
