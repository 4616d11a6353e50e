using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Zones;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>When digests come: one to three hours, on which days, or once a week.</summary>
internal sealed class TimeCommand(SubscriberStore subscribers, NextDigestText next, TextCatalogue texts)
{
    private const int MaxEcho = 40;
    private const int InRow = 4;

    private static readonly TimeOnly[] Offered = [new(7, 0), new(8, 0), new(9, 0), new(12, 0), new(18, 0), new(19, 0), new(20, 0), new(21, 0)];

    private static readonly (DigestDays Days, string Word, string Label)[] OfferedDays =
    [
        (DigestDays.Every, "daily", "subscribers.buttonDaily"),
        (DigestDays.Weekdays, "mon-fri", "subscribers.buttonWeekdays"),
        (DigestDays.Weekends, "weekends", "subscribers.buttonWeekends"),
    ];

    [ChatCommand("time", Access.GroupAdmins, Order = 130, Example = "commands.time.example")]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments.Length == 0)
        {
            return Show("subscribers.time", await subscribers.GetAsync(call.Target, call.Now, cancellationToken), call, before: null);
        }

        if (TimeParser.Read(call.Arguments) is not { } wish)
        {
            return Reply.Of(texts.Html(call.Language, "subscribers.timeWrong", ("text", Echo(call.Arguments)))) with { EditsMessage = false };
        }

        if (wish.Times.Count > DigestHours.MaxTimes)
        {
            return Reply.Of(texts.Html(call.Language, "subscribers.timeMost", ("most", DigestHours.MaxTimes))) with { EditsMessage = false };
        }

        if (wish.Zones.Count > 1)
        {
            return Reply.Of(texts.Html(call.Language, "subscribers.zoneSeveral", ("text", wish.Place))) with
            {
                Buttons = [.. wish.Zones.Select(zone => ReplyButton.Run(ZoneFinder.City(zone, call.Language), $"/time {wish.Words} {zone.Id}")).Chunk(InRow)],
                EditsMessage = false,
            };
        }

        var (before, after) = await subscribers.ChangeAsync(call.Target, known => known with { Hours = wish.ApplyTo(known.Hours) }, call.Now, cancellationToken);
        return Show("subscribers.timeSet", after, call, before.Hours);
    }

    internal static string Echo(string text) => PlainText.Shorten(text, MaxEcho);

    /// <summary>The command line that brings such hours back.</summary>
    internal static string Line(DigestHours hours) => $"/time {string.Join(' ', hours.Times.Select(DayText.Clock))} {DaysWord(hours.Days)}";

    private static string LineBack(DigestHours before, DigestHours hours) => before.ZoneId == hours.ZoneId ? Line(before) : $"{Line(before)} {before.ZoneId}";

    private Reply Show(string key, Subscriber subscriber, CommandCall call, DigestHours? before)
    {
        var (hours, language) = (subscriber.Hours, call.Language);
        var text = texts.Html(
            language,
            key,
            ("days", HtmlText.Encode(next.Days(hours.Days, language)).Bold()),
            ("time", next.Times(hours, language)),
            ("zone", ZoneFinder.City(hours.Zone, language)));
        var undo = before is null || before == hours ? Array.Empty<ReplyButton>() : [ReplyButton.Run(texts.Get(language, "subscribers.undo"), LineBack(before, hours))];
        return Reply.Of(before is null ? text : HtmlText.Lines(text, HtmlText.Encode(next.Sentence(subscriber, call.Now, language)))) with
        {
            Buttons =
            [
                .. Offered.Select(time => Hour(time, hours)).Chunk(InRow),
                [.. OfferedDays.Select(offer => ReplyButton.Choice(texts.Get(language, offer.Label), hours.Days == offer.Days, $"/time {offer.Word}"))],
                [ReplyButton.Choice(texts.Get(language, "subscribers.weekly"), hours.IsWeekly, "/time weekly"), .. Further(hours, language)],
                [.. undo, ReplyButton.Run(texts.Get(language, "subscribers.buttonSettings"), "/settings")],
            ],
        };
    }

    // With one hour a tap chooses another; with several it takes one away, and an hour that is not chosen takes the place of all.
    private static ReplyButton Hour(TimeOnly time, DigestHours hours)
    {
        var isChosen = hours.Times.Contains(time);
        var left = isChosen && hours.Further.Count > 0 ? hours.Times.Where(other => other != time) : [time];
        return ReplyButton.Choice(DayText.Clock(time), isChosen, $"/time {string.Join(' ', left.Select(DayText.Clock))}");
    }

    // A further hour, half a day from those there are.
    private IEnumerable<ReplyButton> Further(DigestHours hours, Language language)
    {
        if (hours.Times.Count < DigestHours.MaxTimes)
        {
            var added = Offered.MaxBy(time => hours.Times.Min(chosen => Apart(time, chosen)));
            yield return ReplyButton.Run(
                texts.Get(language, "subscribers.alsoAt", ("time", DayText.Clock(added))), $"/time {string.Join(' ', hours.Times.Append(added).Order().Select(DayText.Clock))}");
        }
    }

    // Around the clock, as far as it goes: half a day.
    private static TimeSpan Apart(TimeOnly one, TimeOnly other) => one - other < other - one ? one - other : other - one;

    internal static string DaysWord(DigestDays days) => days switch
    {
        DigestDays.Every => "daily",
        DigestDays.Weekdays => "mon-fri",
        DigestDays.Weekends => "weekends",
        _ => string.Join(' ', DayParser.ShortNames.Where((_, day) => days.HasFlag(DigestDay.Of(day)))),
    };
}
