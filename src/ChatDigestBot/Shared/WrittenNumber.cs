using System.Globalization;

namespace ChatDigestBot.Shared;

/// <summary>Reads a small number as people type it: 3, three, 三. Pure.</summary>
internal static class WrittenNumber
{
    /// <param name="folded">What a pattern found: digits, or what <see cref="EnglishNumber"/> or <see cref="ChineseNumber"/> reads.</param>
    public static int Read(string folded) => int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : EnglishNumber.Read(folded) is > 0 and var english ? english
        : ChineseNumber.Read(folded);
}
