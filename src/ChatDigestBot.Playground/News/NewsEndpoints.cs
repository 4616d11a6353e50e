namespace ChatDigestBot.Playground.News;

/// <summary>The feeds, below the chat page's address.</summary>
internal static class NewsEndpoints
{
    public const string Folder = "/news/";

    public static void MapNews(this IEndpointRouteBuilder routes, NewsDesk desk) => routes.MapGet(Folder + "{file}", (string file, HttpContext context) =>
    {
        if (NewsFeed.All.FirstOrDefault(feed => feed.File == file) is not { } feed)
        {
            return Results.NotFound();
        }

        var tag = $"\"{desk.Told(feed).Count}\"";
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Text(desk.Write(feed, new Uri($"{context.Request.Scheme}://{context.Request.Host}{Folder}")), Path.GetExtension(file) == ".json" ? "application/feed+json" : "application/xml", System.Text.Encoding.UTF8);
    });
}
