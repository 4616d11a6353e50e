using ChatDigestBot.Texts;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>The buttons that turn the pages of what is too long for one message, or for one keyboard.</summary>
internal static class PageTurns
{
    /// <summary>A row that leads to the pages before and behind; none where there is one page.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="line">The command line of a page.</param>
    public static IReadOnlyList<IReadOnlyList<ReplyButton>> Of(TextCatalogue texts, Language language, int number, int count, Func<int, string> line)
    {
        var turns = new List<ReplyButton>();
        if (number > 1)
        {
            turns.Add(ReplyButton.Run(texts.Get(language, "articles.back"), line(number - 1)));
        }

        if (number < count)
        {
            turns.Add(ReplyButton.Run(texts.Get(language, "articles.forward", ("page", number + 1), ("count", count)), line(number + 1)));
        }

        return turns.Count == 0 ? [] : [turns];
    }
}
