using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Tests.Console;

/// <summary>Visitors of pages for tests of words.</summary>
internal static class Visitors
{
    private static readonly TextCatalogue Texts = TextFile.ReadAll(Path.Combine(Repository.Root, "content/texts"));

    public static Visitor Of(Language language, string zone = "UTC", string now = "2026-11-28T08:00:00Z") => new()
    {
        Texts = Texts,
        Language = language,
        Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
        Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture),
    };
}
