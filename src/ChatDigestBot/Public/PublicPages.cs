using ChatDigestBot.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatDigestBot.Public;

/// <summary>Pages that need no sign-in: what links in messages lead to.</summary>
internal static class PublicPages
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPublicPages(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/a/{key}", Methods, (string key) => new RazorComponentResult<ArticlePage>(new { Key = key }));

    /// <summary>The first of the browser's languages that the bot speaks; a link preview, which names none, gets <paramref name="otherwise"/>.</summary>
    public static Language LanguageOf(HttpContext context, Language otherwise)
    {
        foreach (var wanted in context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1))
        {
            if (Languages.TryParse(wanted.Value.ToString(), out var language))
            {
                return language;
            }
        }

        return otherwise;
    }
}
