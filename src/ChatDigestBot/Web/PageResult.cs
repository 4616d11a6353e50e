using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatDigestBot.Web;

/// <summary>Answers with one of our pages.</summary>
/// <remarks>
/// The code that binds requests to endpoints is generated when compiling, beside the pages' own classes, which it therefore cannot see:
/// an endpoint that has one of them in its type is bound by reflection instead, at every start.
/// </remarks>
internal static class PageResult
{
    /// <param name="parameters">The page's parameters, by their names.</param>
    public static IResult Of<TPage>(object? parameters = null, int statusCode = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(parameters ?? new { }) { StatusCode = statusCode };
}
