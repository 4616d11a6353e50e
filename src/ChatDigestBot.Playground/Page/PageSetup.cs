using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ChatDigestBot.Playground.Hosting;

namespace ChatDigestBot.Playground.Page;

/// <summary>The chat page on its own port: files, endpoints, live events.</summary>
internal static class PageSetup
{
    public static IServiceCollection AddPage(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => PageJson.Apply(options.SerializerOptions));
        services.AddSingleton<PageFiles>();
        services.AddSingleton<PageFeed>();
        services.AddSingleton<ReadMarks>();
        services.AddSingleton<WorldReader>();
        services.AddSingleton<TapWaiter>();
        services.AddSingleton<InlineAsker>();
        return services;
    }

    public static void MapPage(this WebApplication app)
    {
        app.UseLoopbackGuard();
        app.UsePageHeaders();
        app.UseRefusals();
        app.MapStateEndpoints();
        app.MapChatEndpoints();
        app.MapPeopleEndpoints();
        app.MapControlEndpoints();
        app.MapGet("/api/events", (HttpContext context, PageFeed feed, IHostApplicationLifetime lifetime, string? after) =>
        {
            // The header is the browser's own, after a cut; it knows more than the address does.
            var from = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : after;
            return TypedResults.ServerSentEvents(Until(feed, from, lifetime.ApplicationStopping, context.RequestAborted));
        });
        app.MapGet("/{**path}", (string? path, PageFiles files) => files.Find(path ?? ""));
    }

    /// <summary>Ends with the page or with the program, and both quietly.</summary>
    private static async IAsyncEnumerable<SseItem<string>> Until(PageFeed feed, string? from, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        await using var items = feed.WatchAsync(from, either.Token).GetAsyncEnumerator(either.Token);
        while (await HasNextAsync(items, either.Token))
        {
            yield return items.Current;
        }
    }

    private static async Task<bool> HasNextAsync(IAsyncEnumerator<SseItem<string>> items, CancellationToken ending)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return false;
        }
    }
}
