using ChatDigestBot.Articles;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>An editor's word on single articles, said in the chat.</summary>
public sealed class CurationJourneys
{
    private const long EditorId = 501;

    [Fact]
    public async Task The_day_until_which_an_article_is_pinned_or_hidden_is_the_editors()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Admins = [EditorId],
            Posts = [new JourneyPost("城市大脑接管三百个路口的红绿灯", JourneyOptions.Beginning.AddHours(-3))],
        });
        var mei = app.Person("Mei", "en", EditorId);
        await app.Starts(mei);
        await app.Says(mei, "/timezone New York"); // where it is still Sunday, 20:00
        var key = Assert.Single(await app.Services.GetRequiredService<ArticleCatalogue>().ListAsync(new ArticleFilter(), CancellationToken.None)).Key;

        Assert.Contains("until 23 November", (await app.Says(mei, $"/pin {key} 1")).Text, StringComparison.Ordinal);
        Assert.Contains("until 23 November", (await app.Says(mei, "/pin")).Text, StringComparison.Ordinal);
        await app.Says(mei, $"/unpin {key}");
        Assert.Contains("until 24 November", (await app.Says(mei, $"/hide {key} 2 wrong")).Text, StringComparison.Ordinal);
    }
}
