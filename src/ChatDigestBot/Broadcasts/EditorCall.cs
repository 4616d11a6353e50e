using System.Globalization;

namespace ChatDigestBot.Broadcasts;

/// <summary>What commands about broadcasts read of a call.</summary>
internal static class EditorCall
{
    /// <summary>The number of a broadcast; keys of drafts are longer than numbers ever are.</summary>
    public static bool TryReadId(string text, out long id)
    {
        id = 0;
        return text.Length < 19 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}
