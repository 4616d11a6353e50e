namespace ChatDigestBot.Shared;

/// <summary>Reads Chinese numbers up to ninety-nine: 八, 十二, 二十, 三十五, 两.</summary>
internal static class ChineseNumber
{
    /// <summary>A pattern for them in folded characters; <see cref="Read"/> reads what it finds.</summary>
    public const string Pattern = "[零〇一二两三四五六七八九十]{1,3}";

    private const string Digits = "零一二三四五六七八九";

    /// <summary>Zero where it is none.</summary>
    public static int Read(string text)
    {
        var digits = text.Replace('两', '二').Replace('〇', '零');
        var ten = digits.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
        {
            return digits.Aggregate(0, (number, digit) => (number * 10) + Digit(digit));
        }

        var tens = ten == 0 ? 1 : Digit(digits[ten - 1]);
        var ones = ten == digits.Length - 1 ? 0 : Digit(digits[ten + 1]);
        return (tens * 10) + ones;
    }

    private static int Digit(char digit) => Math.Max(0, Digits.IndexOf(digit, StringComparison.Ordinal));
}
