using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Spoken;

/// <summary>
/// What plain words mean: a command, a wish, a question about the bot, or something to look for. Pure.
/// </summary>
/// <remarks>
/// What shows or asks is done; what changes something is only offered. Where the whole is not understood, its core and its last and first
/// sentence are tried: people greet, explain, correct themselves and say thanks around what they want.
/// </remarks>
internal sealed class SpokenReader(IEnumerable<IWishReader> wishes)
{
    private static readonly string[] Changing = ["/pause", "/resume", "/time "];

    private readonly IReadOnlyList<IWishReader> _wishes = [.. wishes];

    /// <param name="text">The whole message.</param>
    /// <param name="isForward">They are somebody else's words, so they are a wish of nobody.</param>
    public SpokenMeaning Read(string text, bool isForward)
    {
        var whole = SpokenWords.Read(text, isForward);
        if (isForward || !whole.IsSearch)
        {
            return whole;
        }

        var typed = PlainText.OneLine(text);
        if (Understand(typed) is { } meaning)
        {
            return meaning;
        }

        foreach (var part in SpokenSentences.PartsOf(typed))
        {
            if (SpokenWords.Read(part) is { IsSearch: false } known)
            {
                return Offered(known, typed);
            }

            if (Understand(part) is { } understood)
            {
                return Offered(understood, typed);
            }
        }

        return whole.IsPlainSearch(typed) && SpokenSentences.AreToTheBot(TextFolding.Fold(typed))
            ? SpokenMeanings.ReadLoosely(typed) ?? SpokenMeaning.Hear(typed)
            : whole;
    }

    private SpokenMeaning? Understand(string typed)
    {
        var said = SpokenWords.Plain(typed);
        return _wishes.Select(each => each.Read(said)).FirstOrDefault(line => line is not null) is { } wish
            ? new SpokenMeaning.Wish(AsWritten(wish, typed), typed)
            : SpokenMeanings.Read(typed);
    }

    // What is understood is folded: OpenAI is to stay OpenAI, on the button and in what is followed.
    private static string AsWritten(string line, string typed) =>
        line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? $"{line[..end]} {PlainText.AsWritten(line[(end + 1)..], typed)}" : line;

    // What a whole message may do at once, a part of one may only offer; beside it all that was said is offered as a search.
    private static SpokenMeaning Offered(SpokenMeaning meaning, string typed) => meaning switch
    {
        SpokenMeaning.Wish wish => wish with { Words = typed },
        SpokenMeaning.Command { Line: var line } when Changing.Any(change => line.StartsWith(change, StringComparison.Ordinal)) => new SpokenMeaning.Wish(line, typed),
        _ => meaning,
    };
}
