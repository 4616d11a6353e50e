using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Zones;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

internal sealed class TimeCommand(SubscriberStore subscribers, NextDigestText next, TextCatalogue texts)
{
    private const int MaxEcho = 40;

    private static readonly TimeOnly[] Offered = [new(7, 0), new(8, 0), new(9, 0), new(12, 0), new(18, 0), new(21, 0)];

    [ChatCommand("time", Access.GroupAdmins, Order = 130, Example = "commands.time.example")]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments.Length == 0)
        {
            return Show("subscribers.time", await subscribers.GetAsync(call.Target, call.Now, cancellationToken), call, isChanged: false);
        }

        var hasTime = HourParser.TryTake(call.Arguments, out var time, out var rest);
        if (hasTime && HourParser.TryTake(rest, out var second, out _))
        {
            return Reply.Of(texts.Html(call.Language, "subscribers.timeOne")) with { Buttons = [Hours([time, second])], EditsMessage = false };
        }

        var days = DigestDays.None;
        if ((rest.Length > 0 && !DayParser.TryRead(rest, out days)) || (!hasTime && days == DigestDays.None))
        {
            return Reply.Of(texts.Html(call.Language, "subscribers.timeWrong", ("text", Echo(call.Arguments)))) with { EditsMessage = false };
        }

        var (_, after) = await subscribers.ChangeAsync(
            call.Target,
            known => known with { Hours = known.Hours with { Time = hasTime ? time : known.Hours.Time, Days = days == DigestDays.None ? known.Hours.Days : days } },
            call.Now,
            cancellationToken);
        return Show("subscribers.timeSet", after, call, isChanged: true);
    }

    internal static string Echo(string text) => PlainText.Shorten(text, MaxEcho);

    private static IReadOnlyList<ReplyButton> Hours(IEnumerable<TimeOnly> times) =>
        [.. times.Distinct().Select(time => ReplyButton.Run(NextDigestText.Clock(time), $"/time {NextDigestText.Clock(time)}"))];

    private Reply Show(string key, Subscriber subscriber, CommandCall call, bool isChanged)
    {
        var hours = subscriber.Hours;
        var text = texts.Html(
            call.Language,
            key,
            ("days", next.Days(hours.Days, call.Language)),
            ("time", NextDigestText.Clock(hours.Time)),
            ("zone", ZoneFinder.City(hours.Zone, call.Language)));
        return Reply.Of(isChanged ? HtmlText.Lines(text, HtmlText.Encode(next.Sentence(subscriber, call.Now, call.Language))) : text) with
        {
            Buttons =
            [
                .. Offered.Chunk(3).Select(Hours),
                [
                    ReplyButton.Run(texts.Get(call.Language, "subscribers.days.every"), "/time daily"),
                    ReplyButton.Run(texts.Get(call.Language, "subscribers.days.weekdays"), "/time mon-fri"),
                    ReplyButton.Run(texts.Get(call.Language, "subscribers.days.weekends"), "/time weekends"),
                ],
            ],
        };
    }
}
