using System.Globalization;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>On the nights the clocks change, whoever takes digests in those hours gets one each day, and news each time.</summary>
public sealed class ClockChangeJourneys
{
    private static readonly string[] Titles = ["青岚储能电站今天并网", "海上风电场首台机组开始发电", "盐田上的光伏板一年收了两次电费"];

    private static readonly string[] Bodies =
    [
        "青岚市的储能电站昨天并网，装机 120 兆瓦，是当地最大的一座。运营方说，它每天可以为 4,300 户人家供电，夜里用便宜的电充满。",
        "离岸三十公里的海上风电场传来消息：首台机组吊装完成并发出第一度电。船队还要在海上工作到明年春天，台风季节之前全部八十台都要立起来。",
        "盐田的主人在晒盐的水面上架起光伏板，盐照晒，电照发。村里算了一笔账，租金加分红比单晒盐多出一倍，隔壁两个村也来打听了。",
    ];

    [Theory]
    [InlineData("America/New_York", "02:30", "2026-03-07", "2026-03-07 07:30", "2026-03-08 07:00", "2026-03-09 06:30")] // 02:30 is skipped: the first moment after the gap
    [InlineData("Europe/Berlin", "02:30", "2026-03-28", "2026-03-28 01:30", "2026-03-29 01:00", "2026-03-30 00:30")]
    [InlineData("America/New_York", "01:30", "2026-10-31", "2026-10-31 05:30", "2026-11-01 05:30", "2026-11-02 06:30")] // comes twice: the first of them
    [InlineData("Europe/Berlin", "02:30", "2026-10-24", "2026-10-24 00:30", "2026-10-25 00:30", "2026-10-26 01:30")]
    [InlineData("America/New_York", "02:30", "2026-10-31", "2026-10-31 06:30", "2026-11-01 07:30", "2026-11-02 07:30")] // comes once, an hour later by UTC
    public async Task One_digest_comes_each_day_at_the_hour_on_the_wall(string zone, string hour, string firstDay, params string[] expectedUtc)
    {
        var beginning = DateTimeOffset.Parse(firstDay + "T00:00Z", CultureInfo.InvariantCulture).AddHours(-12);
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { StartsAt = beginning });
        var reader = app.Person("小雨", "zh-hans");
        await app.Starts(reader, "t_energy");
        await app.Says(reader, $"/timezone {zone}");
        await app.Says(reader, $"/time {hour}");
        var before = app.SeenBy(reader).Count;
        foreach (var day in Enumerable.Range(0, expectedUtc.Length))
        {
            await app.PostsAppear(new JourneyPost(Titles[day], app.Clock.GetUtcNow().AddHours(-1)) { Body = Bodies[day] });
            await app.TimeComes(beginning.AddDays(day + 1));
        }

        Assert.Equal(expectedUtc, Digests(app, reader, before).Select(digest => digest.SentAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
    }

    private static List<Message> Digests(JourneyApp app, Person reader, int before) =>
        [.. app.SeenBy(reader).Skip(before).Where(message => Titles.Any(title => message.Text.Contains(title, StringComparison.Ordinal)))];
}
