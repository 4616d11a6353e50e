using Microsoft.AspNetCore.Antiforgery;

namespace ChatDigestBot.Web;

/// <summary>Refuses a form that does not come from our own page.</summary>
internal sealed class RequireAntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.Text("This form is too old. Go back, load the page again and try once more.", statusCode: StatusCodes.Status400BadRequest);
}
