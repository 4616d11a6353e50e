using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Alarms;

/// <summary>What admins read of alarms: one message for all that one look changed.</summary>
internal sealed class AlarmWords(TextCatalogue texts, JobTitles jobs)
{
    /// <summary>Calls were refused or not answered, so this one is told when it is over.</summary>
    public const string ToldWhenOver = "telegramAway";

    public HtmlText? Tell(AlarmTurn turn, Language language, DateTimeOffset now)
    {
        var lines = turn.Began.Where(alarm => alarm.Kind != ToldWhenOver).Select(alarm => Line(alarm, $"alarms.{alarm.Kind}", language, now))
            .Concat(turn.Over.Select(alarm => Line(alarm, $"alarms.{alarm.Kind}Over", language, alarm.GoneSince ?? now)))
            .ToList();
        return lines.Count == 0 ? null : HtmlText.Join("\n\n", lines);
    }

    /// <summary>"7 minutes", "3 hours", "2 days".</summary>
    public string Duration(Language language, TimeSpan time) => time switch
    {
        _ when time < TimeSpan.FromHours(2) => texts.Get(language, "alarms.minutes", ("count", Math.Max(1, (int)time.TotalMinutes))),
        _ when time < TimeSpan.FromDays(2) => texts.Get(language, "alarms.hours", ("count", (int)time.TotalHours)),
        _ => texts.Get(language, "alarms.days", ("count", (int)time.TotalDays)),
    };

    private HtmlText Line(OpenAlarm alarm, string key, Language language, DateTimeOffset until) =>
        texts.Html(language, key, ("subject", jobs.Of(language, alarm.Subject)), ("time", Duration(language, until - alarm.Since)));
}
