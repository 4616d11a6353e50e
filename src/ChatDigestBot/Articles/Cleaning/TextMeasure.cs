using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>How long a text is and in which language. Pure.</summary>
internal sealed record TextMeasure
{
    private const double HanPerMinute = 400;
    private const double LatinWordsPerMinute = 220;
    private const int LeastForeign = 4; // one of so many words or characters; fewer are quoted
    private const int LeastKana = 3; // one of so many characters; names of films have fewer
    private const char FirstForeign = '\u0370'; // Greek; Latin letters with marks come before it

    /// <summary>Han characters plus Latin words.</summary>
    public required int Words { get; init; }

    public required int ReadingMinutes { get; init; }

    /// <summary><c>zh-Hans</c>, <c>zh-Hant</c> or <c>en</c>; what nobody reads who reads those is <c>ja</c>, <c>ko</c>, or <c>und</c> for all other languages.</summary>
    public required string Language { get; init; }

    /// <summary>Whose sentences and lengths it has: <c>zh-Hans</c>, <c>zh-Hant</c> or <c>en</c>.</summary>
    public required string WrittenLike { get; init; }

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
            Language = whole.Language is "en" && LatinLanguage.IsForeign(title, text) ? "und" : whole.Language,
            WrittenLike = whole.WrittenLike,
        };
    }

    private struct Counter
    {
        public int Han;
        public int Words;
        private int _traditional;
        private int _simplified;
        private int _kana;
        private int _hangul;
        private int _foreign;

        public readonly string Language =>
            _hangul > Han && _hangul > _foreign && _hangul * LeastForeign > Words ? "ko"
            : WrittenLike != "en" && _kana * LeastKana > Han ? "ja"
            : _foreign * LeastForeign > Words && _foreign > Han ? "und"
            : WrittenLike;

        // A Chinese text about computers may hold more Latin words than one expects.
        public readonly string WrittenLike => Han * 2 < Words && (Han < 20 || Han * 4 < Words) ? "en" : Han == 0 ? "en" : _traditional > _simplified ? "zh-Hant" : "zh-Hans";

        public void Add(ReadOnlySpan<char> text)
        {
            var inWord = false;
            foreach (var character in text)
            {
                if (character < '\u2E80')
                {
                    var isWord = char.IsLetterOrDigit(character) || (inWord && character is '\'' or '’' or '-' or '.');
                    Words += isWord && !inWord ? 1 : 0;
                    _foreign += isWord && !inWord && character >= FirstForeign ? 1 : 0;
                    inWord = isWord;
                    continue;
                }

                if (character is >= '\uAC00' and <= '\uD7A3')
                {
                    Words += inWord ? 0 : 1;
                    _hangul += inWord ? 0 : 1;
                    inWord = true;
                    continue;
                }

                inWord = false;
                if (TextFolding.IsHan(character) || character is >= '\u3040' and <= '\u30FF')
                {
                    _kana += character is >= '\u3040' and <= '\u30FF' ? 1 : 0;
                    Han++;
                    _traditional += TextFolding.IsTraditional(character) ? 1 : 0;
                    _simplified += TextFolding.IsSimplified(character) ? 1 : 0;
                }
            }
        }
    }
}
