using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Web;

/// <summary>Forms of our own pages, and the refusal of any that comes from elsewhere.</summary>
internal static class OwnForms
{
    private const int MaxFormBytes = 16 * 1024;
    private const int MaxFields = 16;
    private const int MaxNameLength = 100;

    /// <summary>Takes a form of one of our pages: a few short fields, with the token that the page carries.</summary>
    /// <param name="maxBytes">As it is sent: a Chinese character takes nine.</param>
    public static RouteHandlerBuilder TakesOwnForm(this RouteHandlerBuilder endpoint, int maxBytes = MaxFormBytes, int maxFields = MaxFields) => endpoint
        .AddEndpointFilter(RefuseOthersAsync)
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(maxBytes))
        .WithFormOptions(valueCountLimit: maxFields, keyLengthLimit: MaxNameLength, valueLengthLimit: maxBytes, multipartBodyLengthLimit: maxBytes);

    private static async ValueTask<object?> RefuseOthersAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (OwnOrigin.IsFromElsewhere(context.HttpContext))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        try
        {
            if (!await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext))
            {
                return Results.Text(Visitor.Of(context.HttpContext).Say("pages.formTooOld"), statusCode: StatusCodes.Status400BadRequest);
            }

            return WholeText.IsWhole(await context.HttpContext.Request.ReadFormAsync(context.HttpContext.RequestAborted)) ? await next(context) : WholeText.Refusal(context.HttpContext);
        }
        catch (AntiforgeryValidationException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest); // no form at all, or more than one takes
        }
    }
}
