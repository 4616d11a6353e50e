using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Roles;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Web;
using ChatDigestBot.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Console.People;

internal static class PeopleEndpoints
{
    public static void MapPeople(this RouteGroupBuilder console)
    {
        console.MapGet("/people", (string? q, string? @is, int? page) => PageResult.Of<PeoplePage>(new { Query = q ?? "", Sort = @is, Page = page ?? 1 }));
        console.MapGet("/people/{id:long}", (long id) => PageResult.Of<PersonPage>(new { Id = id }));
        console.MapPost("/people/{id:long}/ban", (HttpContext context, long id, PersonActs acts) => SetAsync(context, id, isBanned: true, acts)).TakesOwnForm().RequireAuthorization(AdminSession.AdminPolicy);
        console.MapPost("/people/{id:long}/unban", (HttpContext context, long id, PersonActs acts) => SetAsync(context, id, isBanned: false, acts)).TakesOwnForm().RequireAuthorization(AdminSession.AdminPolicy);
        console.MapPost("/people/{id:long}/role", GiveRoleAsync).TakesOwnForm().RequireAuthorization(AdminSession.AdminPolicy);
        console.MapGet("/find", (string? q) => PageResult.Of<FindPage>(new { Query = q ?? "" }));
    }

    private static async Task<IResult> GiveRoleAsync(HttpContext context, long id, [FromForm] string? role, PersonActs acts) =>
        Enum.TryParse<Role>(role, ignoreCase: true, out var given) && await acts.GiveRoleAsync(context.User.UserId(), id, given, context.RequestAborted)
            ? Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"~/console/people/{id}"))
            : NoPage.Result();

    private static async Task<IResult> SetAsync(HttpContext context, long id, bool isBanned, PersonActs acts) =>
        await acts.SetBanAsync(context.User.UserId(), id, isBanned, context.RequestAborted)
            ? Results.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"~/console/people/{id}"))
            : NoPage.Result();
}

/// <summary>What an admin does about a person or a group.</summary>
internal sealed class PersonActs(Database database, Banning banning, RoleGiving giving, TimeProvider clock)
{
    /// <summary>False where there is no such person, or the role is not this admin's to give or take.</summary>
    public async Task<bool> GiveRoleAsync(long userId, long chatId, Role role, CancellationToken cancellationToken) =>
        await FindAsync(chatId, cancellationToken) is { Kind: ChatKind.Private } person
        && await giving.GiveAsync(userId, person.TelegramId, role, cancellationToken);

    /// <summary>False where there is no such chat, or it is an admin's.</summary>
    public async Task<bool> SetBanAsync(long userId, long chatId, bool isBanned, CancellationToken cancellationToken) =>
        await FindAsync(chatId, cancellationToken) is { } person
        && await banning.SetAsync(userId, person.TelegramId, person.Id.ToString(CultureInfo.InvariantCulture), isBanned, clock.GetUtcNow(), cancellationToken);

    private Task<PersonRow?> FindAsync(long chatId, CancellationToken cancellationToken) => database.ReadAsync(session => PeopleReader.FindAsync(session, chatId), cancellationToken);
}
