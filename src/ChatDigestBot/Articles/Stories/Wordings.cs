using System.Buffers;
using System.Text;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Writes what Taiwan calls otherwise as the mainland does, so that two writers on one thing use one word: 计程车 is 出租车. Pure.</summary>
/// <remarks>Only words that mean nothing else on the mainland.</remarks>
internal static class Wordings
{
    // People, countries and everyday things, which titles name; folded, Taiwan's first.
    private static readonly (string Taiwan, string Mainland)[] Names =
    [
        .. "营运=运营 太空梭=航天飞机 幼稚园=幼儿园 冷气=空调 泡面=方便面 寮国=老挝 纽西兰=新西兰 义大利=意大利 沙乌地=沙特 南韩=韩国 北韩=朝鲜 川普=特朗普 蒲亭=普京 泽伦斯基=泽连斯基 辉达=英伟达 健保=医保 身分证=身份证 机率=概率 登入=登录"
            .Split(' ').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1])),
    ];

    private static readonly (string Taiwan, string Mainland)[] Pairs =
        [.. RegionalWord.All.Where(word => word.IsPlain).Select(word => (TextFolding.Fold(word.Taiwan), TextFolding.Fold(word.Mainland))).Concat(Names).OrderByDescending(pair => pair.Item1.Length)];

    private static readonly SearchValues<string> Words = SearchValues.Create([.. Pairs.Select(pair => pair.Taiwan)], StringComparison.Ordinal);

    /// <summary>The text itself where it has none of them.</summary>
    /// <param name="folded">In simplified characters.</param>
    public static string Write(string folded)
    {
        var at = folded.AsSpan().IndexOfAny(Words);
        if (at < 0)
        {
            return folded;
        }

        var written = new StringBuilder(folded.Length);
        var from = 0;
        while (at >= 0)
        {
            var start = from + at;
            var (taiwan, mainland) = Array.Find(Pairs, pair => folded.AsSpan(start).StartsWith(pair.Taiwan, StringComparison.Ordinal));
            written.Append(folded, from, at).Append(mainland);
            from = start + taiwan.Length;
            at = folded.AsSpan(from).IndexOfAny(Words);
        }

        return written.Append(folded, from, folded.Length - from).ToString();
    }
}
