using System.Globalization;
using ChatDigestBot.Broadcasts;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Web;
using ChatDigestBot.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace ChatDigestBot.Console.Deliveries;

/// <summary>The ledger in the console, and what somebody says about rows that did not arrive.</summary>
internal static class DeliveryEndpoints
{
    private const int MaxWord = 200;

    public static void MapDeliveries(this RouteGroupBuilder console)
    {
        console.MapGet("/deliveries", (string? state, string? reason, long? person, string? unit, long? before) =>
            PageResult.Of<DeliveriesPage>(new { Filter = FilterOf(state, reason, person, unit, before) }));
        console.MapGet("/deliveries.csv", (HttpContext context, string? state, string? reason, long? person, string? unit, LedgerCsv csv) =>
            csv.WriteAsync(context, FilterOf(state, reason, person, unit, before: null)));
        console.MapPost("/deliveries/resend", (HttpContext context, [FromForm] long id, DeliveryActs acts) => OneAsync(context, id, acts.ResendAsync)).TakesOwnForm().RequireAuthorization(AdminSession.EditorPolicy);
        console.MapPost("/deliveries/leave", (HttpContext context, [FromForm] long id, DeliveryActs acts) => OneAsync(context, id, acts.LeaveAsync)).TakesOwnForm().RequireAuthorization(AdminSession.EditorPolicy);
        console.MapPost("/deliveries/resend-unit", (HttpContext context, [FromForm] string unit, DeliveryActs acts) => UnitAsync(context, unit, acts.ResendUnitAsync)).TakesOwnForm().RequireAuthorization(AdminSession.EditorPolicy);
        console.MapPost("/deliveries/leave-unit", (HttpContext context, [FromForm] string unit, DeliveryActs acts) => UnitAsync(context, unit, acts.LeaveUnitAsync)).TakesOwnForm().RequireAuthorization(AdminSession.EditorPolicy);
    }

    private static LedgerFilter FilterOf(string? state, string? reason, long? person, string? unit, long? before) => new()
    {
        State = EnumName.Find<DeliveryState>(state),
        Reason = Word(reason),
        ChatId = person,
        Unit = Word(unit),
        Before = before,
        Limit = 0,
    };

    // No code of ours is longer.
    private static string? Word(string? text) => text is { Length: > 0 and <= MaxWord } ? text : null;

    private static async Task<IResult> OneAsync(HttpContext context, long id, Func<long, long, CancellationToken, Task<LedgerRow?>> act) =>
        await act(context.User.UserId(), id, context.RequestAborted) is { } row
            ? Results.LocalRedirect("~/console/deliveries" + QueryString.Create("unit", row.Unit))
            : NoPage.Result();

    private static async Task<IResult> UnitAsync(HttpContext context, string unit, Func<long, string, CancellationToken, Task> act)
    {
        await act(context.User.UserId(), unit, context.RequestAborted);
        return Results.LocalRedirect("~/console/deliveries" + QueryString.Create("unit", unit));
    }
}

/// <summary>Carries out what somebody says about messages that did not arrive, and writes it down in the same transaction.</summary>
internal sealed class DeliveryActs(Database database, DeliveryLedger ledger, BroadcastControls controls, TimeProvider clock)
{
    public Task<LedgerRow?> ResendAsync(long userId, long id, CancellationToken cancellationToken) => OneAsync(
        userId,
        id,
        "resent",
        (session, row) => controls.SendAgainAsync(session, row.Unit, () => LedgerReader.ResendAsync(session, id, clock.GetUtcNow())),
        cancellationToken);

    public Task<LedgerRow?> LeaveAsync(long userId, long id, CancellationToken cancellationToken) =>
        OneAsync(userId, id, "left", (session, _) => LedgerReader.LeaveAsync(session, id), cancellationToken);

    public Task ResendUnitAsync(long userId, string unit, CancellationToken cancellationToken) => UnitAsync(
        userId,
        unit,
        "resent-unit",
        session => controls.SendAgainAsync(session, unit, () => ledger.ResendInDoubtAsync(session, unit)),
        cancellationToken);

    public Task LeaveUnitAsync(long userId, string unit, CancellationToken cancellationToken) =>
        UnitAsync(userId, unit, "left-unit", session => DeliveryLedger.LeaveInDoubtAsync(session, unit), cancellationToken);

    private async Task<LedgerRow?> OneAsync(long userId, long id, string action, Func<DbSession, LedgerRow, Task<int>> act, CancellationToken cancellationToken)
    {
        var row = await database.WriteAsync(
            async session =>
            {
                if (await LedgerReader.FindAsync(session, id) is not { } found)
                {
                    return null;
                }

                if (await act(session, found) > 0)
                {
                    await AuditLog.AddAsync(
                        session,
                        clock.GetUtcNow(),
                        userId,
                        new AuditAct.OfMessage(action, found.Unit, found.ChatId.ToString(CultureInfo.InvariantCulture)) { Was = found.Reason });
                }

                return found;
            },
            cancellationToken);
        controls.Ring();
        return row;
    }

    private async Task UnitAsync(long userId, string unit, string action, Func<DbSession, Task<int>> act, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async session =>
            {
                var count = await act(session);
                if (count > 0)
                {
                    await AuditLog.AddAsync(session, clock.GetUtcNow(), userId, new AuditAct.OfUnit(action, unit, count));
                }
            },
            cancellationToken);
        controls.Ring();
    }
}
