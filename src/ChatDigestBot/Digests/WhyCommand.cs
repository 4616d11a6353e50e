using System.Text.RegularExpressions;
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

/// <summary>Says in words why the items of a digest were chosen, the last one or the one of a button or of an answer, and what alerts come for.</summary>
internal sealed partial class WhyCommand(Database database, SubscriberStore subscribers, FollowStore follows, TopicCatalogue topics, TextCatalogue texts)
{
    private const int MaxFollows = 10;
    private const int MaxFollowLength = 40;
    private const int MaxEcho = 40;
    private const int MinKey = 8;
    private const string Why = "/why ";

    [ChatCommand("why", Access.Everyone, Order = 60)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var number = NumberOf(call.Arguments);
        var words = number is null ? call.Words : [];
        var (latest, asked, answered) = await database.ReadAsync(
            async session => (
                (await EditionStore.FindLatestAsync(session, call.Target))?.Edition,
                words.Count == 1 ? await EditionStore.FindByKeyAsync(session, words[0]) : null,
                KeyBelow(call.Quoted) is { } key ? await EditionStore.FindByKeyAsync(session, key) : null),
            cancellationToken);
        var edition = asked ?? answered ?? latest;
        var followed = await follows.ListAsync(call.Target, cancellationToken);
        var alerts = followed.Count == 0
            ? HtmlText.Empty
            : texts.Html(call.Language, "digests.whyAlerts", ("words", string.Join(texts.Get(call.Language, "digests.comma"), followed.Take(MaxFollows).Select(follow => PlainText.Beginning(follow.Query, MaxFollowLength))) + (followed.Count > MaxFollows ? "…" : "")));
        var chosen = (edition?.Items ?? []).Select((item, index) => (Item: item, Number: index + 1))
            .Where(one => number is null ? asked is not null || words.All(word => Contains(one.Item.Title, word)) : one.Number == number).ToList();
        if (chosen.Count == 0 && words.Count > 0 && (call.IsTap || IsKey(words)))
        {
            return Reply.Of(HtmlText.Blocks(texts.Html(call.Language, "digests.whyGone"), alerts)) with { EditsMessage = false };
        }

        if (edition is null)
        {
            return Reply.Of(HtmlText.Blocks(texts.Html(call.Language, "digests.whyNone"), alerts)) with { EditsMessage = false };
        }

        if (chosen.Count == 0)
        {
            var none = number is { } missing
                ? texts.Html(call.Language, "digests.whyNoItem", ("number", missing), ("count", edition.Items.Count))
                : texts.Html(call.Language, "digests.whyNoWord", ("text", PlainText.Shorten(call.Arguments, MaxEcho)));
            return Reply.Of(none) with { EditsMessage = false };
        }

        var subscriber = await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
        var items = chosen.Select(one => HtmlText.Lines(
            HtmlText.Of($"{one.Number}. {one.Item.Title}").Bold(),
            HtmlText.Encode(string.Join(" · ", Reasons(one.Item, call, subscriber.Hours.Zone)))));
        return Reply.Of(HtmlText.Blocks(
            [
                texts.Html(call.Language, "digests.whyHeading", ("date", DayText.Of(texts, call.Language, edition.LocalDate))).Bold(),
                .. items,
                texts.Html(call.Language, "digests.whyFoot").Italic(),
                alerts,
            ])) with
        { EditsMessage = false };
    }

    // An item's number in the last digest; keys of editions are longer.
    internal static int? NumberOf(string text) => ItemNumber().Match(TextFolding.Fold(text)) is { Success: true, Groups: var groups }
        ? WrittenNumber.Read(groups["number"].Value)
        : null;

    // "AI" is no part of "said"; a Chinese word has no spaces around it.
    private static bool Contains(string title, string word)
    {
        var (folded, sought) = (TextFolding.Fold(title), TextFolding.Fold(word));
        for (var at = folded.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsAsciiLetterOrDigit(folded[at]) || !char.IsAsciiLetterOrDigit(folded[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of the digest that the person answers: its own button says it.</summary>
    internal static string? KeyBelow(QuotedMessage? quoted) =>
        quoted?.Buttons.Select(button => button.Line).FirstOrDefault(line => line?.StartsWith(Why, StringComparison.Ordinal) == true)?[Why.Length..];

    private static bool IsKey(IReadOnlyList<string> words) => words is [{ Length: >= MinKey } word] && word.All(char.IsAsciiLetterOrDigit) && word.Any(char.IsAsciiDigit);

    [GeneratedRegex(@"^(?:#|no\.?|nr\.?|number|item|第)?\s*(?<number>\d{1,3}|" + ChineseNumber.Pattern + @")\s*(?:条|则|篇|个|号|\.)?$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex ItemNumber();

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
