namespace ChatDigestBot.Shared;

/// <summary>Reads numbers up to twelve as English writes them out. Pure.</summary>
internal static class EnglishNumber
{
    /// <summary>A pattern for them in small letters; <see cref="Read"/> reads what it finds.</summary>
    public const string Pattern = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

    private static readonly string[] Words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Zero where it is none.</summary>
    public static int Read(string word) => Array.IndexOf(Words, word) + 1;
}
