using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;

namespace ChatDigestBot.Search.Matching;

/// <summary>A word of a query, ready to be looked up in the index and in a text.</summary>
internal sealed class SoughtWord
{
    public SoughtWord(QueryTerm.Word word)
    {
        Word = word;
        Folded = SearchFolding.Fold(word.Typed);
        Pattern = new WordPattern(Folded, isExact: word.IsPhrase);
        for (var runs = new RunReader(Folded); runs.TryRead(out var run);)
        {
            Singles += run is { IsHan: true, Length: 1 } ? 1 : 0;
        }
    }

    public QueryTerm.Word Word { get; }

    public string Folded { get; }

    public WordPattern Pattern { get; }

    public bool InTitle => Word.InTitle;

    /// <summary>How many Han characters stand alone: looked up in titles at once, but in texts by all pairs that begin with them, which is dear.</summary>
    public int Singles { get; }

    /// <summary>So many of them are looked up in texts; the others are seen when the text itself is looked into.</summary>
    public int MaxSingles { get; init; } = int.MaxValue;

    /// <summary>The terms of a post that has this word there; a word sought in the title is always sought there.</summary>
    public TermExpression Terms(SearchField field) => WordTerms.Of(Folded, InTitle ? SearchField.Title : field, MaxSingles) ?? TermExpression.Every;

    public bool IsIn(ReadOnlySpan<char> foldedTitle, ReadOnlySpan<char> foldedText) =>
        Pattern.TryFind(foldedTitle, 0, out _) || (!InTitle && Pattern.TryFind(foldedText, 0, out _));

    /// <summary>
    /// Whether having the terms is as good as having the word, so that the index alone may take a post away. Characters of one
    /// Han word stand side by side; the words of a phrase may stand anywhere.
    /// </summary>
    public bool IsOneRun
    {
        get
        {
            var runs = new RunReader(Folded);
            return Singles <= MaxSingles && runs.TryRead(out _) && !runs.TryRead(out _);
        }
    }
}
