namespace ChatDigestBot.Search.Words;

/// <summary>Brings English plurals to one form (<c>robots</c>, <c>batteries</c>, <c>switches</c>), so that either finds the other.</summary>
/// <remarks>Only plurals: stronger stemming joins words people mean apart (<c>universe</c>, <c>university</c>).</remarks>
internal static class PluralRule
{
    public static string StemOf(string word)
    {
        var (length, endsInY) = Stem(word);
        return endsInY ? string.Concat(word.AsSpan(0, length), "y") : length == word.Length ? word : word[..length];
    }

    /// <summary>How much of the word stays, and whether a <c>y</c> follows it (<c>batteries</c>: <c>batter</c> and y).</summary>
    public static (int Length, bool EndsInY) Stem(ReadOnlySpan<char> word)
    {
        if (word.Length < 4 || word[^1] is not ('s' or 'e') || word.ContainsAnyExceptInRange('a', 'z') || word is "news" or "series" or "species" or "lens")
        {
            return (word.Length, false);
        }

        if (word[^1] == 'e') // movie and movies must meet
        {
            return word.Length >= 5 && word[^2] == 'i' ? (word.Length - 2, true) : (word.Length, false);
        }

        return word[^2] switch
        {
            's' or 'u' or 'i' => (word.Length, false),
            'e' when word.Length >= 5 && word[^3] == 'i' => (word.Length - 3, true),
            'e' when word.Length >= 5 && (word[^3] == 'x' || word[^4..^2] is "ss") => (word.Length - 2, false),
            'e' when word.Length >= 6 && word[^4..^2] is "ch" or "sh" => (word.Length - 2, false),
            _ => (word.Length - 1, false),
        };
    }
}
