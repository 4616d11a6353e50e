namespace ChatDigestBot.Conversation.Spoken;

/// <summary>What somebody said, with the words of the lexicon in it: found once, for all patterns that it is held against.</summary>
internal sealed class SpokenText
{
    /// <summary>Who says more wants no command alone.</summary>
    private const int MaxLength = 80;

    private SpokenText(string typed, string folded)
    {
        (Typed, Folded, Words, Items) = (typed, folded, SpokenLexicon.Find(folded), ItemNumber.Find(folded));
        Kinds = Words.SelectMany(each => each).Aggregate(UInt128.Zero, (all, word) => all | word.Kinds);
    }

    public string Typed { get; }

    public string Folded { get; }

    /// <summary>The words that may stand at each place of <see cref="Folded"/>.</summary>
    public IReadOnlyList<SpokenWord>[] Words { get; }

    /// <summary>The items of a list that it names, by their place.</summary>
    public IReadOnlyDictionary<int, (int Length, string Number)> Items { get; }

    /// <summary>All that its words may stand for.</summary>
    public UInt128 Kinds { get; }

    /// <summary>Null where it is too long for a sentence of known words.</summary>
    /// <param name="typed">With single spaces.</param>
    public static SpokenText? Of(string typed) => SpokenLexicon.Fold(typed) is var folded && folded.Length <= MaxLength ? new SpokenText(typed, folded) : null;
}
