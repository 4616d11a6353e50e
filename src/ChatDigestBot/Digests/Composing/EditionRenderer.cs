using System.Globalization;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Composing;

/// <summary>Turns an edition into messages. Pure but for the words, which come from the catalogue.</summary>
internal sealed class EditionRenderer(TextCatalogue texts, TopicCatalogue topics)
{
    private const int ButtonsInRow = 4;
    private const int TopicsInHeading = 4;

    // Titles of real posts reach 300 characters; nobody reads so far.
    private const int MaxTitleLength = 120;

    // Heading and three marks an item: well within Telegram's hundred entities.
    private const int ItemsInMessage = 24;

    /// <param name="edition">At least one item.</param>
    /// <param name="now">For the items' age.</param>
    /// <param name="zone">The reader's, for dates.</param>
    /// <param name="moreLine">The command line of the button below.</param>
    public IReadOnlyList<RenderedMessage> Render(Edition edition, DateTimeOffset now, TimeZoneInfo zone, string moreLine)
    {
        var language = edition.Language;
        var blocks = edition.Items.Select((item, index) => Item(item, index + 1, language, now, zone)).ToList();
        var groups = Pack(Heading(edition), blocks);
        var messages = new List<RenderedMessage>(groups.Count);
        var first = 0;
        foreach (var (count, index) in groups.Select((count, index) => (count, index)))
        {
            var heading = index == 0 ? Heading(edition) : HtmlText.Encode(string.Create(CultureInfo.InvariantCulture, $"{index + 1}/{groups.Count}")).Italic();
            var items = edition.Items.Skip(first).Take(count).ToList();
            var buttons = Buttons(items, first + 1);
            if (index == groups.Count - 1)
            {
                buttons.Add([ReplyButton.Run(texts.Get(language, "digests.more"), moreLine)]);
            }

            messages.Add(new RenderedMessage(HtmlText.Join("\n\n", [heading, .. blocks.Skip(first).Take(count)]), buttons, [.. items.Select(item => item.StoryId)]));
            first += count;
        }

        return messages;
    }

    /// <summary>The topics of an edition by name, the most told first.</summary>
    public string TopicNames(IEnumerable<EditionItem> items, Language language)
    {
        var names = items.GroupBy(item => item.TopicId).OrderByDescending(group => group.Count())
            .Select(group => topics.Find(group.Key) is { } topic ? TopicsView.NameOf(topic, language) : group.Key).ToList();
        return string.Join(texts.Get(language, "digests.comma"), names.Take(TopicsInHeading)) + (names.Count > TopicsInHeading ? "…" : "");
    }

    private static List<int> Pack(HtmlText heading, List<HtmlText> blocks)
    {
        var groups = new List<int>();
        var (count, length) = (0, heading.Length);
        foreach (var block in blocks)
        {
            var next = block.Length + 2;
            if (count > 0 && (length + next > HtmlSplitter.MaxMessageLength || count == ItemsInMessage))
            {
                groups.Add(count);
                (count, length) = (0, "99/99".Length);
            }

            count++;
            length += next;
        }

        groups.Add(count);
        return groups;
    }

    private static List<IReadOnlyList<ReplyButton>> Buttons(List<EditionItem> items, int firstNumber) =>
    [
        .. items
            .Select((item, index) => ReplyButton.Run((firstNumber + index).ToString(CultureInfo.InvariantCulture), $"/read {item.Key}"))
            .Chunk(ButtonsInRow),
    ];

    private HtmlText Heading(Edition edition) => HtmlText.Lines(
        HtmlText.Encode(TopicNames(edition.Items, edition.Language)).Bold(),
        texts.Html(edition.Language, "digests.subheading", ("date", DayText.Of(texts, edition.Language, edition.LocalDate)), ("count", edition.Items.Count)).Italic());

    private HtmlText Item(EditionItem item, int number, Language language, DateTimeOffset now, TimeZoneInfo zone)
    {
        var facts = new List<string>(3);
        if (item.Source is { Length: > 0 } source)
        {
            facts.Add(source);
        }

        facts.Add(DayText.Age(texts, language, item.PublishedAt, now, zone));
        if (item.Sources > 1)
        {
            facts.Add(texts.Get(language, "digests.sources", ("count", item.Sources)));
        }

        return HtmlText.Lines(
            HtmlText.Of($"{number}. {PlainText.Shorten(item.Title, MaxTitleLength)}").Bold(),
            HtmlText.Encode(string.Join(" · ", facts)).Italic(),
            HtmlText.Encode(item.Summary));
    }
}
