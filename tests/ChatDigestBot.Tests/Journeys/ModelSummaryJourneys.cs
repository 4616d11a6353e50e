using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Jobs;
using ChatDigestBot.ModelSummaries;
using ChatDigestBot.ModelSummaries.Asking;
using ChatDigestBot.Playground.Models;
using ChatDigestBot.Playground.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>An operator has a model write summaries: readers get them, are told so, and get the bot's own where they are none.</summary>
public sealed partial class ModelSummaryJourneys : IAsyncLifetime
{
    private const long AdminId = 501;
    private const int ModelFailsEvent = 1600;
    private const string City = "临港新城的智慧城市大脑上线，红绿灯会看人流";
    private const string Body =
        "示例日报讯 临港新城今天启用了智慧城市大脑。三百二十一个路口的红绿灯接入同一个平台，系统按人流调整时长。市政负责人林晓说，早高峰平均等待从九十秒降到四十二秒。"
        + "项目由示例科技承建，投资一亿二千万元，第二期将覆盖停车和路灯。居民王女士说，过马路不用再跑了。";

    private const string Good = "临港新城321个路口的红绿灯已接入智慧城市大脑，早高峰平均等待降到42秒，下一步轮到停车和路灯。";

    private ModelServer _model = null!;

    public async Task InitializeAsync() => _model = await ModelServer.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _model.DisposeAsync();

    [Fact]
    public async Task A_digest_tells_the_models_sentence_and_why_says_that_it_is_one()
    {
        _model.Answer = (_, context) => ModelServer.SayAsync(context, Good);
        await using var app = await StartAsync($"Summaries:Endpoint={_model.Endpoint}", "Summaries:Model=simulated");
        var reader = await MorningComesAsync(app);
        var digest = app.SeenBy(reader)[^1].Text;
        Assert.Contains(Good, digest, StringComparison.Ordinal);
        var call = Assert.Single(_model.Calls);
        // Of people nothing goes along.
        Assert.DoesNotContain("小雨", call.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(reader.Id.ToString(CultureInfo.InvariantCulture), call.Body, StringComparison.Ordinal);

        Assert.Contains("概要由 AI 撰写", (await app.Says(reader, "/why")).Text, StringComparison.Ordinal);
        var page = await ConsolePageAsync(app);
        Assert.Contains("AI (simulated)", page, StringComparison.Ordinal);
        Assert.Contains(Good, page, StringComparison.Ordinal);
        Assert.Contains("The bot's own", page, StringComparison.Ordinal);
        Assert.Contains("Digests tell this one.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_model_invents_something_the_bots_own_sentence_is_told_and_the_console_says_why()
    {
        const string Invented = "临港新城500个路口的红绿灯已接入智慧城市大脑。";
        _model.Answer = (_, context) => ModelServer.SayAsync(context, Invented);
        await using var app = await StartAsync($"Summaries:Endpoint={_model.Endpoint}", "Summaries:Model=simulated");
        var reader = await MorningComesAsync(app);
        Assert.DoesNotContain("500个路口", app.SeenBy(reader)[^1].Text, StringComparison.Ordinal);
        Assert.Contains(City, app.SeenBy(reader)[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("AI", (await app.Says(reader, "/why")).Text, StringComparison.Ordinal);
        var page = await ConsolePageAsync(app);
        Assert.Contains(Invented, page, StringComparison.Ordinal);
        Assert.Contains("It has a number that the article does not have.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_away_holds_up_no_digest()
    {
        _model.Answer = (_, context) => ModelServer.RefuseAsync(context, 503);
        await using var app = await StartAsync($"Summaries:Endpoint={_model.Endpoint}", "Summaries:Model=simulated");
        app.Log.Expect(ModelFailsEvent);
        var reader = await MorningComesAsync(app);
        Assert.Contains(City, app.SeenBy(reader)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_endpoint_there_is_nothing_that_could_ask_and_the_digest_is_the_same()
    {
        await using var off = await StartAsync("Summaries:Model=simulated", "Summaries:KeyFile=/no/such/file");
        Assert.Null(off.Services.GetService<ModelClient>());
        Assert.Null(off.Services.GetService<StorySummariser>());
        Assert.DoesNotContain(off.Services.GetRequiredService<JobSchedules>().Declared, job => job.Name.Contains("summar", StringComparison.Ordinal));
        var reader = await MorningComesAsync(off);
        var digest = off.SeenBy(reader)[^1].Text;

        _model.Answer = (_, context) => ModelServer.SayAsync(context, "抱歉，我无法总结这篇文章。");
        await using var refused = await StartAsync($"Summaries:Endpoint={_model.Endpoint}", "Summaries:Model=simulated");
        Assert.Equal(digest, refused.SeenBy(await MorningComesAsync(refused))[^1].Text);
        Assert.Single(_model.Calls);
    }

    [Fact]
    public async Task Of_an_archive_and_of_what_is_due_later_no_model_is_asked()
    {
        await using var app = await StartAsync($"Summaries:Endpoint={_model.Endpoint}", "Summaries:Model=simulated");
        await app.PostsAppear(new JourneyPost(City, app.Clock.GetUtcNow().AddHours(-1)) { Body = Body });
        var reader = app.Person("小雨", "zh-hans");
        await app.Starts(reader, "t_smart-city");
        await SummariseAsync(app);
        Assert.Empty(_model.Calls);
    }

    private static Task<JourneyApp> StartAsync(params string[] settings) => JourneyApp.StartAsync(new JourneyOptions
    {
        Admins = [AdminId],
        Settings = settings,
        Posts = [new JourneyPost("星河半导体发布七纳米芯片“北辰”，功耗降三成", JourneyOptions.Beginning.AddDays(-9)) { Source = "示例科技" }],
    });

    /// <summary>Somebody follows the topic, news comes in the night, and at eight their digest.</summary>
    private static async Task<Person> MorningComesAsync(JourneyApp app)
    {
        await app.PostsAppear();
        var reader = app.Person("小雨", "zh-hans");
        await app.Starts(reader, "t_smart-city");
        await app.TimeComes("2026-11-24 07:20");
        await app.PostsAppear(new JourneyPost(City, app.Clock.GetUtcNow().AddMinutes(-30)) { Body = Body });
        if (app.Services.GetRequiredService<JobSchedules>().Declared.Any(job => job.Name == SummariseDueStoriesJob.Name))
        {
            await SummariseAsync(app);
        }

        var before = app.World.Deliveries.Count;
        await app.TimeComes("2026-11-24 08:01");
        await app.Arrive(before + 1);
        return reader;
    }

    // The clock's jump may have begun a run of its own: then this one waits for it.
    private static Task SummariseAsync(JourneyApp app) => app.Services.GetRequiredService<JobRunner>().RunInTurnAsync(
        app.Services.GetRequiredService<JobSchedules>().Declared.First(job => job.Name == SummariseDueStoriesJob.Name), CancellationToken.None);

    private static async Task<string> ConsolePageAsync(JourneyApp app)
    {
        var admin = app.Person("Admin", id: AdminId);
        await app.Starts(admin);
        var key = Key().Match((await app.Says(admin, "/console")).Message.Text).Value;
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.BotAddress };
        using var fields = new FormUrlEncodedContent([new("key", key), new("__RequestVerificationToken", Token().Match(await browser.GetStringAsync($"/console/sign-in?key={key}")).Groups[1].Value)]);
        await browser.PostAsync("/console/sign-in", fields);
        var list = await browser.GetStringAsync($"/console/articles?q={Uri.EscapeDataString("title:智慧城市大脑")}");
        return WebUtility.HtmlDecode(await browser.GetStringAsync(Details().Match(list).Value));
    }

    [GeneratedRegex("[0-9A-Za-z]{22}")]
    private static partial Regex Key();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("/console/articles/[0-9A-Za-z]+")]
    private static partial Regex Details();
}
