using System.Globalization;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts;

/// <summary>Shows an editor how a broadcast will be, how far it is, and what became of it.</summary>
internal sealed class BroadcastReplies(TextCatalogue texts)
{
    private const int BarWidth = 10;
    private const int ExcerptLength = 40;

    /// <summary>What recipients will see, under a line that says how many they are and until when it takes.</summary>
    public Reply Preview(HtmlText text, int recipients, TimeSpan duration, DateTime localEnd, string key, Language language) => new()
    {
        Text = HtmlText.Join(
            "\n\n",
            [
                texts.Html(language, "broadcasts.preview", ("count", recipients), ("duration", Duration(duration, language)), ("end", Clock(localEnd))),
                text,
            ]),
        Buttons =
        [
            [ReplyButton.Run(texts.Get(language, "broadcasts.sendNow", ("count", recipients)), $"/broadcast_send {key}")],
            [ReplyButton.Run(texts.Get(language, "broadcasts.testOnMe"), $"/broadcast_test {key}")],
            [ReplyButton.Run(texts.Get(language, "broadcasts.discard"), $"/broadcast_cancel {key}")],
        ],
        EditsMessage = false,
    };

    /// <summary>How far it is; once it is done, what became of it and what can be done about the rest.</summary>
    public Reply Report(Broadcast broadcast, UnitCounts counts, TimeSpan left, TimeZoneInfo zone, Language language) => new()
    {
        Text = HtmlText.Lines(
            Title(broadcast, zone, language),
            Progress(broadcast, counts, left, language),
            Figures(broadcast, counts, language)),
        Buttons = Choices(broadcast, counts, language),
    };

    public Reply List(IReadOnlyList<(Broadcast Broadcast, UnitCounts Counts)> broadcasts, TimeZoneInfo zone, Language language) => new()
    {
        Text = broadcasts.Count == 0
            ? texts.Html(language, "broadcasts.none")
            : HtmlText.Join(
                "\n\n",
                [
                    texts.Html(language, "broadcasts.listTitle"),
                    .. broadcasts.Select(one => HtmlText.Lines(Title(one.Broadcast, zone, language), Figures(one.Broadcast, one.Counts, language))),
                ]),
        Buttons = [.. broadcasts.SelectMany(one => Choices(one.Broadcast, one.Counts, language))],
        EditsMessage = false,
    };

    private HtmlText Title(Broadcast broadcast, TimeZoneInfo zone, Language language) => HtmlText.Lines(
        texts.Html(language, "broadcasts.title", ("id", broadcast.Id), ("at", LocalTime.At(broadcast.CreatedAt, zone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture))),
        HtmlText.Encode(Excerpt(broadcast.Text.Plain)).Italic());

    private HtmlText Progress(Broadcast broadcast, UnitCounts counts, TimeSpan left, Language language)
    {
        if (broadcast.State is BroadcastState.Done or BroadcastState.Paused)
        {
            return texts.Html(language, broadcast.State == BroadcastState.Done ? "broadcasts.done" : "broadcasts.paused");
        }

        var settled = counts.Total - counts.Open;
        var full = counts.Total == 0 ? 0 : settled * BarWidth / counts.Total;
        return texts.Html(
            language,
            "broadcasts.progress",
            ("bar", new string('▰', full) + new string('▱', BarWidth - full)),
            ("settled", settled),
            ("total", counts.Total),
            ("left", Duration(left, language)));
    }

    private HtmlText Figures(Broadcast broadcast, UnitCounts counts, Language language)
    {
        var paused = broadcast.State == BroadcastState.Paused ? counts.Held : 0;
        return HtmlText.Join(
            " · ",
            [
                texts.Html(language, "broadcasts.sent", ("count", counts.Sent)),
                .. Some("broadcasts.waiting", counts.Open + paused, language),
                .. Some("broadcasts.failed", counts.Failed, language),
                .. Some("broadcasts.inDoubt", counts.InDoubt + counts.Left, language),
                .. Some("broadcasts.cancelled", counts.Cancelled - paused, language),
                .. Some("broadcasts.twice", counts.PossiblyTwice, language),
            ]);
    }

    private IEnumerable<HtmlText> Some(string key, int count, Language language) => count == 0 ? [] : [texts.Html(language, key, ("count", count))];

    private List<IReadOnlyList<ReplyButton>> Choices(Broadcast broadcast, UnitCounts counts, Language language)
    {
        var rows = new List<IReadOnlyList<ReplyButton>>();
        var stop = ReplyButton.Run(texts.Get(language, "broadcasts.stop", ("id", broadcast.Id)), $"/broadcast_stop {broadcast.Id}");
        if (broadcast.State == BroadcastState.Paused)
        {
            rows.Add([ReplyButton.Run(texts.Get(language, "broadcasts.resume", ("id", broadcast.Id)), $"/broadcast_resume {broadcast.Id}"), stop]);
        }
        else if (broadcast.State == BroadcastState.Filling || counts.Planned > 0)
        {
            rows.Add([ReplyButton.Run(texts.Get(language, "broadcasts.pause", ("id", broadcast.Id)), $"/broadcast_pause {broadcast.Id}"), stop]);
        }

        if (counts.InDoubt > 0)
        {
            rows.Add(
            [
                ReplyButton.Run(texts.Get(language, "broadcasts.resend", ("id", broadcast.Id), ("count", counts.InDoubt)), $"/broadcast_resend {broadcast.Id}"),
                ReplyButton.Run(texts.Get(language, "broadcasts.leave", ("id", broadcast.Id)), $"/broadcast_leave {broadcast.Id}"),
            ]);
        }

        if (counts.Failed > 0 && counts.Open == 0)
        {
            rows.Add([ReplyButton.Run(texts.Get(language, "broadcasts.retry", ("id", broadcast.Id), ("count", counts.Failed)), $"/broadcast_retry {broadcast.Id}")]);
        }

        return rows;
    }

    private string Duration(TimeSpan time, Language language) => time < TimeSpan.FromMinutes(2)
        ? texts.Get(language, "broadcasts.seconds", ("count", Math.Max(1, (int)time.TotalSeconds)))
        : texts.Get(language, "broadcasts.minutes", ("count", (int)Math.Ceiling(time.TotalMinutes)));

    private static string Clock(DateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Excerpt(string text) =>
        PlainText.Shorten(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), ExcerptLength);
}
