namespace ChatDigestBot.Shared;

/// <summary>Remembers values while they matter. What is over is swept out now and then, never at every call: the more there is, the rarer.</summary>
/// <param name="sweepAbove">Below so many nothing is swept.</param>
/// <param name="isOver">Whether a value matters no longer.</param>
internal sealed class ExpiringMap<TKey, TValue>(int sweepAbove, Func<TValue, DateTimeOffset, bool> isOver)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, TValue> _values = [];
    private int _sweepAt;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _values.Count;
            }
        }
    }

    /// <summary>How often it was swept, for tests.</summary>
    public int Sweeps { get; private set; }

    public bool TryGet(TKey key, DateTimeOffset now, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value)
    {
        lock (_gate)
        {
            return _values.TryGetValue(key, out value) && !isOver(value, now);
        }
    }

    public void Set(TKey key, TValue value, DateTimeOffset now) => Change(key, now, _ => (value, value), value);

    /// <summary>Replaces a value by what becomes of it.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="now">For what is over.</param>
    /// <param name="step">From the value before to a result and the value after.</param>
    /// <param name="initial">The value of a key that is not remembered.</param>
    public TResult Change<TResult>(TKey key, DateTimeOffset now, Func<TValue, (TResult Result, TValue After)> step, TValue initial)
    {
        lock (_gate)
        {
            var (result, after) = step(_values.GetValueOrDefault(key, initial));
            _values[key] = after;
            if (_values.Count > Math.Max(sweepAbove, _sweepAt))
            {
                Sweep(now);
            }

            return result;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        Sweeps++;
        foreach (var (key, value) in _values)
        {
            if (isOver(value, now))
            {
                _values.Remove(key);
            }
        }

        _sweepAt = _values.Count * 2;
    }
}
