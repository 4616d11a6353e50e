using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Playground.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Playground.Hosting;

public sealed class PlaygroundAppTests
{
    [Fact]
    public async Task Once_it_has_started_nobody_is_told_that_the_bot_is_still_reading()
    {
        await using var playground = await PlaygroundApp.StartAsync(new PlaygroundOptions { ChatPort = 0, ApiPort = 0, BotPort = 0 }, CancellationToken.None);
        Assert.True(playground.Bot!.Services.GetRequiredService<IndexingProgress>().HasReadAll);
    }
}
