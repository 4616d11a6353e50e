using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Subscribers.Zones;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

[ChatCommand("time", Access.GroupAdmins, Order = 130, Example = "/time 7:30 mon-fri")]
internal sealed class TimeCommand(SubscriberStore subscribers, NextDigestWords next, TextCatalogue texts) : IChatCommand
{
    private const int LongestEcho = 40;

    private static readonly TimeOnly[] Offered = [new(7, 0), new(8, 0), new(9, 0), new(12, 0), new(18, 0), new(21, 0)];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments.Length == 0)
        {
            return Show("subscribers.time", await subscribers.GetAsync(call.Target, call.Now, cancellationToken), call, isChanged: false);
        }

        var hasTime = HourWords.TryTake(call.Arguments, out var time, out var rest);
        var days = DigestDays.None;
        if ((rest.Length > 0 && !DayWords.TryRead(rest, out days)) || (!hasTime && days == DigestDays.None))
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

    internal static string Echo(string text) => text.Length <= LongestEcho ? text : text[..LongestEcho].TrimEnd('\uD800') + "…";

    private Reply Show(string key, Subscriber subscriber, CommandCall call, bool isChanged)
    {
        var hours = subscriber.Hours;
        var text = texts.Html(
            call.Language,
            key,
            ("days", next.Days(hours.Days, call.Language)),
            ("time", NextDigestWords.Clock(hours.Time)),
            ("zone", ZoneFinder.City(hours.Zone, call.Language)));
        return Reply.Of(isChanged ? Shared.HtmlText.Lines(text, Shared.HtmlText.Encode(next.Sentence(subscriber, call.Now, call.Language))) : text) with
        {
            Buttons =
            [
                .. Offered.Select(time => ReplyButton.Run(NextDigestWords.Clock(time), $"/time {NextDigestWords.Clock(time)}")).Chunk(3),
                [
                    ReplyButton.Run(texts.Get(call.Language, "subscribers.days.every"), "/time daily"),
                    ReplyButton.Run(texts.Get(call.Language, "subscribers.days.weekdays"), "/time mon-fri"),
                    ReplyButton.Run(texts.Get(call.Language, "subscribers.days.weekends"), "/time weekends"),
                ],
            ],
        };
    }
}
