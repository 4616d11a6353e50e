namespace ChatDigestBot.Search.Words;

/// <summary>Reads the character tables that travel inside the program, so that every machine folds alike.</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<string> Lines(string fileName)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(typeof(EmbeddedTable), fileName)
            ?? throw new InvalidOperationException($"The program was built without its table {fileName}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
