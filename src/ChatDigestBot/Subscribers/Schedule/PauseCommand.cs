using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

[ChatCommand("pause", Access.GroupAdmins, Order = 170, Example = "/pause 7")]
internal sealed partial class PauseCommand(SubscriberStore subscribers, FollowStore follows, NextDigestWords next, TextCatalogue texts) : IChatCommand
{
    private const int LongestDays = 365;

    private static readonly int[] Offered = [3, 7, 14];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var language = call.Language;
        if (!TryReadDays(call.Arguments, out var days))
        {
            return Reply.Of(texts.Html(language, "subscribers.pauseWrong", ("text", TimeCommand.Echo(call.Arguments)), ("max", LongestDays))) with { EditsMessage = false };
        }

        var hasFollows = await follows.CountAsync(call.Target, cancellationToken) > 0;
        var (_, after) = await subscribers.ChangeAsync(
            call.Target, known => hasFollows || known.Subscriptions.Count > 0 ? Pause(known, days, call.Now) : known, call.Now, cancellationToken);
        if (after.Subscriptions.Count == 0 && !hasFollows)
        {
            return Reply.Of(texts.Html(language, "subscribers.pauseNothing"));
        }

        return days is null
            ? Reply.Of(HtmlText.Lines(texts.Html(language, "subscribers.paused"), texts.Html(language, "subscribers.pauseHowLong"))) with
            {
                Buttons =
                [
                    [.. Offered.Select(count => ReplyButton.Run(texts.Get(language, "subscribers.buttonDays", ("count", count)), $"/pause {count}"))],
                    [ReplyButton.Run(texts.Get(language, "subscribers.buttonResume"), "/resume")],
                ],
            }
            : Reply.Of(HtmlText.Lines(
                texts.Html(language, "subscribers.pausedUntil", ("until", next.Date(after.PausedUntil!.Value, after.Hours.Zone, language))),
                after.Subscriptions.Count == 0 ? HtmlText.Empty : HtmlText.Encode(next.Sentence(after, call.Now, language)))) with
            {
                Buttons = [[ReplyButton.Run(texts.Get(language, "subscribers.buttonResume"), "/resume")]],
            };
    }

    /// <summary>Empty is "until I say so"; else a number of days, or weeks: <c>7</c>, <c>3天</c>, <c>两周</c>, <c>2 weeks</c>.</summary>
    internal static bool TryReadDays(string text, out int? days)
    {
        days = null;
        if (text.Length == 0)
        {
            return true;
        }

        var match = Days().Match(TextFolding.Fold(text.Trim()));
        if (!match.Success)
        {
            return false;
        }

        var number = match.Groups["number"].Value;
        var count = int.TryParse(number, CultureInfo.InvariantCulture, out var digits) ? digits : ChineseNumber.Read(number);
        days = match.Groups["week"].Success ? count * 7 : count;
        return days is >= 1 and <= LongestDays;
    }

    // The same hour so many days later on that wall: as many digests are left out as days were asked for.
    private static Subscriber Pause(Subscriber known, int? days, DateTimeOffset now)
    {
        var local = LocalTime.At(now, known.Hours.Zone);
        return known with
        {
            PausedUntil = days is null
                ? Subscriber.Forever
                : LocalTime.InstantOf(DateOnly.FromDateTime(local).AddDays(days.Value), TimeOnly.FromDateTime(local), known.Hours.Zone),
        };
    }

    [GeneratedRegex("^(?<number>[0-9]{1,3}|[零一二两三四五六七八九十]{1,3})\\s*(?:(?<week>周|星期|个星期|礼拜|个礼拜|w|weeks?)|天|日|d|days?)?$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Days();
}
