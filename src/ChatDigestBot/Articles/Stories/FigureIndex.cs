using System.Runtime.InteropServices;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Finds the few articles of the same days that give several figures of a given one, or call it by the same words, without comparing all.</summary>
/// <remarks>Figures are kept in buckets of four days; one that many articles of those days give (100%, 24 小时) says nothing and is passed over. Not thread-safe.</remarks>
/// <param name="leastShared">So many must be the same.</param>
/// <param name="mostGivers">What more articles of four days give is passed over.</param>
internal sealed class FigureIndex(int leastShared, int mostGivers)
{
    /// <summary>Articles dated further apart are not looked for.</summary>
    public const int Days = 3;

    /// <summary>So many figures must be the same.</summary>
    public const int LeastShared = 2;

    private const int BucketDays = 4;

    private readonly Dictionary<int, int> _shared = [];
    private readonly List<Entry> _entries = [];
    private int[] _heads = NewHeads(1 << 12);

    public void Add(int place, ReadOnlySpan<ushort> figures, long day)
    {
        foreach (var figure in figures)
        {
            if (_entries.Count >= _heads.Length)
            {
                Grow();
            }

            var key = Key(figure, day / BucketDays);
            _entries.Add(new Entry(key, place, Head(key)));
            Head(key) = _entries.Count - 1;
        }
    }

    /// <summary>The places of those that share most, the most first.</summary>
    public List<int> Find(ReadOnlySpan<ushort> figures, long day, int most, Predicate<int> isThere)
    {
        if (figures.Length < leastShared)
        {
            return [];
        }

        var shared = _shared;
        shared.Clear();
        for (var bucket = (day - Days) / BucketDays; bucket <= (day + Days) / BucketDays; bucket++)
        {
            foreach (var figure in figures)
            {
                CountGivers(Key(figure, bucket), shared, isThere);
            }
        }

        return [.. shared.Where(pair => pair.Value >= leastShared).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(most).Select(pair => pair.Key)];
    }

    private void CountGivers(uint key, Dictionary<int, int> shared, Predicate<int> isThere)
    {
        Span<int> places = stackalloc int[mostGivers];
        var count = 0;
        for (var entry = Head(key); entry >= 0; entry = _entries[entry].Next)
        {
            if (_entries[entry].Key != key || !isThere(_entries[entry].Place))
            {
                continue;
            }

            if (count == mostGivers)
            {
                return;
            }

            places[count++] = _entries[entry].Place;
        }

        foreach (var place in places[..count])
        {
            CollectionsMarshal.GetValueRefOrAddDefault(shared, place, out _)++;
        }
    }

    private static uint Key(ushort figure, long bucket) => ((uint)bucket << 16) | figure;

    private static int[] NewHeads(int size) => [.. Enumerable.Repeat(-1, size)];

    private ref int Head(uint key) => ref _heads[(int)((key * 0x9E3779B1u) >> 8) & (_heads.Length - 1)];

    private void Grow()
    {
        _heads = NewHeads(_heads.Length * 2);
        var entries = CollectionsMarshal.AsSpan(_entries);
        for (var index = 0; index < entries.Length; index++)
        {
            ref var head = ref Head(entries[index].Key);
            entries[index] = entries[index] with { Next = head };
            head = index;
        }
    }

    private readonly record struct Entry(uint Key, int Place, int Next);
}
