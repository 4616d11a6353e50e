namespace ChatDigestBot.Shared;

/// <summary>Finds what somebody may have meant by a misspelt or half-typed name.</summary>
internal static class NearestName
{
    /// <summary>The best few of <paramref name="names"/>, best first; empty when nothing is near.</summary>
    /// <param name="word">What was typed.</param>
    /// <param name="names">What there is.</param>
    /// <param name="limit">At most this many.</param>
    public static IReadOnlyList<string> Find(string word, IEnumerable<string> names, int limit)
    {
        var typed = word.Trim().ToLowerInvariant();
        if (typed.Length == 0)
        {
            return [];
        }

        return [.. names
            .Select(name => (Name: name, Distance: Distance(typed, name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance is not null)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name.Length)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .Take(limit)];
    }

    /// <summary>Letters added, left out, changed or swapped with their neighbour.</summary>
    internal static int Edits(string left, string right)
    {
        var width = right.Length + 1;
        var beforeLast = new int[width];
        var last = new int[width];
        var row = new int[width];
        for (var column = 0; column < width; column++)
        {
            last[column] = column;
        }

        for (var line = 1; line <= left.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column < width; column++)
            {
                var cost = left[line - 1] == right[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(row[column - 1], last[column]) + 1, last[column - 1] + cost);
                if (line > 1 && column > 1 && left[line - 1] == right[column - 2] && left[line - 2] == right[column - 1])
                {
                    row[column] = Math.Min(row[column], beforeLast[column - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[right.Length];
    }

    // Null is "not near". A beginning is a better sign than a part, and a part than a misspelling of the same length.
    private static double? Distance(string typed, string name)
    {
        if (typed == name)
        {
            return 0;
        }

        if (typed.Length >= 2 && name.StartsWith(typed, StringComparison.Ordinal))
        {
            return 0.5;
        }

        var edits = Edits(typed, name);
        // One in three letters may be wrong; of a short Chinese word one sign, if another is right.
        var allowed = Math.Max(1, Math.Max(typed.Length, name.Length) / 3);
        if (edits <= allowed && edits < Math.Min(typed.Length, name.Length))
        {
            return edits;
        }

        var isPart = (typed.Length >= 2 && name.Contains(typed, StringComparison.Ordinal)) || (name.Length >= 2 && typed.Contains(name, StringComparison.Ordinal));
        return isPart ? 0.9 + (edits / 100.0) : null;
    }
}
