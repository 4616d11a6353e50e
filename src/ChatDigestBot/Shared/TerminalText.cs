using System.Globalization;
using System.Text;

namespace ChatDigestBot.Shared;

/// <summary>Makes what others wrote fit for a terminal: names of files and titles of posts may hold line feeds and commands to it. Pure.</summary>
internal static class TerminalText
{
    /// <summary>On one line, with each control character and each sign that turns the writing round as <c>\u001b</c>.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsUnfit))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (IsUnfit(character))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                safe.Append(character);
            }
        }

        return safe.ToString();
    }

    /// <summary>The same for a text whose line feeds are meant.</summary>
    public static string Lines(string text) => string.Join('\n', text.Split('\n').Select(Of));

    // Bidirectional controls are of the category Format, as are joiners that some scripts need.
    private static bool IsUnfit(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';
}
