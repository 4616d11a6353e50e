using System.Diagnostics.CodeAnalysis;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Reads a command the way people type it: any case, a full-width slash, full-width spaces, no space before Chinese words.</summary>
internal static class CommandParser
{
    private const char FullWidthSlash = '／';
    private const char FullWidthAt = '＠';

    public static bool TryParse(string? text, [NotNullWhen(true)] out ParsedCommand? command)
    {
        command = null;
        var rest = (text ?? "").AsSpan().Trim();
        if (rest.IsEmpty || rest[0] is not ('/' or FullWidthSlash))
        {
            return false;
        }

        rest = rest[1..];
        var name = Name(ref rest);
        string? addressedTo = null;
        if (!rest.IsEmpty && rest[0] is '@' or FullWidthAt)
        {
            rest = rest[1..];
            addressedTo = TakeLatin(ref rest).ToString();
        }

        command = new ParsedCommand(name, addressedTo, rest.Trim().ToString());
        return name.Length > 0;
    }

    // "/search智慧城市" is the command search, as Telegram itself marks it; "/搜索" has no Latin name and stays whole, to be unknown.
    private static string Name(ref ReadOnlySpan<char> rest)
    {
        var latin = TakeLatin(ref rest);
        if (!latin.IsEmpty)
        {
            return latin.ToString().ToLowerInvariant();
        }

        var end = 0;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]) && rest[end] is not ('/' or '@' or FullWidthAt))
        {
            end++;
        }

        var name = rest[..end].ToString();
        rest = rest[end..];
        return name;
    }

    private static ReadOnlySpan<char> TakeLatin(ref ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && (char.IsAsciiLetterOrDigit(rest[end]) || rest[end] == '_'))
        {
            end++;
        }

        var word = rest[..end];
        rest = rest[end..];
        return word;
    }
}
