using System.Collections;
using System.Runtime.CompilerServices;

namespace ChatDigestBot.Articles;

/// <summary>The topics of one article, the strongest first; in a column one text, with a space between.</summary>
[CollectionBuilder(typeof(TopicIds), nameof(Of))]
internal sealed class TopicIds : IReadOnlyList<string>, IParsable<TopicIds>, IEquatable<TopicIds>
{
    private readonly string[] _ids;

    private TopicIds(string[] ids) => _ids = ids;

    public int Count => _ids.Length;

    public string this[int index] => _ids[index];

    public static TopicIds Of(ReadOnlySpan<string> ids) => new(ids.ToArray());

    public static TopicIds Parse(string text) => new(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static TopicIds IParsable<TopicIds>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<TopicIds>.TryParse(string? text, IFormatProvider? provider, out TopicIds result)
    {
        result = Parse(text ?? "");
        return true;
    }

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_ids).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(TopicIds? other) => other is not null && _ids.AsSpan().SequenceEqual(other._ids);

    public override bool Equals(object? obj) => Equals(obj as TopicIds);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join(' ', _ids);
}
