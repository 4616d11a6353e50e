using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>What an article states that another about the same event would state too: numbers, days, names, the words of its title. Pure.</summary>
/// <remarks>Each is found when it is first asked for: most candidates are told apart by their titles. Not for several threads at once.</remarks>
internal sealed partial class StoryFacts
{
    private const int MaxText = 4_000;
    private const int Buckets = 1 << 14;
    private const int MaxFigures = 64;
    private const int MaxOpening = 400;
    private const int LeastQuoted = 8;

    private readonly string _text;

    // With its numbers in digits.
    private readonly string _writtenTitle;
    private ulong? _titleKinds;
    private ulong? _kinds;

    /// <param name="publishedAt">Null where the post itself does not say.</param>
    public StoryFacts(string title, string text, DateTimeOffset? publishedAt)
    {
        _text = text.Length <= MaxText ? text : text[..MaxText];
        _writtenTitle = ChineseNumerals.Write(title);
        Title = TextFolding.Fold(_writtenTitle);
        var correction = Correction().Match(Title);
        IsCorrection = correction.Success;
        IsAboutAnother = IsCorrection || CorrectingWord().IsMatch(Title);
        if (correction.Length < Title.Length)
        {
            _writtenTitle = _writtenTitle[correction.Length..];
            Title = Title[correction.Length..];
        }

        Title = Wordings.Write(Title);
        PublishedAt = publishedAt;
    }

    public IReadOnlySet<string> Numbers => field ??= FindNumbers(Whole);

    /// <summary>Days of the calendar that title and text name.</summary>
    public IReadOnlySet<string> Days => field ??= NamedDays.Select(day => day.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>The same, and the one that today, yesterday and tomorrow mean.</summary>
    public IReadOnlySet<string> KnownDays => field ??= Days.Concat(CalendarDays.Meant(Opening, PublishedAt)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The days of the last week that title and beginning tell of, in their order.</summary>
    public IReadOnlyList<ToldDay> ToldDays => field ??= CalendarDays.Told(Title + "\n" + BeginningInFigures, PublishedAt);

    /// <summary>Those of title and beginning.</summary>
    public RoughNumbers RoughNumbers => field ??= RoughNumbers.In(Title + "\n" + BeginningInFigures);

    public NamedDay? FirstDay => NamedDays.Count == 0 ? null : NamedDays[0];

    /// <summary>From 1, Monday, in the order they are named.</summary>
    public IReadOnlyList<int> Weekdays => field ??= CalendarDays.Weekdays(Whole);

    /// <summary>Amounts with their units, as <see cref="TextFigures"/> finds them.</summary>
    public IReadOnlySet<uint> Figures => field ??= FindFigures(Written);

    /// <summary>Latin names, quoted names and Chinese organisations and places.</summary>
    public IReadOnlySet<string> Names => field ??= FindNames(Whole);

    public IReadOnlySet<string> TitleNumbers => field ??= FindNumbers(Title);

    /// <summary>Pairs of characters, and Latin words, of the title.</summary>
    public IReadOnlySet<string> TitleParts => field ??= FindParts(Title);

    /// <summary>Null where the post itself does not say.</summary>
    public DateTimeOffset? PublishedAt { get; }

    /// <summary>Whose it is; null where the post itself does not say.</summary>
    public string? Source { get; init; }

    /// <summary>The title, folded, with its numbers in digits; without the words that say that it corrects.</summary>
    public string Title { get; }

    /// <summary>The words of title and beginning by their rarity.</summary>
    public RareWords Words => field ??= new RareWords(Title, Beginning);

    /// <summary>Whom and what title and beginning name.</summary>
    public NamedThings Things => field ??= new NamedThings(Title, Beginning);

    /// <summary>What the title tells apart by a number.</summary>
    public NumberedNames Numbered => field ??= NumberedNames.In(Title);

    /// <summary>Latin names that stand with a capital within a sentence, folded.</summary>
    public IReadOnlySet<string> ProperNames => field ??= FindProperNames(Written);

    /// <summary>What the title says happened (<see cref="EventKinds"/>).</summary>
    public ulong TitleKinds => _titleKinds ??= EventKinds.In(EventKinds.Words(Title));

    /// <summary>What title and beginning say happened.</summary>
    public ulong Kinds => _kinds ??= EventKinds.In(EventKinds.Words(Opening));

    /// <summary>The beginning of the text, without the medium and the day, folded.</summary>
    public string Lead => field ??= FindLead(Text);

    /// <summary>Without a label at the beginning.</summary>
    public List<string> TitleTokens => field ??= SubjectRule.Tokens(Title[TitleNames.LabelLength(Title)..]);

    /// <summary>The last of the title as they are written; those before differ where the title has another word of Taiwan.</summary>
    public List<string> TitleWords => field ??= SubjectRule.Tokens(_writtenTitle[TitleNames.LabelLength(Title)..]);

    public List<string> LeadTokens => field ??= SubjectRule.Tokens(Lead);

    public Amounts TitleAmounts => field ??= Amounts.In(Title);

    public Amounts LeadAmounts => field ??= Amounts.In(Lead);

    public Amounts TextAmounts => field ??= Amounts.In(Text.ToString());

    /// <summary>The title says of itself that it corrects or brings up to date.</summary>
    public bool IsCorrection { get; }

    /// <summary>The title says that an article was wrong, or no longer stands.</summary>
    public bool IsAboutAnother { get; }

    /// <summary>It quotes the title of what it says was wrong.</summary>
    public bool CorrectsAnother => IsAboutAnother && Quotation().IsMatch(Opening);

    // Most candidates are told apart by their words, and need neither.
    private string Written => field ??= ChineseNumerals.Write(_text);

    private string Whole => field ??= Title + "\n" + Wordings.Write(TextFolding.Fold(Written));

    private ReadOnlySpan<char> Text => Whole.AsSpan(Title.Length + 1);

    private string Beginning => Wordings.Write(TextFolding.Fold(RareWords.Beginning(_text)));

    private string BeginningInFigures => field ??= Wordings.Write(TextFolding.Fold(ChineseNumerals.Write(RareWords.Beginning(_text))));

    private string Opening => Whole[..Math.Min(Whole.Length, Title.Length + 1 + MaxOpening)];

    private HashSet<string> VagueNumbers => field ??= [.. Vague().Matches(Large().Replace(Title, InDigits)).Select(match => match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal))];

    private List<NamedDay> NamedDays => field ??= CalendarDays.Named(Whole, PublishedAt);

    private BitArray Pairs => field ??= FindPairs(Whole);

    /// <summary>The part of <paramref name="other"/>'s title that this article speaks of.</summary>
    public double Supports(StoryFacts other) =>
        other.TitleParts.Count == 0 ? 0 : (double)other.TitleParts.Count(part => Pairs[Bucket(part)]) / other.TitleParts.Count;

    /// <summary>The numbers of the title, without those that it says to be about so many and that the other has more exactly: 两万多 of 23,160.</summary>
    public IReadOnlySet<string> TitleNumbersFor(StoryFacts other) =>
        TitleNumbers.Count == 0 || VagueNumbers.Count == 0 ? TitleNumbers : TitleNumbers.Where(number => !(VagueNumbers.Contains(number) && other.Numbers.Any(exact => IsAbout(number, exact)))).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether title or text has the words, which are folded.</summary>
    public bool Says(string words) => Has(Title, words) || SaysInText(words);

    public bool SaysInText(string words) => Has(Text, words);

    /// <summary>The title that an article quotes which says that another was wrong; null where it is none, or quotes none.</summary>
    public static string? TitleItCorrects(string title, string text) =>
        CorrectingWord().IsMatch(TextFolding.Fold(title)) && Quotation().Match(text, 0, Math.Min(text.Length, MaxOpening)) is { Success: true } quotation ? quotation.Value[1..^1] : null;

    /// <summary>The text quotes the other's title, or most of what it calls it by.</summary>
    public bool QuotesTitleOf(StoryFacts other)
    {
        foreach (var match in Quotation().EnumerateMatches(Text))
        {
            var quoted = Text.Slice(match.Index + 1, match.Length - 2);
            if (other.Title.AsSpan().Contains(quoted, StringComparison.Ordinal) || (other.Title.Length >= LeastQuoted && quoted.Contains(other.Title, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The title or the first sentence names places, companies or persons, and the other article says none of them.</summary>
    public bool NamesItsOwn(StoryFacts other)
    {
        var first = Title + "\n" + Lead;
        // 铁去机场 is no name: only what a clause begins with.
        var own = Organisation().Matches(first).Where(match => match.Index == 0 || !TextFolding.IsHan(first[match.Index - 1])).Select(match => match.Value[..2]).Concat(ProperNames.Where(name => first.Contains(name, StringComparison.Ordinal))).ToList();
        return own.Count > 0 && own.TrueForAll(name => !other.Says(name));
    }

    /// <summary>Pieces that both tell near the beginning: three Chinese characters and more on end, or a long Latin word, none of which only reports.</summary>
    public int SharedPhrases(StoryFacts other) => Phrases.Shared(Opening, other.Opening);

    private static int Bucket(ReadOnlySpan<char> part)
    {
        var hash = Fnv.Of(part);
        return (int)((hash ^ (hash >> 15)) % Buckets);
    }

    // A Latin word is not said by a longer one: Ian is not in giant, but Castell is in Castells.
    private static bool Has(ReadOnlySpan<char> text, string words)
    {
        if (!char.IsAsciiLetter(words[0]) || !char.IsAsciiLetter(words[^1]))
        {
            return text.Contains(words, StringComparison.Ordinal);
        }

        for (var from = 0; text[from..].IndexOf(words, StringComparison.Ordinal) is >= 0 and var at; from += at + 1)
        {
            var (start, end) = (from + at, from + at + words.Length);
            end += end < text.Length && text[end] == 's' ? 1 : 0;
            if ((start == 0 || !char.IsAsciiLetter(text[start - 1])) && (end == text.Length || !char.IsAsciiLetter(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    // Single digits and powers of ten are in every template; days and years are told apart from amounts.
    private static HashSet<string> FindNumbers(string folded)
    {
        var withoutDays = Large().Replace(CalendarDays.Hide(Year().Replace(folded, " ")), InDigits);
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Number().Matches(withoutDays))
        {
            var number = match.Value.Replace(",", "", StringComparison.Ordinal).TrimEnd('.');
            // 10.90 is 10.9, but version 3.10 is not 3.1.
            number = number.Contains('.', StringComparison.Ordinal) && number.Length > 4 ? number.TrimEnd('0').TrimEnd('.') : number;
            if (number.Length >= 2 && !Round().IsMatch(number))
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    // 8.6 万 is 86000, as who writes 八万六千 has it.
    private static string InDigits(Match match) =>
        decimal.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? (value * (match.Groups[2].Value == "万" ? 10_000 : 100_000_000)).ToString("0.##", CultureInfo.InvariantCulture)
            : match.Value;

    private static bool IsAbout(string vague, string exact) =>
        decimal.TryParse(vague, CultureInfo.InvariantCulture, out var about) && decimal.TryParse(exact, CultureInfo.InvariantCulture, out var value) && value >= 0.9m * about && value < 1.5m * about;

    private static string FindLead(ReadOnlySpan<char> folded)
    {
        var lead = folded[..Math.Min(folded.Length, 2 * SubjectRule.MaxLead)];
        var comma = lead[..Math.Min(lead.Length, SubjectRule.MaxLead / 2)].IndexOfAny(',', '，');
        if (comma > 0 && lead[..comma].ContainsAny(Mediums))
        {
            lead = lead[(comma + 1)..];
        }

        return lead[..Math.Min(lead.Length, SubjectRule.MaxLead)].ToString();
    }

    private static HashSet<uint> FindFigures(string text)
    {
        Span<uint> figures = stackalloc uint[MaxFigures];
        return [.. figures[..TextFigures.Find(text, figures)]];
    }

    private static HashSet<string> FindNames(string folded)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in LatinName().Matches(folded))
        {
            names.Add(match.Value);
        }

        foreach (Match match in Quoted().Matches(folded))
        {
            names.Add(match.Groups[1].Value);
        }

        foreach (Match match in Organisation().Matches(folded))
        {
            names.Add(match.Value);
        }

        names.ExceptWith(Everywhere);
        return names;
    }

    private static HashSet<string> FindProperNames(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in ProperName().Matches(text))
        {
            names.Add(TextFolding.Fold(match.Value));
        }

        names.ExceptWith(Calendar);
        return names;
    }

    private static HashSet<string> FindParts(string folded)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var parts = new PartReader(folded); parts.TryRead(out var part);)
        {
            found.Add(part.ToString());
        }

        return found;
    }

    private static BitArray FindPairs(string folded)
    {
        var pairs = new BitArray(Buckets);
        for (var parts = new PartReader(folded); parts.TryRead(out var part);)
        {
            pairs[Bucket(part)] = true;
        }

        return pairs;
    }

    private static readonly SearchValues<string> Mediums = SearchValues.Create(["消息", "获悉", "报道", "日讯", "日电", "了解到"], StringComparison.Ordinal);

    private static readonly HashSet<string> Calendar = new(StringComparer.Ordinal)
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    };

    private static readonly HashSet<string> Everywhere = new(StringComparer.Ordinal)
    {
        "the", "and", "for", "with", "that", "this", "from", "are", "was", "were", "has", "have", "its", "will", "can", "not", "but", "you", "your", "our", "their", "they", "been", "which", "about",
        "more", "than", "also", "into", "over", "after", "said", "says", "new", "one", "two", "all", "app", "https", "http", "www", "com", "html", "wind", "choice", "now", "any", "who", "what", "when",
    };

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[近约超逾]\s?)(?<number>\d[\d,]*)|(?<![\d,.])(?<number>\d[\d,]*)(?=\s?[多余])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Vague();

    [GeneratedRegex(@"(\d{1,9}(?:\.\d{1,4})?)\s?(万|亿)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Large();

    [GeneratedRegex(@"^(?:\d|50|10{1,4})$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Round();

    [GeneratedRegex(@"^[【\[(（]?\s?(?:更正|勘误|修正|更新|致歉|撤稿|correction|corrected|clarification|retraction|updated?)\b?[】\])）:：]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Correction();

    [GeneratedRegex(@"更正|勘误|撤回|撤稿|撤下|误植|订正|辟谣|\b(?:correction|retract(?:ion|s|ed)?|clarification)\b", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex CorrectingWord();

    [GeneratedRegex(@"[《“「『""][^《》“”「」『』""\n]{8,100}[》”」』""]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d\s?年?(?!\d)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<![a-z0-9])[a-z][a-z0-9+#-]{2,30}(?![a-z0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex LatinName();

    // Not the first word of a sentence, which has its capital anyway.
    [GeneratedRegex(@"(?<=[a-z0-9,;]['’]?s? )[A-Z][A-Za-z0-9-]{2,24}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ProperName();

    [GeneratedRegex(@"[《“「『]([^》”」』\n]{2,24})[》”」』]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}]{2}(?:公司|集团|股份|科技|银行|大学|医院|研究院|研究所|基金|证券|汽车|能源|资本|实验室|委员会|交易所|机场|市|省|县|区)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Organisation();
}
