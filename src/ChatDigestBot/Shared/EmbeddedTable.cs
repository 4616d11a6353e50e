namespace ChatDigestBot.Shared;

/// <summary>Reads the tables of characters and words that travel inside the program, so that every machine folds alike.</summary>
internal static class EmbeddedTable
{
    /// <param name="beside">A class of the table's own folder.</param>
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
