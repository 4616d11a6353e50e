using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Web;

/// <summary>Refuses a form that does not come from our own page.</summary>
internal sealed class RequireAntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context.HttpContext)
                ? await next(context)
                : Results.Text("This form is too old. Go back, load the page again and try once more.", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (AntiforgeryValidationException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest); // no form at all, or more than one takes
        }
    }
}

internal static class OwnForms
{
    private const int MaxFormBytes = 16 * 1024;
    private const int MaxFields = 16;
    private const int MaxNameLength = 100;

    /// <summary>Takes a form of one of our pages: a few short fields, with the token that the page carries.</summary>
    public static RouteHandlerBuilder TakesOwnForm(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter<RequireAntiforgeryFilter>()
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes))
        .WithFormOptions(valueCountLimit: MaxFields, keyLengthLimit: MaxNameLength, valueLengthLimit: MaxFormBytes, multipartBodyLengthLimit: MaxFormBytes);
}
