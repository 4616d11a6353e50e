using System.Globalization;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Zones;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Digests.Composing;

/// <summary>Turns an edition into messages. Pure but for the words, which come from the catalogue.</summary>
internal sealed class EditionRenderer(NextDigestText next, TextCatalogue texts, TopicCatalogue topics, WebOptions web)
{
    private const int ButtonsInRow = 8;

    /// <param name="edition">At least one item, in the order of its sections.</param>
    /// <param name="now">For the items' age.</param>
    /// <param name="request">Whose zone the dates are of, and what the buttons below bring.</param>
    public IReadOnlyList<RenderedMessage> Render(Edition edition, DateTimeOffset now, DigestRequest request)
    {
        var text = new EditionText(edition, now, request.Zone, Schedule(edition, request), texts, topics, web);
        var items = edition.Items;
        if (items is [var only])
        {
            var end = edition.InOtherLanguages == 0 && edition.Mode != DigestMode.First ? HtmlText.Empty : text.End();
            return [Message(HtmlText.Blocks(text.Heading(), text.Alone(only), end), items, [ReplyButton.Run(texts.Get(edition.Language, "digests.read"), $"/read {only.Key}")])];
        }

        var whole = Part(text, items, 0, items.Count, text.Heading(), text.End());
        if (HtmlSplitter.Fits(whole))
        {
            return [Message(whole, items, Numbers(items, 1))];
        }

        return Split(text, items, edition, request);

        RenderedMessage Message(HtmlText html, IReadOnlyList<EditionItem> told, params IEnumerable<ReplyButton> opening) =>
            new(html, [.. opening.Chunk(ButtonsInRow), .. Below(edition, request)], [.. told.Select(item => item.StoryId)]) { PreviewUrl = Picture(told[0]) };
    }

    private List<RenderedMessage> Split(EditionText text, IReadOnlyList<EditionItem> items, Edition edition, DigestRequest request)
    {
        var starts = new List<int> { 0 };
        for (var index = 1; index < items.Count; index++)
        {
            // The last part has to hold the end too, so each is measured with it.
            if (!HtmlSplitter.Fits(Part(text, items, starts[^1], index + 1 - starts[^1], starts.Count == 1 ? text.Heading() : PartNumber(99, 99), text.End())))
            {
                starts.Add(index);
            }
        }

        var messages = new List<RenderedMessage>(starts.Count);
        foreach (var (start, place) in starts.Select((start, place) => (start, place)))
        {
            var isLast = place == starts.Count - 1;
            var count = (isLast ? items.Count : starts[place + 1]) - start;
            var told = items.Skip(start).Take(count).ToList();
            IEnumerable<IReadOnlyList<ReplyButton>> numbers = Numbers(told, start + 1).Chunk(ButtonsInRow);
            messages.Add(new RenderedMessage(
                Part(text, items, start, count, place == 0 ? text.Heading() : PartNumber(place + 1, starts.Count), isLast ? text.End() : HtmlText.Empty),
                [.. numbers, .. isLast ? Below(edition, request) : []],
                [.. told.Select(item => item.StoryId)])
            { PreviewUrl = place == 0 ? Picture(told[0]) : null });
        }

        return messages;
    }

    private static HtmlText Part(EditionText text, IReadOnlyList<EditionItem> items, int start, int count, HtmlText heading, HtmlText end)
    {
        var blocks = new List<HtmlText> { heading };
        var rest = new List<(EditionItem, int)>();
        for (var index = start; index < start + count; index++)
        {
            var item = items[index];
            var begins = index == 0 || items[index - 1].TopicId != item.TopicId;
            var line = begins ? text.Lead(item, index + 1) : text.Line(item, index + 1);
            if (!begins)
            {
                rest.Add((item, index + 1));
            }

            if (begins || index == start)
            {
                blocks.Add(HtmlText.Lines(text.Section(item), begins ? text.Intro(item.TopicId) : HtmlText.Empty, line));
            }
            else
            {
                blocks[^1] = HtmlText.Lines(blocks[^1], line);
            }
        }

        return HtmlText.Blocks([.. blocks, text.Folded(rest), end]);
    }

    private static HtmlText PartNumber(int number, int count) => HtmlText.Encode(string.Create(CultureInfo.InvariantCulture, $"{number}/{count}")).Italic();

    private static IEnumerable<ReplyButton> Numbers(IReadOnlyList<EditionItem> items, int firstNumber) =>
        items.Select((item, index) => ReplyButton.Run((firstNumber + index).ToString(CultureInfo.InvariantCulture), $"/read {item.Key}"));

    private IReadOnlyList<IReadOnlyList<ReplyButton>> Below(Edition edition, DigestRequest request)
    {
        var language = edition.Language;
        List<ReplyButton> more =
        [
            .. edition.InOtherLanguages == 0 ? Array.Empty<ReplyButton>() : [ReplyButton.Run(texts.Get(language, "digests.othersButton", ("count", edition.InOtherLanguages)), request.OthersLine)],
            ReplyButton.Run(texts.Get(language, "digests.more"), request.MoreLine),
        ];
        // A newcomer is asked for hour and zone, which were assumed until now.
        return edition.Mode == DigestMode.First
            ? [more, [ReplyButton.Run(texts.Get(language, "subscribers.buttonTime"), "/time"), ReplyButton.Run(texts.Get(language, "subscribers.buttonZone"), "/timezone")]]
            : edition.InOtherLanguages == 0
                ? [[.. more, ReplyButton.Run(texts.Get(language, "digests.adjust"), "/settings")]]
                // Four in a row are cut on a phone: "why" comes beside the last.
                : [more, [ReplyButton.Run(texts.Get(language, "digests.adjust"), "/settings")]];
    }

    private HtmlText Schedule(Edition edition, DigestRequest request) => texts.Html(
        edition.Language,
        "digests.begun",
        ("days", next.Days(request.Hours.Days, edition.Language)),
        ("time", next.Times(request.Hours, edition.Language)),
        ("zone", ZoneFinder.City(request.Zone, edition.Language)));

    // The page's preview brings the picture; without a page there is no way to show one beside a text.
    private string? Picture(EditionItem lead) => lead.HasPicture ? web.ArticleAddress(lead.Key) : null;
}
