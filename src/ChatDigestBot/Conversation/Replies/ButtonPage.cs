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
}
