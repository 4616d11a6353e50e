namespace ChatDigestBot.Shared;

/// <summary>A word that Taiwan and the mainland call differently: 晶片 is 芯片.</summary>
/// <param name="Taiwan">In traditional characters.</param>
/// <param name="Mainland">In simplified characters.</param>
/// <param name="IsPlain">False where Taiwan's word, in simplified characters, is one of another meaning (资讯, 软体).</param>
internal sealed record RegionalWord(string Taiwan, string Mainland, bool IsPlain)
{
    /// <summary>Those of <c>RegionalWords.txt</c>, a pair a line; <c>=</c> between them where it is plain, else <c>></c>.</summary>
    public static IReadOnlyList<RegionalWord> All { get; } = [.. EmbeddedTable.Lines(typeof(RegionalWord), "RegionalWords.txt").Select(Read)];

    private static RegionalWord Read(string line)
    {
        var sign = line.IndexOfAny(['=', '>']);
        return new RegionalWord(line[..sign], line[(sign + 1)..], line[sign] == '=');
    }
}
