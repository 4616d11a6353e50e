using System.Runtime.InteropServices;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Finds the few articles whose print resembles a given one, among all, without comparing all.</summary>
/// <remarks>
/// Locality-sensitive hashing: two numbers of the print make a band, 32 bands; articles that share a band are candidates. A pair that
/// shares a third of its text is found with a chance of 98 in 100. A search takes at most 24 steps in a band, whatever the store holds: many
/// posts of one template fill the bands of what they share, not those of what each has of its own. About 700 bytes of memory an article. Not thread-safe.
/// </remarks>
internal sealed class StoryIndex
{
    public const double LeastSimilarity = 0.12;

    private const int Bands = TextPrint.Length / 2;
    private const int KeywordsLookedAt = 8;
    private const int MaxSteps = 24; // in each band; the latest come first
    private const int MaxPassed = 1_000; // with those that are there no more

    private readonly FigureIndex _figures = new(FigureIndex.LeastShared, mostGivers: 8);
    private readonly FigureIndex _keywords = new(leastShared: 3, mostGivers: 8);
    private readonly Dictionary<long, int> _places = [];
    private readonly List<long> _ids = [];
    private readonly List<long> _days = [];
    private readonly List<ulong> _kinds = [];
    private readonly List<ushort> _prints = [];
    private readonly List<int> _next = []; // of each band of each place
    private readonly List<int> _seenIn = [];
    private int[] _heads = NewHeads(1 << 12);
    private int _search;

    public int Count => _places.Count;

    /// <summary>Most of its memory is for what was replaced or removed; one made anew holds none of that.</summary>
    public bool IsWorn => _ids.Count > 1_000 + (2 * _places.Count);

    /// <summary>Taken by all searches so far.</summary>
    public long Steps { get; private set; }

    public void Add(long id, ReadOnlySpan<ushort> print, DateTimeOffset publishedAt)
    {
        Remove(id);
        if (_ids.Count * Bands > _heads.Length)
        {
            Grow();
        }

        var place = _ids.Count;
        _places.Add(id, place);
        _ids.Add(id);
        _days.Add(Day(publishedAt));
        _kinds.Add(TextPrint.Kinds(print));
        _seenIn.Add(0);
        CollectionsMarshal.SetCount(_prints, (place + 1) * TextPrint.Length);
        print[..TextPrint.Length].CopyTo(PrintAt(place));
        _figures.Add(place, TextPrint.Figures(print), _days[place]);
        _keywords.Add(place, TextPrint.Keys(print), _days[place]);
        CollectionsMarshal.SetCount(_next, (place + 1) * Bands);
        Link(place);
    }

    public void Remove(long id)
    {
        // The entry stays in its chains and is passed over.
        if (_places.Remove(id, out var place))
        {
            _ids[place] = 0;
        }
    }

    /// <summary>The articles most like the print, the best first; those dated further away than <paramref name="days"/> must be nearly the same.</summary>
    public List<StoryCandidate> Find(ReadOnlySpan<ushort> print, DateTimeOffset publishedAt, int days, int most)
    {
        var found = new List<StoryCandidate>();
        _search++;
        var day = Day(publishedAt);
        for (var band = 0; band < Bands; band++)
        {
            var steps = 0;
            for (var (link, passed) = (_heads[Slot(print, band)], 0); link >= 0 && steps < MaxSteps && passed < MaxPassed; (link, passed) = (_next[link], passed + 1))
            {
                var place = link / Bands;
                if (_ids[place] == 0)
                {
                    continue;
                }

                steps++;
                if (_seenIn[place] == _search || !SharesBand(print, PrintAt(place), band))
                {
                    continue;
                }

                _seenIn[place] = _search;
                var similarity = TextPrint.Similarity(print, PrintAt(place));
                if (similarity >= (Math.Abs(_days[place] - day) <= days ? LeastSimilarity : 0.8))
                {
                    found.Add(new StoryCandidate(_ids[place], similarity));
                }
            }

            Steps += steps;
        }

        found.Sort(static (left, right) => right.Similarity != left.Similarity ? right.Similarity.CompareTo(left.Similarity) : left.Id.CompareTo(right.Id));
        return found.Count > most ? found[..most] : found;
    }

    /// <summary>The articles of the same days that give most of the figures this one gives, however different their words.</summary>
    public List<StoryCandidate> FindByFigures(ReadOnlySpan<ushort> print, DateTimeOffset publishedAt, int most) =>
        Candidates(_figures.Find(TextPrint.Figures(print), Day(publishedAt), most, IsThere), print);

    /// <summary>The articles of the same days that have several of its keywords.</summary>
    public List<StoryCandidate> FindByKeywords(ReadOnlySpan<ushort> print, DateTimeOffset publishedAt, int most)
    {
        var places = _keywords.Find(TextPrint.Keys(print), Day(publishedAt), KeywordsLookedAt, IsThere);
        var kinds = TextPrint.Kinds(print);
        places.RemoveAll(place => !MayAgree(kinds, _kinds[place]));
        return Candidates(places.Count > most ? places[..most] : places, print);
    }

    // Two titles that say that different things happened are of two events.
    private static bool MayAgree(ulong one, ulong other) => (one & other) != 0 || (one == 0) != (other == 0);

    private bool IsThere(int place) => _ids[place] != 0;

    private List<StoryCandidate> Candidates(List<int> places, ReadOnlySpan<ushort> print)
    {
        var found = new List<StoryCandidate>();
        foreach (var place in places)
        {
            found.Add(new StoryCandidate(_ids[place], TextPrint.Similarity(print, PrintAt(place))));
        }

        return found;
    }

    private static int[] NewHeads(int size) => [.. Enumerable.Repeat(-1, size)];

    private static long Day(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / 86_400;

    private static bool SharesBand(ReadOnlySpan<ushort> one, ReadOnlySpan<ushort> other, int band) =>
        one[2 * band] == other[2 * band] && one[(2 * band) + 1] == other[(2 * band) + 1];

    private Span<ushort> PrintAt(int place) => CollectionsMarshal.AsSpan(_prints).Slice(place * TextPrint.Length, TextPrint.Length);

    private int Slot(ReadOnlySpan<ushort> print, int band)
    {
        var value = ((ulong)print[2 * band] << 16) | print[(2 * band) + 1] | ((ulong)band << 32);
        return (int)((value * 0x9E3779B97F4A7C15) >> 32) & (_heads.Length - 1);
    }

    private void Link(int place)
    {
        var print = PrintAt(place);
        for (var band = 0; band < Bands; band++)
        {
            var (link, slot) = ((place * Bands) + band, Slot(print, band));
            _next[link] = _heads[slot];
            _heads[slot] = link;
        }
    }

    private void Grow()
    {
        _heads = NewHeads(_heads.Length * 2);
        for (var place = 0; place < _ids.Count; place++)
        {
            if (_ids[place] != 0)
            {
                Link(place);
            }
        }
    }
}

internal readonly record struct StoryCandidate(long Id, double Similarity);
