using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Matching;

/// <summary>A word of a query, ready to be looked up in the index and in a text, under each name it has.</summary>
internal sealed class SoughtWord
{
    private readonly Name[] _names;

    public SoughtWord(QueryTerm.Word word)
    {
        Word = word;
        Folded = SearchFolding.Fold(word.Typed);
        _names = [.. NamesOf(word, Folded)];
        for (var runs = new RunReader(Folded); runs.TryRead(out var run);)
        {
            Singles += run is { IsHan: true, Length: 1 } ? 1 : 0;
        }
    }

    public QueryTerm.Word Word { get; }

    public string Folded { get; }

    public bool InTitle => Word.InTitle;

    /// <summary>How many Han characters stand alone: looked up in titles at once, but in texts by all pairs that begin with them, which is dear.</summary>
    public int Singles { get; }

    /// <summary>So many of them are looked up in texts; the others are seen when the text itself is looked into.</summary>
    public int MaxSingles { get; init; } = int.MaxValue;

    /// <summary>The terms of a post that has this word there; a word sought in the title is always sought there.</summary>
    public TermExpression Terms(SearchField field)
    {
        var any = _names.Select(name => WordTerms.Of(name.Folded, InTitle ? SearchField.Title : field, MaxSingles) ?? TermExpression.Every).ToList();
        return any.Count == 1 ? any[0] : new TermExpression.Any(any);
    }

    /// <summary>The first place at <paramref name="from"/> or later where it stands, under whichever name.</summary>
    public bool TryFind(ReadOnlySpan<char> folded, int from, out TextMatch match)
    {
        var isFound = _names[0].Pattern.TryFind(folded, from, out match);
        foreach (var name in _names.AsSpan(1))
        {
            if (name.Pattern.TryFind(folded, from, out var other) && (!isFound || other.Start < match.Start))
            {
                (isFound, match) = (true, other);
            }
        }

        return isFound;
    }

    /// <summary>How often it occurs, counting no further than <paramref name="limit"/>.</summary>
    public int Count(ReadOnlySpan<char> folded, int limit)
    {
        var (count, at) = (0, 0);
        while (count < limit && TryFind(folded, at, out var match))
        {
            count++;
            at = match.End;
        }

        return count;
    }

    /// <param name="foldedTitle">A post's title, folded.</param>
    /// <param name="foldedText">Its text, folded.</param>
    /// <param name="isTraditional">The post is written in Traditional: only there Taiwan's names count, for elsewhere their characters meet by chance (记忆体验, 物联网路灯).</param>
    public bool IsIn(ReadOnlySpan<char> foldedTitle, ReadOnlySpan<char> foldedText, bool isTraditional)
    {
        foreach (var name in _names)
        {
            if ((isTraditional || !name.IsTaiwans) && (name.Pattern.TryFind(foldedTitle, 0, out _) || (!InTitle && name.Pattern.TryFind(foldedText, 0, out _))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether having the terms is as good as having the word, so that the index alone may take a post away. Characters of one
    /// Han word stand side by side; the words of a phrase may stand anywhere, and of Taiwan's names only the post's script tells.
    /// </summary>
    public bool IsOneRun
    {
        get
        {
            var runs = new RunReader(Folded);
            return Singles <= MaxSingles && runs.TryRead(out _) && !runs.TryRead(out _) && !_names.Any(name => name.IsTaiwans);
        }
    }

    private static IEnumerable<Name> NamesOf(QueryTerm.Word word, string folded)
    {
        yield return new Name(folded, new WordPattern(folded, isExact: word.IsPhrase), IsTaiwans: false);
        if (word.IsPhrase)
        {
            yield break; // meant as it stands
        }

        if (RegionalWords.InMainland(word.Typed) is { } mainland)
        {
            yield return new Name(mainland, new WordPattern(mainland, isExact: false), IsTaiwans: false);
        }

        if (RegionalWords.InTaiwan(word.Typed) is { } taiwan)
        {
            yield return new Name(taiwan, new WordPattern(taiwan, isExact: false), IsTaiwans: true);
        }
    }

    private sealed record Name(string Folded, WordPattern Pattern, bool IsTaiwans);
}
