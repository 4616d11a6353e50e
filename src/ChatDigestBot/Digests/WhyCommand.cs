using System.Globalization;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Votes;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests;

/// <summary>Says in words why the items of a digest were chosen, the last one or the one of a button, and what alerts come for.</summary>
internal sealed class WhyCommand(Database database, SubscriberStore subscribers, FollowStore follows, TopicCatalogue topics, TextCatalogue texts)
{
    private const int MaxFollows = 10;
    private const int MaxFollowLength = 40;
    private const int MaxDigits = 3;

    [ChatCommand("why", Access.Everyone, Order = 60)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var number = NumberOf(call.Words);
        var asked = call.Words.Count > 0 && number is null ? call.Words[0] : null;
        var edition = await database.ReadAsync(
            session => asked is null ? EditionStore.FindLatestAsync(session, call.Target) : EditionStore.FindByKeyAsync(session, asked), cancellationToken);
        var followed = await follows.ListAsync(call.Target, cancellationToken);
        var alerts = followed.Count == 0
            ? HtmlText.Empty
            : texts.Html(call.Language, "digests.whyAlerts", ("words", string.Join(texts.Get(call.Language, "digests.comma"), followed.Take(MaxFollows).Select(follow => PlainText.Beginning(follow.Query, MaxFollowLength))) + (followed.Count > MaxFollows ? "…" : "")));
        if (edition is null)
        {
            return Reply.Of(HtmlText.Join("\n\n", new[] { texts.Html(call.Language, asked is null ? "digests.whyNone" : "digests.whyGone"), alerts }.Where(part => !part.IsEmpty))) with { EditsMessage = false };
        }

        if (number > edition.Items.Count || number == 0)
        {
            return Reply.Of(texts.Html(call.Language, "digests.whyNoItem", ("number", number.Value), ("count", edition.Items.Count))) with { EditsMessage = false };
        }

        var subscriber = await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
        var items = edition.Items.Select((item, index) => (Item: item, Number: index + 1)).Where(one => number is null || one.Number == number).Select(one => HtmlText.Lines(
            HtmlText.Of($"{one.Number}. {one.Item.Title}").Bold(),
            HtmlText.Encode(string.Join(" · ", Reasons(one.Item, call, subscriber.Hours.Zone)))));
        return Reply.Of(HtmlText.Join(
            "\n\n",
            [
                texts.Html(call.Language, "digests.whyHeading", ("date", DayText.Of(texts, call.Language, edition.LocalDate))).Bold(),
                .. items,
                texts.Html(call.Language, "digests.whyFoot").Italic(),
                .. alerts.IsEmpty ? Array.Empty<HtmlText>() : [alerts],
            ])) with
        { EditsMessage = false };
    }

    // An item's number in the last digest; keys of editions are longer.
    private static int? NumberOf(IReadOnlyList<string> words) =>
        words.Count > 0 && words[0].Length <= MaxDigits && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private IEnumerable<string> Reasons(EditionItem item, CommandCall call, TimeZoneInfo zone) => item.Parts
        .Select(part => Reason(part, item, call, zone))
        .OfType<string>()
        .Concat(item.IsByModel ? [texts.Get(call.Language, "digests.whyModel")] : []);

    private string? Reason(ScorePart part, EditionItem item, CommandCall call, TimeZoneInfo zone) => part.Name switch
    {
        ScorePart.Topic => texts.Get(call.Language, "digests.whyTopic", ("topic", topics.Find(item.TopicId)?.Name(call.Language) ?? item.TopicId)),
        ScorePart.Fresh => texts.Get(call.Language, "digests.whyFresh", ("age", DayText.Age(texts, call.Language, item.PublishedAt, call.Now, zone))),
        ScorePart.Sources => texts.Get(call.Language, "digests.whySources", ("count", item.Sources)),
        ScorePart.Language => texts.Get(call.Language, "digests.whyLanguage"),
        ScorePart.Votes => texts.Get(call.Language, "digests.whyVotes", ("number", VoteCommands.Signed((int)Math.Round(part.Value / Taste.Weight)))),
        ScorePart.Pinned => texts.Get(call.Language, "digests.whyPinned"),
        ScorePart.MovedUp => texts.Get(call.Language, "digests.whyMovedUp"),
        ScorePart.Variety => texts.Get(call.Language, "digests.whyVariety"),
        _ => null, // length alone is no reason to tell
    };
}
