namespace ChatDigestBot.Shared;

/// <summary>
/// Makes texts comparable for the search: what <see cref="TextFolding"/> folds, and accents, half-width kana, circled numbers and
/// signs of other planes too. One character stays one character, so a position in folded text is the same position in the text.
/// </summary>
/// <remarks>
/// Index and queries must fold alike on every machine and for years, so the tables are the program's own
/// (<c>FoldedCharacters.txt</c> is made from Unicode's decompositions) and never ask the system's ICU.
/// </remarks>
internal static class SearchFolding
{
    private static readonly char[] Folded = BuildTable();

    public static char Of(char character) => Folded[character];

    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) => Fold(source, folded));

    /// <summary><paramref name="folded"/> is at least as long as <paramref name="text"/>.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var table = Folded;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (!char.IsSurrogate(character))
            {
                folded[i] = table[character];
            }
            else if (IsHanPair(text, i))
            {
                folded[i] = character;
                folded[++i] = text[i];
            }
            else
            {
                folded[i] = ' '; // an emoji or half of a broken pair: it parts words, and no lone half reaches the database
            }
        }
    }

    private static bool IsHanPair(ReadOnlySpan<char> text, int i) =>
        text[i] is >= '\uD840' and <= '\uD88F' && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var code = 0; code < table.Length; code++)
        {
            table[code] = TextFolding.Fold((char)code);
        }

        foreach (var pair in EmbeddedTable.Lines(typeof(SearchFolding), "FoldedCharacters.txt").SelectMany(line => line.Split(' ')))
        {
            table[pair[0]] = pair[1];
        }

        for (var code = 0; code < table.Length; code++)
        {
            table[code] = table[table[code]]; // Å (the unit) is å, and å is a
        }

        return table;
    }
}
