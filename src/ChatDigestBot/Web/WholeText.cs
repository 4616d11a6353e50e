using ChatDigestBot.Shared;
using Microsoft.Extensions.Primitives;

namespace ChatDigestBot.Web;

/// <summary>Refuses what holds no text where text is asked for, for every address and every form: PostgreSQL keeps no zero character and no half of a pair.</summary>
internal static class WholeText
{
    /// <summary>Answers by a sentence what cannot be read: an address with such a character in its path or query, and what endpoints themselves refuse to read.</summary>
    public static IApplicationBuilder UseWholeText(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (!PlainText.IsWhole(request.Path.Value) || !request.Query.All(IsWhole))
        {
            await Refusal(context).ExecuteAsync(context);
            return;
        }

        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false, ContentType: null })
        {
            await Refusal(context).ExecuteAsync(context);
        }
    });

    public static bool IsWhole(IFormCollection form) => form.All(IsWhole);

    public static IResult Refusal(HttpContext context) => Results.Text(Visitor.Of(context).Say("pages.badRequest"), statusCode: StatusCodes.Status400BadRequest);

    private static bool IsWhole(KeyValuePair<string, StringValues> field) => PlainText.IsWhole(field.Key) && field.Value.All(PlainText.IsWhole);
}
