using ChatDigestBot.Telegram;
using ChatDigestBot.Web;
using Microsoft.Net.Http.Headers;

namespace ChatDigestBot.Public;

/// <summary>Pages that need no sign-in: what links in messages lead to, and what the public sees.</summary>
internal static class PublicPages
{
    /// <summary>What the bot is called until Telegram has said its name.</summary>
    private const string DefaultName = "ChatDigestBot";

    public static IServiceCollection AddPublicPages(this IServiceCollection services) => services.AddSingleton<FeedsOut>();

    public static void MapPublicPages(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", ReadMethods.All, () => PageResult.Of<LandingPage>());
        routes.MapMethods("/a/{key}", ReadMethods.All, (string key) => PageResult.Of<ArticlePage>(new { Key = key }));
        routes.MapMethods("/d", ReadMethods.All, () => PageResult.Of<EditionCalendarPage>());
        routes.MapMethods("/d/{key}", ReadMethods.All, (string key) => PageResult.Of<EditionPage>(new { Key = key }));
        routes.MapMethods("/d/{topic}/{day}", ReadMethods.All, (string topic, string day) => PageResult.Of<TopicDayPage>(new { TopicId = topic, Day = day }));
        FeedsOut.Map(routes);
    }

    /// <summary>What every public page says of itself: it differs by language, and may be kept for a minute.</summary>
    public static void Describe(HttpContext context, bool isFound)
    {
        context.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        context.Response.Headers.CacheControl = "public, max-age=60";
        if (!isFound)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    public static string NameOf(BotAccount bot) => bot.Me?.FirstName is { Length: > 0 } name ? name : DefaultName;
}
