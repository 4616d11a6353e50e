using System.Globalization;
using ChatDigestBot.Web;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatDigestBot.Console.Operation;

/// <summary>What the health checks found, in the visitor's words. Pure.</summary>
internal static class HealthWords
{
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

    /// <summary>"Telegram: ok", with the check's own words where something is wrong.</summary>
    public static string Line(Visitor visitor, string name, HealthReportEntry entry)
    {
        var title = $"pages.checks.{name}";
        var label = visitor.Texts.Has(visitor.Language, title) ? visitor.Say(title) : name;
        return $"{label}: {(entry.Status == HealthStatus.Healthy ? visitor.Say("pages.health.ok") : Trouble(visitor, entry))}";
    }

    /// <summary>Values of a check as they are shown beside it.</summary>
    public static IEnumerable<string> Facts(HealthReportEntry entry) =>
        entry.Data.Select(pair => $"{pair.Key}: {Convert.ToString(pair.Value, CultureInfo.InvariantCulture)}");

    // An exception's text is for the log alone.
    private static string Trouble(Visitor visitor, HealthReportEntry entry) => entry.Exception is null && entry.Description is { } words ? words : visitor.Say("pages.health.failing");
}
