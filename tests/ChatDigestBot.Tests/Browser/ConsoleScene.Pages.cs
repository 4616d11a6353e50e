using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Broadcasts;
using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Digests.Desk;
using ChatDigestBot.Feeds;
using ChatDigestBot.Feeds.Pulling;
using ChatDigestBot.Feeds.Reading;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Journeys;
using ChatDigestBot.Texts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDigestBot.Tests.Browser;

/// <content>All pages of the console with something on each, as the program itself lists them: a new one cannot be forgotten.</content>
internal static partial class ConsoleScene
{
    // Of pages that look different with something asked for.
    private static readonly string[] Questions =
    [
        "/console/deliveries?state=indoubt", "/console/deliveries?unit=slot:2026-11-22", "/console/people?is=withouttopics", "/console/find?q=%E5%82%A8%E8%83%BD",
        "/console/articles?q=%E5%82%A8%E8%83%BD", "/console/desk?topic=ai&language=zh",
    ];

    // Nobody listens at these addresses.
    private static readonly Lazy<string> FeedList = new(() =>
    {
        var path = Path.Combine(AppContext.BaseDirectory, "console-scene-feeds.yaml");
        File.WriteAllText(path, string.Concat(Enumerable.Range(1, 4).Select(number => string.Create(CultureInfo.InvariantCulture, $"{(number == 1 ? "feeds:\n" : "")}  - url: http://127.0.0.1:9/{number}.xml\n    name: 示例源 {number}\n"))));
        return path;
    });

    /// <summary>Work on the desk, a broadcast that went out and one that is a draft, feeds in every state.</summary>
    public static async Task FillAsync(JourneyApp app)
    {
        await WorkOnTheDeskAsync(app);
        await BroadcastAsync(app);
        await FetchAsync(app);
    }

    /// <summary>Every page that can be asked for; but sign-in, which needs nobody, and tables for other programs.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(JourneyApp app)
    {
        var values = await app.Services.GetRequiredService<Database>().ReadAsync(
            async session => new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["/console/articles/{key}"] = await session.ScalarAsync<string>("SELECT key FROM articles ORDER BY id LIMIT 1"),
                ["/console/people/{id:long}"] = await session.ScalarAsync<string>("SELECT id FROM chats WHERE kind = 'private' AND id <> @AdminId ORDER BY id LIMIT 1", new { AdminId }),
                ["/console/broadcasts/{id:long}"] = "1",
                ["/console/broadcasts/{id:long}/correct"] = "1",
                ["/console/broadcasts/draft/{key}"] = await session.ScalarAsync<string>("SELECT key FROM broadcasts WHERE state = 'draft' ORDER BY id DESC LIMIT 1"),
                ["/console/{**rest}"] = "nowhere",
            },
            CancellationToken.None);
        var pages = Patterns(app).Select(pattern => Parameter().Replace(pattern, _ => values.GetValueOrDefault(pattern) ?? throw new InvalidOperationException($"Say here what stands in {pattern}."))).ToList();
        Assert.True(pages.Count > 20, "found too few pages");
        return [.. pages, $"/console/people/{AdminId}", .. Questions];
    }

    private static IEnumerable<string> Patterns(JourneyApp app) => app.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
        .Where(path => path.StartsWith("/console", StringComparison.Ordinal) && !path.Contains("/sign-", StringComparison.Ordinal) && !path.EndsWith(".csv", StringComparison.Ordinal))
        .Distinct();

    // So that there is something of each sort on the desk.
    private static async Task WorkOnTheDeskAsync(JourneyApp app)
    {
        var (desk, reader) = (app.Services.GetRequiredService<EditorsDesk>(), app.Services.GetRequiredService<DeskReader>());
        var edition = new ComingEdition("ai", ComingEdition.Chinese, reader.NextDate);
        await app.PostsAppear(
            new JourneyPost("大模型看懂了手绘的电路图", app.Clock.GetUtcNow().AddHours(-2)) { Source = "晨光网" },
            new JourneyPost("人工智能质检员上岗，三班倒不眨眼", app.Clock.GetUtcNow().AddHours(-3)) { Source = "示例科技" });
        var items = (await reader.ReadAsync(edition, Language.Chinese, CancellationToken.None)).Items;
        Assert.True(items.Count > 2, "The desk is too empty to be looked at.");
        await desk.MoveUpAsync(edition, items[1].Article.Key, AdminId, CancellationToken.None);
        await desk.TakeOutAsync(edition, items[2].Article.Key, AdminId, CancellationToken.None);
        await desk.IntroduceAsync(edition, new TypedOver("今天先看工厂里的人工智能。"), AdminId, CancellationToken.None);
        await desk.ApproveAsync(edition, AdminId, CancellationToken.None);
    }

    private static async Task BroadcastAsync(JourneyApp app)
    {
        var desk = app.Services.GetRequiredService<BroadcastDesk>();
        var message = new BroadcastMessage(HtmlText.Encode("今晚八点维护，简报会晚到。"));
        var sent = await desk.DraftAsync(AdminId, message, Audience.Everybody, CancellationToken.None);
        await desk.StartAsync(sent, AdminId, startsAt: null, reportMessage: null, CancellationToken.None);
        await Playground.Until.SoAsync(async () => await desk.FindAsync(sent.Id, CancellationToken.None) is { State: BroadcastState.Done });
        await desk.DraftAsync(AdminId, message, Audience.Everybody, CancellationToken.None);
    }

    // One that was read, one that is paused, one in trouble, one not asked yet.
    private static async Task FetchAsync(JourneyApp app)
    {
        var (store, board, now) = (app.Services.GetRequiredService<FeedStore>(), app.Services.GetRequiredService<FeedBoard>(), app.Clock.GetUtcNow());
        // No round under way may write down what it finds afterwards.
        var leases = app.Services.GetRequiredService<LeaseStore>();
        Lease? round = null;
        await Playground.Until.SoAsync(async () => (round = await leases.TryAcquireAsync(Lease.Feeds, CancellationToken.None)) is not null);
        var feeds = await board.ListStatesAsync(CancellationToken.None);
        Assert.Equal(4, feeds.Count);
        var states = feeds.Select(one => one.State with { NextAt = now.AddMinutes(40), AskedAt = null, ReadAt = null, Failures = 0, FailingSince = null, Trouble = null }).ToList();
        states[0] = states[0] with { AskedAt = now, ReadAt = now, FirstReadAt = now, Items = 12, Repair = nameof(FeedRepair.Mended) };
        states[1] = states[1] with { AskedAt = now, Failures = 3, FailingSince = now.AddHours(-9), Trouble = nameof(FeedTroubleKind.TimedOut) };
        foreach (var state in states)
        {
            await store.SaveAsync(state, CancellationToken.None);
        }

        await leases.ReleaseAsync(round!, CancellationToken.None);
        await board.SetPausedAsync(states[2].Key, isPaused: true, admin: 7, CancellationToken.None);
        var standing = await board.ListAsync(CancellationToken.None);
        Assert.Equal((1, 1), (standing.Count(one => one.State.IsPaused), standing.Count(one => one.State.Trouble is not null)));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
