using System.Globalization;
using ChatDigestBot.Playground.Bots;

namespace ChatDigestBot.Tests.Journeys;

/// <content>How time passes: from one due digest to the next, so that nothing between is left out.</content>
internal sealed partial class JourneyApp
{
    private const int MaxStops = 500;

    private BotSteps Steps => BotSteps.Of(Services, Clock);

    public Task TimePasses(TimeSpan time) => TimeComes(Clock.GetUtcNow() + time);

    /// <summary>The clock goes to a local moment, such as <c>2026-11-24 08:00</c> in <c>Asia/Shanghai</c>.</summary>
    public Task TimeComes(string local, string zone = "Asia/Shanghai")
    {
        var clockTime = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return TimeComes(new DateTimeOffset(clockTime, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(clockTime)));
    }

    public async Task TimeComes(DateTimeOffset instant)
    {
        for (var stop = 0; Clock.GetUtcNow() < instant; stop++)
        {
            Assert.True(stop < MaxStops, "Something stays due for ever.");
            var due = await Steps.NextDueAtAsync(CancellationToken.None);
            Clock.JumpTo(due is { } next && next > Clock.GetUtcNow() && next < instant ? next : instant);
            await Steps.SendDueAsync(CancellationToken.None);
        }
    }

    /// <summary>Posts come into the folder and the bot has read them.</summary>
    public async Task PostsAppear(params IReadOnlyList<JourneyPost> posts)
    {
        foreach (var post in posts)
        {
            await post.WriteAsync(Posts);
        }

        if (bot is not null)
        {
            await Steps.IndexAsync(CancellationToken.None);
        }
    }
}
