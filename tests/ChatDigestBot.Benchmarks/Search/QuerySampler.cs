using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Benchmarks.Search;

/// <summary>Makes questions of the kinds people ask out of titles that are there; the same for the same titles.</summary>
internal sealed class QuerySampler(IReadOnlyList<string> titles)
{
    private readonly Random _random = new(20_260_301);

    public static IReadOnlyList<string> Kinds { get; } =
        ["1 character", "2 characters", "3 characters", "4 characters", "5 characters", "6 characters", "two words", "phrase", "filtered", "pinyin", "no hit"];

    public string Make(string kind) => kind switch
    {
        "two words" => $"{Piece(2)} {Piece(2)}",
        "phrase" => $"\"{Piece(5)}\"",
        "filtered" => $"{Piece(2)} {(_random.Next(3) switch { 0 => "last:90d", 1 => "topic:ai", _ => "source:示例科技" })}",
        "pinyin" => string.Join(' ', Piece(2).Select(character => PinyinTable.ReadingsOf(SearchFolding.Of(character)) is [var reading, ..] ? reading : "zhi")),
        "no hit" => string.Concat(Enumerable.Range(0, 3).Select(_ => (char)_random.Next(0x8000, 0x9000))),
        _ => Piece(kind[0] - '0'),
    };

    /// <summary>Neighbouring Han characters of some title.</summary>
    public string Piece(int length)
    {
        while (true)
        {
            var title = titles[_random.Next(titles.Count)];
            var start = _random.Next(Math.Max(1, title.Length - length));
            if (start + length <= title.Length && title.AsSpan(start, length).IndexOfAnyExceptInRange('\u4E00', '\u9FFF') < 0)
            {
                return title.Substring(start, length);
            }
        }
    }
}
