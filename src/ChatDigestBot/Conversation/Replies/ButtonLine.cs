using System.Text;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>What a button carries: a command line, or the key of a stored one. Pure.</summary>
internal static class ButtonLine
{
    public const int MaxBytes = 64;

    private const char KeyMark = '~';

    /// <summary>In bytes, of which a Han character takes three.</summary>
    public static bool Fits(string line) => Encoding.UTF8.GetByteCount(line) <= MaxBytes;

    public static string OfKey(string key) => KeyMark + key;

    public static bool TryReadKey(string data, out string key)
    {
        key = data.StartsWith(KeyMark) ? data[1..] : "";
        return key.Length > 0;
    }
}
