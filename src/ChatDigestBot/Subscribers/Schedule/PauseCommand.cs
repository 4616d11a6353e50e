using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

internal sealed class PauseCommand(SubscriberStore subscribers, FollowStore follows, NextDigestText next, TextCatalogue texts)
{
    private const int MaxDays = 365;

    private static readonly int[] Offered = [3, 7, 14];

    private static readonly Dictionary<string, int> Words = new(StringComparer.Ordinal)
    {
        ["半个月"] = 15,
        ["半月"] = 15,
        ["半年"] = 182,
        ["一年"] = 365,
        ["1年"] = 365,
        ["half a month"] = 15,
        ["fortnight"] = 14,
        ["a fortnight"] = 14,
        ["half a year"] = 182,
        ["a year"] = 365,
        ["one year"] = 365,
        ["1 year"] = 365,
        ["tomorrow"] = 1,
        ["today"] = 1,
        ["今天"] = 1,
        ["明天"] = 1,
        ["一周半"] = 10,
    };

    [ChatCommand("pause", Access.GroupAdmins, Order = 170, Example = "commands.pause.example")]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var language = call.Language;
        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        if (FindEnd(call.Arguments, call.Now, zone) is not var (end, hasHour))
        {
            return Reply.Of(texts.Html(language, "subscribers.pauseWrong", ("text", TimeCommand.Echo(call.Arguments)), ("max", MaxDays))) with { EditsMessage = false };
        }

        var hasFollows = await follows.CountAsync(call.Target, cancellationToken) > 0;
        var (_, after) = await subscribers.ChangeAsync(
            call.Target, known => hasFollows || known.Subscriptions.Count > 0 ? known with { PausedUntil = end } : known, call.Now, cancellationToken);
        if (after.Subscriptions.Count == 0 && !hasFollows)
        {
            return Reply.Of(texts.Html(language, "subscribers.pauseNothing"));
        }

        return end == Subscriber.Forever
            ? Reply.Of(HtmlText.Lines(texts.Html(language, "subscribers.paused"), texts.Html(language, "subscribers.pauseHowLong"))) with
            {
                Buttons =
                [
                    [.. Offered.Select(count => ReplyButton.Run(texts.Get(language, "subscribers.buttonDays", ("count", count)), string.Create(CultureInfo.InvariantCulture, $"/pause {count}")))],
                    [ReplyButton.Run(texts.Get(language, "subscribers.buttonResume"), "/resume")],
                ],
            }
            : Reply.Of(HtmlText.Lines(
                texts.Html(language, "subscribers.pausedUntil", ("until", hasHour ? DayText.At(texts, language, end, call.Now, zone) : DayText.Date(texts, language, end, call.Now, zone))),
                after.Subscriptions.Count == 0 ? HtmlText.Empty : HtmlText.Encode(next.Sentence(after, call.Now, language)))) with
            {
                Buttons = [[ReplyButton.Run(texts.Get(language, "subscribers.buttonResume"), "/resume")]],
            };
    }

    /// <summary>Null where neither a number of days nor a moment can be read, or it is too far; no words mean until somebody says so. An hour is to be said where one was named.</summary>
    private static (DateTimeOffset End, bool HasHour)? FindEnd(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (TryReadDays(text, out var days))
        {
            return (days is { } count ? After(count, now, zone) : Subscriber.Forever, false);
        }

        return PauseEnd.Find(text, now, zone) is { } end && end <= now.AddDays(MaxDays) ? (end, LocalTime.At(end, zone).TimeOfDay != TimeSpan.Zero) : null;
    }

    /// <summary>Empty is "until I say so"; else a number of days, weeks or months: <c>7</c>, <c>3天</c>, <c>两周</c>, <c>2 weeks</c>.</summary>
    internal static bool TryReadDays(string text, out int? days)
    {
        days = null;
        if (text.Length == 0)
        {
            return true;
        }

        var folded = TextFolding.Fold(text.Trim());
        if (Words.TryGetValue(folded, out var known))
        {
            days = known;
            return true;
        }

        var match = Days.Match(folded);
        if (!match.Success)
        {
            return false;
        }

        var number = match.Groups["number"].Value;
        var count = number is "a" or "an" ? 1 : WrittenNumber.Read(number);
        days = count * (match.Groups["week"].Success ? 7 : match.Groups["month"].Success ? 30 : 1);
        return days is >= 1 and <= MaxDays;
    }

    // The same hour so many days later on that wall: as many digests are left out as days were asked for.
    private static DateTimeOffset After(int days, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = LocalTime.At(now, zone);
        return LocalTime.InstantOf(DateOnly.FromDateTime(local).AddDays(days), TimeOnly.FromDateTime(local), zone);
    }

    private static readonly Regex Days = RarePattern.Of($"^(?:for\\s+)?(?<number>[0-9]{{1,3}}|{ChineseNumber.Pattern}|(?:an?|{EnglishNumber.Pattern})\\b)\\s*(?:(?<week>周|星期|个星期|礼拜|个礼拜|w|weeks?)|(?<month>个月|months?)|天|日|d|days?)?$");
}
