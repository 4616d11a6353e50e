using System.Globalization;
using ChatDigestBot.Articles.Summaries;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Digests.Composing;

/// <summary>The words of one edition for one reader, piece by piece. Pure but for the catalogue.</summary>
internal sealed class EditionText(Edition edition, DateTimeOffset now, TimeZoneInfo zone, HtmlText schedule, TextCatalogue texts, TopicCatalogue topics, WebOptions web)
{
    // Titles of real posts reach 300 characters; nobody reads so far.
    private const int MaxTitleLength = 120;

    // About the same width of Chinese and of letters.
    private const int MaxHanSentence = 90;
    private const int MaxLatinSentence = 160;

    // As many signs of Chinese, or words of other languages, are read in a minute.
    private const int HanAMinute = 350;
    private const int WordsAMinute = 220;

    /// <summary>What it is, the day, how many, how long it takes, and how many of each topic.</summary>
    public HtmlText Heading()
    {
        var title = edition.Mode switch
        {
            DigestMode.First => texts.Html(edition.Language, "digests.titleFirst"),
            DigestMode.More => texts.Html(edition.Language, "digests.titleMore"),
            _ => texts.Html(edition.Language, "digests.title", ("date", DayText.Of(texts, edition.Language, edition.LocalDate))),
        };
        var minutes = texts.Get(edition.Language, "digests.minutes", ("count", Minutes()));
        var facts = texts.Get(edition.Language, "digests.subheading", ("count", edition.Items.Count), ("minutes", minutes));
        return HtmlText.Lines(title.Bold(), HtmlText.Encode(facts + Counts()).Italic());
    }

    /// <summary>A topic's name above its items.</summary>
    public HtmlText Section(EditionItem first) => topics.Find(first.TopicId) is { } topic
        ? HtmlText.Of($"{topic.Emoji} {HtmlText.Encode(topic.Name(edition.Language)).Bold()}")
        : HtmlText.Encode(first.TopicId).Bold();

    /// <summary>What an editor says above a topic's items; empty where nothing is said.</summary>
    public HtmlText Intro(string topicId) => edition.Intros.TryGetValue(topicId, out var intro) ? HtmlText.Encode(intro).Italic() : HtmlText.Empty;

    /// <summary>The best of a topic: title, summary, and where it is from.</summary>
    public HtmlText Lead(EditionItem item, int number) => HtmlText.Lines(
        (HtmlText.Encode(string.Create(CultureInfo.InvariantCulture, $"{number}. ")) + Title(item)).Bold(), Summary(item), Facts(item));

    /// <summary>One line for an item that is not the best of its topic.</summary>
    public HtmlText Line(EditionItem item, int number)
    {
        var line = HtmlText.Encode(string.Create(CultureInfo.InvariantCulture, $"{number}. ")) + Title(item);
        var notes = new List<string>(2);
        if (IsForeign(item))
        {
            notes.Add(LanguageOf(item));
        }

        if (now - item.PublishedAt > TimeSpan.FromDays(3))
        {
            notes.Add(Age(item));
        }

        return notes.Count == 0 ? line : HtmlText.Of($"{line} {HtmlText.Encode(string.Join(" · ", notes)).Italic()}");
    }

    /// <summary>The whole of a day with a single item.</summary>
    public HtmlText Alone(EditionItem item)
    {
        var emoji = topics.Find(item.TopicId) is { } topic ? $"{topic.Emoji} " : "";
        return HtmlText.Blocks(Intro(item.TopicId), HtmlText.Lines((HtmlText.Encode(emoji) + Title(item)).Bold(), Summary(item), Facts(item)));
    }

    /// <summary>A sentence of each item that has but a line, for whoever unfolds it; empty where none has anything to add.</summary>
    public HtmlText Folded(IEnumerable<(EditionItem Item, int Number)> rest)
    {
        var sentences = rest.Select(one => (one.Number, Text: ShownSentence(one.Item.Summary, DayOf(one.Item)))).Where(one => !one.Text.IsEmpty)
            .Select(one => HtmlText.Encode(string.Create(CultureInfo.InvariantCulture, $"{one.Number}. ")) + one.Text).ToList();
        return sentences.Count == 0
            ? HtmlText.Empty
            : HtmlText.Lines([texts.Html(edition.Language, "digests.folded", ("count", sentences.Count)).Bold(), .. sentences]).ExpandableQuote();
    }

    /// <summary>That there is more in other languages, and that this is the end; under a first digest, when the others come.</summary>
    public HtmlText End() => HtmlText.Lines(
        edition.InOtherLanguages == 0 ? HtmlText.Empty : texts.Html(edition.Language, "digests.inOthers", ("count", edition.InOtherLanguages)).Italic(),
        edition.Mode switch
        {
            DigestMode.First => schedule,
            DigestMode.More => texts.Html(edition.Language, "digests.endMore").Italic(),
            _ => texts.Html(edition.Language, "digests.end").Italic(),
        });

    /// <summary>A title as it stands in a digest.</summary>
    public static HtmlText ShownTitle(string title) => HtmlText.Encode(PlainText.Shorten(title, MaxTitleLength));

    /// <summary>A summary as it stands below its title.</summary>
    /// <param name="day">Of the article, on its readers' calendar.</param>
    public static HtmlText ShownSummary(string summary, DateOnly day) => HtmlText.Encode(DatedSummary.WithoutDay(summary, day));

    /// <summary>A summary's first sentence as it stands in the fold; empty where there is none.</summary>
    /// <param name="day">Of the article, on its readers' calendar.</param>
    public static HtmlText ShownSentence(string summary, DateOnly day)
    {
        var told = DatedSummary.WithoutDay(summary, day);
        var first = SentenceSplitter.Split(told, 0, told.Length) is [var span, ..] ? told.Substring(span.Start, span.Length) : "";
        return HtmlText.Encode(PlainText.Shorten(first, TextFolding.HasHan(first) ? MaxHanSentence : MaxLatinSentence));
    }

    private HtmlText Title(EditionItem item)
    {
        var title = ShownTitle(item.Title);
        return web.ArticleAddress(item.Key) is { } address ? title.Link(address) : title;
    }

    private HtmlText Summary(EditionItem item) => ShownSummary(item.Summary, DayOf(item));

    private HtmlText Facts(EditionItem item)
    {
        var facts = new List<string>(4);
        if (item.Source is { Length: > 0 } source)
        {
            facts.Add(source);
        }

        facts.Add(Age(item));
        if (IsForeign(item))
        {
            facts.Add(LanguageOf(item));
        }

        if (item.Sources > 1)
        {
            facts.Add(texts.Get(edition.Language, "digests.sources", ("count", item.Sources)));
        }

        return HtmlText.Encode(string.Join(" · ", facts)).Italic();
    }

    private string Age(EditionItem item) => DayText.Age(texts, edition.Language, item.PublishedAt, now, zone);

    private DateOnly DayOf(EditionItem item) => LocalTime.DateAt(item.PublishedAt, zone);

    private bool IsForeign(EditionItem item) => item.WrittenIn.Length > 0 && !edition.Language.Reads(item.WrittenIn);

    private string LanguageOf(EditionItem item) => texts.Get(edition.Language, item.WrittenIn switch
    {
        ['z', 'h', ..] => "digests.inChinese",
        ['e', 'n', ..] => "digests.inEnglish",
        _ => "digests.inAnother",
    });

    private string Counts()
    {
        var counts = edition.Items.GroupBy(item => item.TopicId)
            .Select(section => (topics.Find(section.Key)?.Emoji, Count: section.Count())).Where(section => section.Emoji is not null).ToList();
        return counts.Count < 2 ? "" : " · " + string.Join('\u3000', counts.Select(section => string.Create(CultureInfo.InvariantCulture, $"{section.Emoji} {section.Count}")));
    }

    // What is read here, unfolded; not the articles behind it.
    private int Minutes()
    {
        var (han, words) = (0, 0);
        foreach (var text in edition.Items.SelectMany(item => new[] { item.Title, item.Summary }))
        {
            han += text.Count(TextFolding.IsHan);
            words += text.Split(' ').Count(word => word.Any(char.IsAsciiLetter));
        }

        return Math.Max(1, (int)Math.Round((han / (double)HanAMinute) + (words / (double)WordsAMinute)));
    }
}
