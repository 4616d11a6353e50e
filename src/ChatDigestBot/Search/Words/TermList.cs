using System.Text;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Search.Words;

/// <summary>Writes down which terms a post has, once each, separated by spaces: the same list for both databases.</summary>
/// <remarks>Not for several threads at once.</remarks>
internal sealed class TermList
{
    /// <summary>A PostgreSQL text-search value holds 1 MB; a post that long is found by its first part.</summary>
    public const int MaxCharacters = 64_000;

    /// <summary>Said this often, a word is what the post is about.</summary>
    private const int TimesOfFocus = 3;

    /// <summary>The first lines of a news post say what it is about.</summary>
    private const int CharactersOfLead = 100;

    private readonly TermCounter _counter = new();
    private readonly StringBuilder _terms = new();
    private readonly HashSet<string> _focusWords = new(StringComparer.Ordinal);
    private readonly HashSet<uint> _focusPairs = [];
    private readonly HashSet<string> _spellings = new(StringComparer.Ordinal);
    private char[] _folded = new char[16_384];

    /// <summary>Latin words of the post listed last that a mistyped word may have meant: those of the title, and those said twice.</summary>
    public IReadOnlyCollection<string> Spellings => _spellings;

    public string Of(string title, string text, IEnumerable<string> topics, string? source)
    {
        _terms.Clear();
        _focusWords.Clear();
        _focusPairs.Clear();
        _spellings.Clear();
        _terms.Append(Term.EveryPost);
        AddTitle(title);
        AddText(title, text);
        foreach (var topic in topics)
        {
            _terms.Append(' ').Append(Term.Of(SearchField.Topic, topic));
        }

        if (SourceName.Key(source) is { Length: > 0 } key)
        {
            _terms.Append(' ').Append(Term.Of(SearchField.Source, key));
        }

        return _terms.ToString();
    }

    private void AddTitle(string title)
    {
        var folded = Fold(title);
        _counter.Clear();
        _counter.Add(folded);
        var pairs = _counter.Pairs;
        for (var i = 0; i < pairs.Count; i++)
        {
            var (first, second, _) = pairs[i];
            if (first != '\0')
            {
                Append(Term.TitleSign, first, second);
                NoteFocus(first, second);
            }
        }

        foreach (var character in folded.ToString().Distinct().Where(character => CharKinds.Of(character) == CharKind.Han))
        {
            Append(Term.TitleSign, '\0', character);
        }

        foreach (var word in _counter.Words.Keys)
        {
            _terms.Append(' ').Append(Term.TitleSign).Append(word);
            NoteFocus(word);
        }

        _spellings.UnionWith(_counter.Spellings);
        foreach (var reading in PinyinTable.PairsOf(folded))
        {
            _terms.Append(' ').Append(Term.ReadingSign).Append(reading);
        }
    }

    private void AddText(string title, string text)
    {
        _counter.Clear();
        _counter.Add(Fold(text.AsSpan(0, Math.Min(text.Length, CharactersOfLead))));
        NoteAll(timesAtLeast: 1);

        _counter.Clear();
        _counter.Add(Fold(text.AsSpan(0, Math.Min(text.Length, MaxCharacters))));
        NoteAll(TimesOfFocus);
        _spellings.UnionWith(_counter.Spellings.Where(word => _counter.Words.GetValueOrDefault(PluralRule.StemOf(word)) >= 2));
        _counter.Add(Fold(title));
        var pairs = _counter.Pairs;
        for (var i = 0; i < pairs.Count; i++)
        {
            var (first, second, _) = pairs[i];
            Append('\0', first, second);
        }

        foreach (var word in _counter.Words.Keys)
        {
            _terms.Append(' ').Append(word);
        }
    }

    private void NoteAll(int timesAtLeast)
    {
        var pairs = _counter.Pairs;
        for (var i = 0; i < pairs.Count; i++)
        {
            var (first, second, times) = pairs[i];
            if (times >= timesAtLeast)
            {
                NoteFocus(first, second);
            }
        }

        foreach (var (word, times) in _counter.Words)
        {
            if (times >= timesAtLeast)
            {
                NoteFocus(word);
            }
        }
    }

    private void NoteFocus(char first, char second)
    {
        if (first != '\0' && _focusPairs.Add(((uint)first << 16) | second))
        {
            Append(Term.FocusSign, first, second);
        }
    }

    private void NoteFocus(string word)
    {
        if (_focusWords.Add(word))
        {
            _terms.Append(' ').Append(Term.FocusSign).Append(word);
        }
    }

    private void Append(char sign, char first, char second)
    {
        _terms.Append(' ');
        if (sign != '\0')
        {
            _terms.Append(sign);
        }

        if (first != '\0')
        {
            _terms.Append(first);
        }

        _terms.Append(second);
    }

    private ReadOnlySpan<char> Fold(ReadOnlySpan<char> text)
    {
        if (_folded.Length < text.Length)
        {
            _folded = new char[Math.Max(text.Length, _folded.Length * 2)];
        }

        SearchFolding.Fold(text, _folded);
        return _folded.AsSpan(0, text.Length);
    }
}
