namespace ChatDigestBot.Shared;

/// <summary>Reads the tables of characters and words that travel inside the program, so that every machine folds alike.</summary>
internal static class EmbeddedTable
{
    /// <summary>The lines of a table in which some are empty and some, with a # before them, speak to its readers.</summary>
    /// <inheritdoc cref="Lines" path="/param"/>
    public static IEnumerable<string> Rows(Type beside, string fileName) => Lines(beside, fileName).Where(line => line.Length > 0 && line[0] != '#');

    /// <param name="beside">A class of the table's own folder.</param>
    /// <param name="fileName">Its name there.</param>
    public static IEnumerable<string> Lines(Type beside, string fileName)
    {
        using var stream = beside.Assembly.GetManifestResourceStream(beside, fileName)
            ?? throw new InvalidOperationException($"The program was built without its table {fileName}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
