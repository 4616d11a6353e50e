using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>Turns what the world does not allow into an answer with its sentence.</summary>
internal static class PageRefusal
{
    public static IResult NoSuch(string what) => Results.Problem($"There is no such {what}.", statusCode: StatusCodes.Status404NotFound);

    public static IResult Because(string why) => Results.Problem(why, statusCode: StatusCodes.Status409Conflict);

    public static IApplicationBuilder UseRefusals(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (WorldRefusalException refusal) when (!context.Response.HasStarted)
        {
            await Because(refusal.Message).ExecuteAsync(context);
        }
    });
}
