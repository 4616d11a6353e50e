using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>The words of a title and of a text's beginning, each by how rare it is in news: two who tell of one event share the rare ones, however else each tells it. Pure.</summary>
internal sealed class RareWords
{
    /// <summary>So much of a Chinese text is its beginning, and of another so much.</summary>
    private const int HanBeginning = 400;
    private const int LatinBeginning = 900;

    private const int LeastStem = 4;

    private readonly Dictionary<ulong, float> _weights = []; // by the numbers of the words
    private readonly double _length;

    /// <param name="title">Folded.</param>
    /// <param name="beginning">Of the text, folded.</param>
    public RareWords(string title, string beginning)
    {
        for (var parts = new PartReader(beginning); parts.TryRead(out var part);)
        {
            _weights.TryAdd(Number(part), WordRarity.Of(part));
        }

        var ofTitle = new HashSet<ulong>();
        for (var parts = new PartReader(title); parts.TryRead(out var part);)
        {
            var word = Number(part);
            // What title and beginning both have counts twice.
            if (ofTitle.Add(word))
            {
                _weights[word] = WordRarity.Of(part) + _weights.GetValueOrDefault(word);
            }
        }

        foreach (var weight in _weights.Values)
        {
            _length += weight * weight;
        }

        _length = Math.Sqrt(_length);
    }

    /// <summary>The part of a text that counts as its beginning.</summary>
    public static string Beginning(string text) =>
        text[..Math.Min(text.Length, text.AsSpan(0, Math.Min(text.Length, HanBeginning)).ContainsAnyInRange('\u4E00', '\u9FFF') ? HanBeginning : LatinBeginning)];

    /// <summary>From 0, nothing in common, to 1: the cosine of the weights.</summary>
    public double Likeness(RareWords other)
    {
        var (few, many) = _weights.Count <= other._weights.Count ? (_weights, other._weights) : (other._weights, _weights);
        var sum = 0.0;
        foreach (var (word, weight) in few)
        {
            if (many.TryGetValue(word, out var theirs))
            {
                sum += weight * theirs;
            }
        }

        return sum == 0 ? 0 : sum / (_length * other._length);
    }

    /// <summary>The number of a word: cameras and camera, closing and closes have one.</summary>
    public static ulong Number(ReadOnlySpan<char> part)
    {
        if (TextFolding.IsHan(part[0]) || part.Length <= LeastStem)
        {
            return Fnv.Wide(part);
        }

        part = part.TrimEnd('s');
        part = part.EndsWith("ing", StringComparison.Ordinal) && part.Length > LeastStem + 2 ? part[..^3] : part.EndsWith("ed", StringComparison.Ordinal) && part.Length > LeastStem + 1 ? part[..^2] : part;
        return Fnv.Wide(part.TrimEnd('e'));
    }
}
