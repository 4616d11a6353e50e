using System.Globalization;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts;

/// <summary>Shows an editor how far a broadcast is, what became of it, and what can be done about it.</summary>
internal sealed class BroadcastReplies(TextCatalogue texts, TimeProvider clock)
{
    private const int BarWidth = 10;
    private const int ExcerptLength = 40;
    private const int MaxReasons = 6;

    /// <summary>How far it is; once it is done, what became of it and what can be done about the rest.</summary>
    public Reply Report(BroadcastReport report, TimeZoneInfo zone, Language language) => new()
    {
        Text = HtmlText.Lines(
            Title(report.Broadcast, zone, language),
            Progress(report, zone, language),
            Figures(report, language),
            Reasons(report, language)),
        Buttons = Choices(report, language),
    };

    /// <summary>The same for whoever wished for something else, and came too late.</summary>
    public Reply ReportInstead(BroadcastReport report, TimeZoneInfo zone, Language language)
    {
        var reply = Report(report, zone, language);
        return reply with { Text = HtmlText.Lines(texts.Html(language, "broadcasts.faster"), reply.Text) };
    }

    /// <summary>A sentence of its own.</summary>
    public Reply Say(CommandCall call, string key, params (string, object)[] values) => Reply.Of(texts.Html(call.Language, key, values)) with { EditsMessage = false };

    public Reply List(IReadOnlyList<BroadcastReport> reports, TimeZoneInfo zone, Language language) => new()
    {
        Text = reports.Count == 0
            ? texts.Html(language, "broadcasts.none")
            : HtmlText.Join(
                "\n\n",
                [
                    texts.Html(language, "broadcasts.listTitle"),
                    .. reports.Select(report => HtmlText.Lines(Title(report.Broadcast, zone, language), State(report.Broadcast, zone, language), Figures(report, language))),
                ]),
        Buttons = [.. reports.SelectMany(report => Choices(report, language))],
        EditsMessage = false,
    };

    private HtmlText Title(Broadcast broadcast, TimeZoneInfo zone, Language language) => HtmlText.Lines(
        texts.Html(
            language,
            broadcast.Act switch { BroadcastAct.Recall => "broadcasts.recallTitle", BroadcastAct.Correct => "broadcasts.correctionTitle", _ => "broadcasts.title" },
            ("id", broadcast.Id),
            ("about", broadcast.AboutId ?? 0),
            ("at", DayText.At(texts, language, broadcast.CreatedAt, clock.GetUtcNow(), zone))),
        HtmlText.Encode(PlainText.Excerpt(broadcast.Message.Text.Plain, ExcerptLength)).Italic());

    /// <summary>Empty while it is under way: then there is a bar.</summary>
    private HtmlText State(Broadcast broadcast, TimeZoneInfo zone, Language language) => broadcast switch
    {
        { RecalledAt: not null } => texts.Html(language, "broadcasts.recalled"),
        { State: BroadcastState.Done } => texts.Html(language, "broadcasts.done"),
        { State: BroadcastState.Paused, PauseReason: { } reason } => texts.Html(language, $"broadcasts.pausedBy.{reason}"),
        { State: BroadcastState.Paused } => texts.Html(language, "broadcasts.paused"),
        { State: BroadcastState.Scheduled } => texts.Html(language, "broadcasts.scheduled", ("at", DayText.At(texts, language, broadcast.StartsAt ?? broadcast.CreatedAt, clock.GetUtcNow(), zone))),
        { State: BroadcastState.Unapproved } => texts.Html(language, "broadcasts.unapproved"),
        { State: BroadcastState.Withdrawn } => texts.Html(language, "broadcasts.withdrawn"),
        _ => HtmlText.Empty,
    };

    private HtmlText Progress(BroadcastReport report, TimeZoneInfo zone, Language language)
    {
        var (broadcast, counts) = (report.Broadcast, report.Counts);
        if (!broadcast.IsRunning || broadcast.RecalledAt is not null)
        {
            return State(broadcast, zone, language);
        }

        if (counts.Total == 0)
        {
            return texts.Html(language, "broadcasts.preparing");
        }

        var settled = counts.Total - counts.Open;
        var full = settled * BarWidth / counts.Total;
        return texts.Html(
            language,
            "broadcasts.progress",
            ("bar", new string('▰', full) + new string('▱', BarWidth - full)),
            ("settled", settled),
            ("total", counts.Total),
            ("left", texts.Lasting(report.Left, language)));
    }

    private HtmlText Figures(BroadcastReport report, Language language)
    {
        var (broadcast, counts) = (report.Broadcast, report.Counts);
        if (!broadcast.HasBegun || (broadcast.IsRunning && counts.Total == 0))
        {
            return HtmlText.Empty;
        }

        var paused = broadcast.State == BroadcastState.Paused ? counts.Held : 0;
        var done = broadcast.Act switch { BroadcastAct.Recall => "broadcasts.takenBack", BroadcastAct.Correct => "broadcasts.corrected", _ => "broadcasts.sent" };
        return HtmlText.Join(
            " · ",
            [
                texts.Html(language, done, ("count", counts.Sent)),
                .. Some("broadcasts.waiting", counts.Open + paused, language),
                .. Some("broadcasts.failed", counts.Failed, language),
                .. Some("broadcasts.inDoubt", counts.InDoubt + counts.Left, language),
                .. Some("broadcasts.cancelled", counts.Cancelled - paused, language),
                .. Some("broadcasts.twice", broadcast.Act == BroadcastAct.Send ? counts.PossiblyTwice : 0, language),
            ]);
    }

    private HtmlText Reasons(BroadcastReport report, Language language) => report.Counts.Open > 0 || report.Reasons.Count == 0
        ? HtmlText.Empty
        : texts.Html(
            language,
            "broadcasts.reasons",
            ("list", string.Join(texts.Get(language, "broadcasts.reasonSeparator"), report.Reasons.Take(MaxReasons).Select(reason => $"{Word(reason.Reason, language)} {reason.Messages.ToString("N0", CultureInfo.InvariantCulture)}"))));

    private string Word(string reason, Language language) => texts.GetIfAny(language, $"broadcasts.reason.{reason}") ?? reason;

    private IEnumerable<HtmlText> Some(string key, int count, Language language) => count == 0 ? [] : [texts.Html(language, key, ("count", count))];

    private IReadOnlyList<IReadOnlyList<ReplyButton>> Choices(BroadcastReport report, Language language)
    {
        var (id, counts) = (report.Broadcast.Id, report.Counts);
        ReplyButton Button(BroadcastChoice choice) => ReplyButton.Run(
            texts.Get(language, $"broadcasts.{choice.LowerName()}", ("id", id), ("count", BroadcastChoices.CountOf(choice, counts))),
            string.Create(CultureInfo.InvariantCulture, $"/broadcast_{(choice == BroadcastChoice.Reschedule ? "at" : choice.LowerName())} {id}"));
        return [.. BroadcastChoices.Of(report.Broadcast, counts).Select(row => row.Select(Button).ToList())];
    }
}

internal static class LastingText
{
    public static string Lasting(this TextCatalogue texts, TimeSpan time, Language language) => time < TimeSpan.FromMinutes(2)
        ? texts.Get(language, "broadcasts.seconds", ("count", Math.Max(1, (int)time.TotalSeconds)))
        : texts.Get(language, "broadcasts.minutes", ("count", (int)Math.Ceiling(time.TotalMinutes)));
}
