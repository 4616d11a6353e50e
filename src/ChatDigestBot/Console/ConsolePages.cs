using ChatDigestBot.Console.Digests;
using ChatDigestBot.Console.Feeds;
using ChatDigestBot.Console.Jobs;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console;

/// <summary>The pages of the console as its navigation lists them.</summary>
internal static class ConsolePages
{
    public static IReadOnlyList<NavigationItem> All { get; } =
    [
        new(1, "pages.overview.title", "/console", "M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z"),
        new(11, "pages.deliveries.title", "/console/deliveries", "M4 12l16-7-6 15-3-6z"),
        new(12, "pages.broadcasts.title", "/console/broadcasts", "M4 10v4l3 .5V20h3v-5l9 3V6L7 9.5z"),
        new(13, "pages.digests.title", "/console/digests", "M5 5h14v14H5zM5 9.5h14M9 3v4M15 3v4"),
        new(14, "pages.desk.title", "/console/desk", "M4 19h16M6 19V9h12v10M9 9V5h6v4M9 13h6"),
        new(15, "pages.opened.title", OpenedPage.Path, "M3 12c2.500-4 5.500-6 9-6s6.500 2 9 6c-2.500 4-5.500 6-9 6s-6.500-2-9-6zM12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z"),
        new(21, "pages.people.title", "/console/people", "M12 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c.6-4 3.4-6 7-6s6.4 2 7 6"),
        new(22, "pages.topics.title", "/console/topics", "M4 12l8-8h8v8l-8 8zM15.5 8.5h.01"),
        new(31, "pages.articles.title", "/console/articles", "M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4"),
        new(32, "pages.unreadable.title", "/console/unreadable", "M12 4l9 16H3zM12 10v4M12 17h.01"),
        new(33, "pages.feeds.title", FeedEndpoints.Path, "M5 19h.01M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14"),
        new(41, "pages.jobs.title", "/console/jobs", "M12 7v5l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z"),
        new(42, "pages.hangfire.title", HangfireDashboard.Path, "M4 18l5-6 4 3 7-9M15 6h5v5"),
        new(43, "pages.audit.title", "/console/audit", "M6 4h9l4 4v12H6zM9.5 12l2 2 4-4"),
        new(44, "pages.settings.title", "/console/settings", "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5"),
        new(45, "pages.system.title", "/console/system", "M4 5h16v11H4zM9 20h6M12 16v4"),
    ];
}
