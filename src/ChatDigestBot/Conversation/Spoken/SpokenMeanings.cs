using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Spoken;

/// <summary>What sentences mean that consist of known words only, as <c>spoken-meanings.tsv</c> has it. Pure.</summary>
internal static class SpokenMeanings
{
    private const int MaxHanNoise = 4;
    private const int MaxLatinNoise = 12;
    private const int NoiseShare = 3;

    private static readonly IReadOnlyList<Row> Rows = [.. EmbeddedTable.Rows(typeof(SpokenMeanings), "spoken-meanings.tsv").Select(Row.Parse)];

    /// <summary>Null where a word is not known, or the words mean nothing together.</summary>
    /// <param name="typed">The sentence, with single spaces.</param>
    public static SpokenMeaning? Read(string typed)
    {
        if (SpokenText.Of(typed) is not { } text)
        {
            return null;
        }

        foreach (var row in Rows)
        {
            if (row.Pattern.Find(text) is { } piece)
            {
                return row.MeaningOf(piece, typed);
            }
        }

        return null;
    }

    /// <summary>As <see cref="Read"/>, with a few characters passed over that are no known words: 千万 in "千万别给我停了".</summary>
    /// <remarks>Only for what is said to the bot, since a sentence of the news may be near one of these.</remarks>
    /// <param name="typed">The sentence, with single spaces.</param>
    public static SpokenMeaning? ReadLoosely(string typed)
    {
        if (SpokenText.Of(typed) is not { } text)
        {
            return null;
        }

        var isNoise = SpokenLexicon.FindNoise(text);
        var most = Math.Min(TextFolding.HasHan(text.Folded) ? MaxHanNoise : MaxLatinNoise, text.Folded.Count(char.IsLetterOrDigit) / NoiseShare);
        return Rows
            .Where(row => row.IsReadLoosely)
            .Select(row => (Row: row, Noise: row.Pattern.Noise(text, isNoise)))
            .Where(fit => fit.Noise <= most)
            .OrderBy(fit => fit.Noise)
            .Select(fit => fit.Row.MeaningOf("", typed))
            .FirstOrDefault();
    }

    private sealed record Row(string Deed, string Line, SpokenPattern Pattern)
    {
        public static Row Parse(string line) => line.Split('\t') is [var deed and ("say" or "run" or "offer"), var what, var pattern]
            ? new Row(deed, what, SpokenPattern.Parse(pattern))
            : throw new InvalidOperationException($"spoken-meanings.tsv: “{line}” is no meaning.");

        /// <summary>Courtesy needs no help; and nobody is asked about an end whose sentence was not wholly understood.</summary>
        public bool IsReadLoosely => Line is not ("thanks" or "hello" or "bye" or "fine" or "/stop" or "/forget");

        public SpokenMeaning MeaningOf(string piece, string typed)
        {
            // Once: what is looked for may have such a sign of its own (C#).
            var line = Line.IndexOfAny(['*', '#']) is >= 0 and var at ? string.Concat(Line.AsSpan(0, at), piece, Line.AsSpan(at + 1)) : Line;
            return Deed switch
            {
                "say" => new SpokenMeaning.SmallTalk(line),
                "run" => new SpokenMeaning.Command(line),
                _ => new SpokenMeaning.Wish(line, typed),
            };
        }
    }
}
