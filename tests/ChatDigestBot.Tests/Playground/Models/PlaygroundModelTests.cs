using ChatDigestBot.ModelSummaries;
using ChatDigestBot.ModelSummaries.Asking;
using ChatDigestBot.ModelSummaries.Checking;
using ChatDigestBot.Playground.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Playground.Models;

/// <summary>With <c>--model</c> a simulated model is there for the bot; without, there is none.</summary>
public sealed class PlaygroundModelTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_simulated_model_answers_where_it_is_asked_for(bool hasModel)
    {
        await using var playground = await PlaygroundApp.StartAsync(new PlaygroundOptions { ChatPort = 0, ApiPort = 0, BotPort = 0, HasModel = hasModel }, CancellationToken.None);
        var bot = playground.Bot!.Services;
        Assert.Equal(hasModel, bot.GetRequiredService<ModelSummaryOptions>().IsOn);
        if (hasModel)
        {
            var source = new SummarySource("青岚市路灯连成一张网", "青岚市的四万盏路灯今天接入智慧城市平台。天亮时会自己调光。", "zh-Hans", "");
            var answer = Assert.IsType<ModelOutcome.Answered>(await bot.GetRequiredService<ModelClient>().AskAsync(ModelRequest.Of(source), CancellationToken.None));
            Assert.Equal("青岚市的四万盏路灯今天接入智慧城市平台。", answer.Text);
        }
    }
}
