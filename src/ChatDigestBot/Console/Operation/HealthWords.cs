using System.Globalization;
using ChatDigestBot.Shared;
using ChatDigestBot.Web;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Console.Operation;

/// <summary>What the health checks found, in the visitor's words. Pure.</summary>
internal static class HealthWords
{
    // What the state or the words before say too, and how far a pass is that is not under way.
    private static bool IsWorthSaying(string name, object value) => name is not ("indexing" or HealthTrouble.Key) && !(name is "done" or "total" && value is 0 or 0L);

    public static string Summary(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "pages.health.well",
        HealthStatus.Degraded => "pages.health.degraded",
        _ => "pages.health.unwell",
    };

    public static string Tone(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "good",
        HealthStatus.Degraded => "warn",
        _ => "bad",
    };

    /// <summary>"Telegram: ok", "Telegram: no answer".</summary>
    public static string Line(Visitor visitor, string name, HealthReportEntry entry) => visitor.Say(
        "pages.health.line", ("name", visitor.SayIfAny($"pages.checks.{name}") ?? name), ("words", entry.Status == HealthStatus.Healthy ? visitor.Say("pages.health.ok") : Trouble(visitor, entry)));

    /// <summary>Values of a check as they are shown beside it.</summary>
    public static IEnumerable<string> Facts(Visitor visitor, HealthReportEntry entry) => entry.Data.Where(pair => IsWorthSaying(pair.Key, pair.Value)).Select(pair => visitor.Say(
        "pages.health.line",
        ("name", visitor.SayIfAny($"pages.facts.{pair.Key}") ?? pair.Key),
        ("words", pair.Value switch
        {
            DateTimeOffset at => visitor.Moment(at),
            string word => visitor.SayIfAny($"pages.facts.states.{word.Replace(' ', '-')}") ?? word,
            var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        })));

    // An exception's text is for the log alone.
    private static string Trouble(Visitor visitor, HealthReportEntry entry) =>
        entry.Exception is not null ? visitor.Say("pages.health.failing")
        : (entry.Data.GetValueOrDefault(HealthTrouble.Key) is string code ? visitor.SayIfAny($"pages.troubles.{code}") : null) ?? entry.Description ?? visitor.Say("pages.health.failing");
}
