using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>The words of a title and of a text's beginning, each by how rare it is in news: two who tell of one event share the rare ones, however else each tells it. Pure.</summary>
internal sealed class RareWords
{
    /// <summary>So much of a Chinese text is its beginning, and of another so much.</summary>
    private const int HanBeginning = 400;
    private const int LatinBeginning = 900;

    // What is less rare is in every third post.
    private const float LeastOfThing = 0.3f;
    private const int LeastLatin = 3;
    private const int LeastStem = 4;

    private readonly Dictionary<ulong, float> _weights = []; // by the numbers of the words
    private readonly List<Part> _parts = []; // in their order
    private readonly Dictionary<ulong, int> _times = [];
    private readonly double _length;

    /// <param name="title">Folded.</param>
    /// <param name="beginning">Of the text, folded.</param>
    public RareWords(string title, string beginning)
    {
        for (var parts = new PartReader(beginning); parts.TryRead(out var part);)
        {
            var (word, weight) = (Number(part), WordRarity.Of(part));
            _weights.TryAdd(word, weight);
            Add(Part.Of(word, weight, part, parts.Start));
        }

        var ofTitle = new HashSet<ulong>();
        for (var parts = new PartReader(title); parts.TryRead(out var part);)
        {
            var (word, weight) = (Number(part), WordRarity.Of(part));
            Add(Part.Of(word, weight, part, parts.Start) with { IsOfTitle = true });
            // What title and beginning both have counts twice.
            if (ofTitle.Add(word))
            {
                _weights[word] = weight + _weights.GetValueOrDefault(word);
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

    /// <summary>How many things both name, in whichever order: persons, places, products, what happened. A name of several words is one thing.</summary>
    public int SharedThings(RareWords other) => Math.Min(ThingsIn(other), other.ThingsIn(this));

    /// <summary>The title says a rare word that the other article says too.</summary>
    public bool IsTitleKnownTo(RareWords other) => _parts.Exists(part => part.IsOfTitle && part.Weight >= LeastOfThing && other._weights.ContainsKey(part.Word));

    /// <summary>What the article speaks of most, of all that its title says, the other article never says.</summary>
    public bool HasSubjectUnknownTo(RareWords other)
    {
        var ofTitle = _parts.Where(part => part.IsOfTitle && part.Weight >= LeastOfThing).Select(part => part.Word).Distinct().ToList();
        var most = ofTitle.Select(Times).DefaultIfEmpty().Max();
        return most > 1 && ofTitle.TrueForAll(word => Times(word) < most || !other._weights.ContainsKey(word));
    }

    private void Add(Part part)
    {
        _parts.Add(part);
        _times[part.Word] = Times(part.Word) + 1;
    }

    private int Times(ulong word) => _times.GetValueOrDefault(word);

    // A thing is a run of parts that the other has too, one of them rare and none told before.
    private int ThingsIn(RareWords other)
    {
        var (things, told) = (0, new HashSet<ulong>());
        for (var index = 0; index < _parts.Count;)
        {
            var (from, isRare, isNew) = (index, false, true);
            for (; index < _parts.Count && (index == from || Continues(index)) && other._weights.ContainsKey(_parts[index].Word); index++)
            {
                if (_parts[index].Weight >= LeastOfThing)
                {
                    (isRare, isNew) = (true, isNew & told.Add(_parts[index].Word));
                }
            }

            if (index == from)
            {
                index++;
            }
            else if (isRare && isNew && (index - from > 1 || IsWhole(_parts[from], other)))
            {
                things++;
            }
        }

        return things;
    }

    // In English a common word parts two names.
    private bool Continues(int index) => _parts[index].Start == _parts[index - 1].Next && (_parts[index].IsPair || (_parts[index].Weight >= LeastOfThing && _parts[index - 1].Weight >= LeastOfThing));

    // Two characters on end may be the end of one word and the beginning of another, unless one article has them twice.
    private bool IsWhole(Part part, RareWords other) => !part.IsPair || Times(part.Word) > 1 || other.Times(part.Word) > 1;

    // Cameras and camera, closing and closes are one word.
    private static ulong Number(ReadOnlySpan<char> part)
    {
        if (TextFolding.IsHan(part[0]) || part.Length <= LeastStem)
        {
            return Fnv.Wide(part);
        }

        part = part.TrimEnd('s');
        part = part.EndsWith("ing", StringComparison.Ordinal) && part.Length > LeastStem + 2 ? part[..^3] : part.EndsWith("ed", StringComparison.Ordinal) && part.Length > LeastStem + 1 ? part[..^2] : part;
        return Fnv.Wide(part.TrimEnd('e'));
    }

    private readonly record struct Part(ulong Word, float Weight, int Start, int Next, bool IsPair)
    {
        public bool IsOfTitle { get; init; }

        public static Part Of(ulong word, float weight, ReadOnlySpan<char> part, int start)
        {
            var isPair = TextFolding.IsHan(part[0]);
            var isName = isPair || (part.ContainsAnyInRange('a', 'z') && (part.Length >= LeastLatin || part.ContainsAnyInRange('0', '9')));
            return new Part(word, isName ? weight : 0, start, isPair ? start + 1 : start + part.Length + 1, isPair);
        }
    }
}
