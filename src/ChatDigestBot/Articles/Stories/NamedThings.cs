using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Whom and what a title and a text's beginning name, in their order. Pure.</summary>
internal sealed class NamedThings
{
    private const int LeastLatin = 3;

    private readonly List<Part> _parts = []; // in their order
    private readonly Dictionary<ulong, int> _times = []; // by the numbers of the words

    /// <param name="title">Folded.</param>
    /// <param name="beginning">Of the text, folded.</param>
    public NamedThings(string title, string beginning)
    {
        Add(beginning, isTitle: false);
        Add(title, isTitle: true);
    }

    /// <summary>How many things both name, in whichever order: persons, places, products, what happened. A name of several words is one thing.</summary>
    public int SharedThings(NamedThings other) => Math.Min(ThingsIn(other), other.ThingsIn(this));

    /// <summary>The title says a rare word that the other article says too.</summary>
    public bool IsTitleKnownTo(NamedThings other) => _parts.Exists(part => part.IsOfTitle && part.Weight >= WordRarity.LeastOfName && other._times.ContainsKey(part.Word));

    /// <summary>What the article speaks of most, of all that its title says, the other article never says.</summary>
    public bool HasSubjectUnknownTo(NamedThings other)
    {
        var ofTitle = _parts.Where(part => part.IsOfTitle && part.Weight >= WordRarity.LeastOfName).Select(part => part.Word).Distinct().ToList();
        var most = ofTitle.Select(Times).DefaultIfEmpty().Max();
        return most > 1 && ofTitle.TrueForAll(word => Times(word) < most || !other._times.ContainsKey(word));
    }

    private void Add(string folded, bool isTitle)
    {
        for (var parts = new PartReader(folded); parts.TryRead(out var text);)
        {
            var part = Part.Of(text, parts.Start, isTitle);
            _parts.Add(part);
            _times[part.Word] = Times(part.Word) + 1;
        }
    }

    private int Times(ulong word) => _times.GetValueOrDefault(word);

    // A thing is a run of parts that the other has too, one of them rare and none told before.
    private int ThingsIn(NamedThings other)
    {
        var (things, told) = (0, new HashSet<ulong>());
        for (var index = 0; index < _parts.Count;)
        {
            var (from, isRare, isNew) = (index, false, true);
            for (; index < _parts.Count && (index == from || Continues(index)) && other._times.ContainsKey(_parts[index].Word); index++)
            {
                if (_parts[index].Weight >= WordRarity.LeastOfName)
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
    private bool Continues(int index) => _parts[index].Start == _parts[index - 1].Next && (_parts[index].IsPair || (_parts[index].Weight >= WordRarity.LeastOfName && _parts[index - 1].Weight >= WordRarity.LeastOfName));

    // Two characters on end may be the end of one word and the beginning of another, unless one article has them twice.
    private bool IsWhole(Part part, NamedThings other) => !part.IsPair || Times(part.Word) > 1 || other.Times(part.Word) > 1;

    private readonly record struct Part(ulong Word, float Weight, int Start, int Next, bool IsPair, bool IsOfTitle)
    {
        public static Part Of(ReadOnlySpan<char> part, int start, bool isOfTitle)
        {
            var isPair = TextFolding.IsHan(part[0]);
            var isName = isPair || (part.ContainsAnyInRange('a', 'z') && (part.Length >= LeastLatin || part.ContainsAnyInRange('0', '9')));
            return new Part(RareWords.Number(part), isName ? WordRarity.Of(part) : 0, start, isPair ? start + 1 : start + part.Length + 1, isPair, isOfTitle);
        }
    }
}
