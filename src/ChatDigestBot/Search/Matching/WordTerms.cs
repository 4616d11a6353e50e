using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Matching;

/// <summary>Says which terms a post with a given word has: the counterpart of <see cref="TermCounter"/> on the side of the question.</summary>
internal static class WordTerms
{
    private const int MaxTerms = 48;

    /// <summary>Null where the word holds nothing that is indexed.</summary>
    /// <param name="folded">The word, folded.</param>
    /// <param name="field">Where posts have it.</param>
    /// <param name="maxSingles">Han characters that stand alone in a text are looked up as long as there are no more; what comes after them is left out.</param>
    public static TermExpression? Of(string folded, SearchField field, int maxSingles = int.MaxValue)
    {
        var parts = new List<TermExpression>();
        var chain = new List<string>();
        var joined = "";
        var runs = new RunReader(folded);
        while (runs.TryRead(out var run) && parts.Count < MaxTerms)
        {
            var word = folded.Substring(run.Start, run.Length);
            if (chain.Count > 0 && !run.IsJoined)
            {
                parts.Add(OfChain(chain, joined, field));
                chain.Clear();
            }

            if (run.IsHan)
            {
                parts.AddRange(run.Length == 1 && field != SearchField.Title && maxSingles-- <= 0 ? [] : OfHan(word, field));
                continue;
            }

            joined = chain.Count == 0 ? word : joined + WordChain.SignBetween(folded, run) + word;
            chain.Add(word);
        }

        if (chain.Count > 0)
        {
            parts.Add(OfChain(chain, joined, field));
        }

        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => new TermExpression.All([.. parts.Distinct().Take(MaxTerms)]),
        };
    }

    private static IEnumerable<TermExpression> OfHan(string run, SearchField field)
    {
        if (run.Length == 1)
        {
            // Titles have their characters one by one; a text has those that pairs begin with, and the last of each run.
            return [field == SearchField.Title ? new TermExpression.Has(Term.Of(field, run)) : new TermExpression.Begins(run)];
        }

        return Enumerable.Range(0, run.Length - 1).Select(i => new TermExpression.Has(Term.Of(field, run.Substring(i, 2))));
    }

    private static TermExpression OfChain(List<string> chain, string joined, SearchField field)
    {
        var apart = chain.Select(word => OfWord(word, field)).Distinct().ToList();
        var all = apart.Count == 1 ? apart[0] : new TermExpression.All(apart);
        return chain.Count == 1 || chain.Count > WordChain.MaxParts || joined.Length > Term.MaxLength
            ? all
            : new TermExpression.Any([Has(joined, field), all]);
    }

    /// <summary><c>iphone15</c> is also found where it is written iPhone 15.</summary>
    private static TermExpression OfWord(string word, SearchField field)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i == word.Length || (CharKinds.Of(word[i]) != CharKinds.Of(word[i - 1]) && CharKinds.Of(word[i]) != CharKind.Separator))
            {
                parts.Add(word[start..i]);
                start = i;
            }
        }

        return parts.Count is 1 or > WordChain.MaxParts || parts.Any(part => part.Length == 1)
            ? Has(word, field)
            : new TermExpression.Any([Has(word, field), new TermExpression.All([.. parts.Select(part => Has(part, field)).Distinct()])]);
    }

    private static TermExpression Has(string word, SearchField field) =>
        new TermExpression.Has(Term.Of(field, PluralRule.StemOf(Term.Encode(word.Length > Term.MaxLength ? word[..Term.MaxLength] : word))));
}
