using System.Net;
using ChatDigestBot.Broadcasts;
using ChatDigestBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Two editors have the same page open: what one saves is not undone by the other unseen, and what the other typed is not lost either.</summary>
public sealed class OldFormJourneys
{
    private const long MeiId = 501;
    private const long BenId = 502;
    private const string Title = "城市大脑接管三百个路口的红绿灯";

    [Theory]
    [InlineData((int)DatabaseEngine.Sqlite)]
    [InlineData((int)DatabaseEngine.Postgres)]
    public async Task Who_corrects_the_summary_leaves_the_title_that_somebody_else_corrected_meanwhile(int engine)
    {
        await using var app = await StartAsync((DatabaseEngine)engine);
        using var mei = await ConsoleVisit.SignInAsync(app, MeiId);
        using var ben = await ConsoleVisit.SignInAsync(app, BenId);
        var article = await ArticleAsync(app);
        var (meis, bens) = (await mei.OpenAsync(article), await ben.OpenAsync(article));
        await mei.FillInAsync(meis, article + "/edit", ("title", "三十个路口的红绿灯"));
        Assert.Equal(HttpStatusCode.Redirect, (await ben.FillInAsync(bens, article + "/edit", ("summary", "三十个路口昨天接入。"))).Status);

        var page = await ben.ReadAsync(article);
        Assert.Contains("value=\"三十个路口的红绿灯\"", page, StringComparison.Ordinal);
        Assert.Contains(">三十个路口昨天接入。</textarea>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_corrects_what_somebody_else_corrected_meanwhile_sees_both_and_says_it_once_more()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        using var mei = await ConsoleVisit.SignInAsync(app, MeiId);
        using var ben = await ConsoleVisit.SignInAsync(app, BenId);
        var article = await ArticleAsync(app);
        var (meis, bens) = (await mei.OpenAsync(article), await ben.OpenAsync(article));
        await mei.FillInAsync(meis, article + "/edit", ("title", "Thirty lamps"));
        var (status, refused) = await ben.FillInAsync(bens, article + "/edit", ("title", "Three lamps"), ("summary", "A new summary."));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("Somebody has changed this", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"Three lamps\"", refused, StringComparison.Ordinal);
        Assert.Contains("Now it says: <span lang=\"zh-Hans\">Thirty lamps", refused, StringComparison.Ordinal);
        Assert.Contains(">A new summary.</textarea>", refused, StringComparison.Ordinal);
        var standing = await ben.ReadAsync(article);
        Assert.Contains("value=\"Thirty lamps\"", standing, StringComparison.Ordinal);
        Assert.DoesNotContain("A new summary.", standing, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await ben.FillInAsync(refused, article + "/edit")).Status);
        var saved = await ben.ReadAsync(article);
        Assert.Contains("value=\"Three lamps\"", saved, StringComparison.Ordinal);
        Assert.Contains(">A new summary.</textarea>", saved, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)DatabaseEngine.Sqlite)]
    [InlineData((int)DatabaseEngine.Postgres)]
    public async Task A_line_of_introduction_is_not_written_over_unseen(int engine)
    {
        const string Desk = "/console/desk?topic=smart-city&language=zh";
        await using var app = await StartAsync((DatabaseEngine)engine);
        using var mei = await ConsoleVisit.SignInAsync(app, MeiId);
        using var ben = await ConsoleVisit.SignInAsync(app, BenId);
        var (meis, bens) = (await mei.OpenAsync(Desk), await ben.OpenAsync(Desk));
        Assert.Equal(HttpStatusCode.Redirect, (await mei.FillInAsync(meis, "/console/desk/intro", ("intro", "Lamps first."))).Status);
        var (status, refused) = await ben.FillInAsync(bens, "/console/desk/intro", ("intro", "Cars first."));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("value=\"Cars first.\"", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"Lamps first.\"", await ben.ReadAsync(Desk), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await ben.FillInAsync(refused, "/console/desk/intro")).Status);
        Assert.Contains("value=\"Cars first.\"", await mei.ReadAsync(Desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broadcast_is_not_corrected_over_a_correction_nobody_saw()
    {
        await using var app = await StartAsync(DatabaseEngine.Sqlite);
        using var mei = await ConsoleVisit.SignInAsync(app, MeiId);
        using var ben = await ConsoleVisit.SignInAsync(app, BenId);
        var page = await BeginAsync(mei, await mei.SendAsync("/console/broadcasts/draft", ("text", "Tonight at eight\nFor an hour"), ("people", "1")));
        await EndsAsync(app, 1);
        var (meis, bens) = (await mei.OpenAsync(page + "/correct"), await ben.OpenAsync(page + "/correct"));
        await mei.FillInAsync(meis, page + "/correct", ("text", "Tonight at nine"));
        await BeginAsync(mei, $"/{await KeyAsync(app, 2)}");
        await EndsAsync(app, 2);

        var (status, refused) = await ben.FillInAsync(bens, page + "/correct", ("text", "Tonight at ten"));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains(">Tonight at ten</textarea>", refused, StringComparison.Ordinal);
        Assert.Contains("Tonight at nine", refused, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await ben.FillInAsync(refused, page + "/correct")).Status);
        Assert.NotEmpty(await KeyAsync(app, 3));
    }

    private static async Task<string> BeginAsync(ConsoleVisit editor, string? draft) => (await editor.SendAsync("/console/broadcasts/start", ("key", draft!.Split('/')[^1])))!;

    private static Task EndsAsync(JourneyApp app, long id) => Playground.Until.SoAsync(async () =>
        await app.Services.GetRequiredService<BroadcastDesk>().FindAsync(id, CancellationToken.None) is { State: BroadcastState.Done });

    private static async Task<string> KeyAsync(JourneyApp app, long id) => (await app.Services.GetRequiredService<BroadcastDesk>().FindAsync(id, CancellationToken.None))!.Key;

    private static async Task<string> ArticleAsync(JourneyApp app) => "/console/articles/" + (await app.Services.GetRequiredService<Database>().ReadAsync(
        session => session.QueryAsync<string>("SELECT key FROM articles WHERE title = @Title", new { Title }), CancellationToken.None)).Single();

    private static async Task<JourneyApp> StartAsync(DatabaseEngine engine)
    {
        var app = await JourneyApp.StartAsync(new JourneyOptions
        {
            Engine = engine,
            Admins = [MeiId, BenId],
            Settings = ["Delivery:MessagesPerSecond=1000"],
            Posts = [new JourneyPost(Title, JourneyOptions.Beginning.AddHours(-3))],
        });
        await app.Starts(app.Person("Mei", "en", MeiId));
        await app.Starts(app.Person("Ben", "en", BenId));
        return app;
    }
}
