using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>How long a text is and in which language. Pure.</summary>
internal sealed record TextMeasure
{
    private const double HanPerMinute = 400;
    private const double LatinWordsPerMinute = 220;

    /// <summary>Han characters plus Latin words.</summary>
    public required int Words { get; init; }

    public required int ReadingMinutes { get; init; }

    /// <summary><c>zh-Hans</c>, <c>zh-Hant</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The title helps to tell the language, since it may be all there is; the length is that of the text.</summary>
    public static TextMeasure Of(string title, string text)
    {
        var whole = default(Counter);
        whole.Add(title);
        var (titleHan, titleWords) = (whole.Han, whole.Words);
        whole.Add(text);
        var (han, words) = (whole.Han - titleHan, whole.Words - titleWords);
        return new TextMeasure
        {
            Words = han + words,
            ReadingMinutes = Math.Max(1, (int)Math.Ceiling((han / HanPerMinute) + (words / LatinWordsPerMinute))),
            Language = whole.Language,
        };
    }

    private struct Counter
    {
        public int Han;
        public int Words;
        private int _traditional;
        private int _simplified;

        // A Chinese text about computers may hold more Latin words than one expects.
        public readonly string Language => Han * 2 < Words && (Han < 20 || Han * 4 < Words) ? "en" : Han == 0 ? "en" : _traditional > _simplified ? "zh-Hant" : "zh-Hans";

        public void Add(ReadOnlySpan<char> text)
        {
            var inWord = false;
            foreach (var character in text)
            {
                if (character < '\u2E80')
                {
                    var isWord = char.IsLetterOrDigit(character) || (inWord && character is '\'' or '’' or '-' or '.');
                    Words += isWord && !inWord ? 1 : 0;
                    inWord = isWord;
                    continue;
                }

                inWord = false;
                if (TextFolding.IsHan(character) || character is >= '\u3040' and <= '\u30FF')
                {
                    Han++;
                    _traditional += TextFolding.IsTraditional(character) ? 1 : 0;
                    _simplified += TextFolding.IsSimplified(character) ? 1 : 0;
                }
            }
        }
    }
}
