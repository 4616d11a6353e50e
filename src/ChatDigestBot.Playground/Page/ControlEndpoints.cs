using ChatDigestBot.Playground.Bots;
using ChatDigestBot.Playground.Time;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>What is not part of Telegram: the clock, the faults, the way into the bot's console.</summary>
internal static class ControlEndpoints
{
    public static void MapControlEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/clock", Jump);
        routes.MapPost("/api/faults", SetFault);
        routes.MapGet("/console", async (PagePlaces places, CancellationToken cancellationToken) =>
            places.SignInLinkAsync is { } link ? Results.Redirect((await link(cancellationToken)).ToString()) : PageRefusal.NoSuch("console: the bot runs elsewhere"));
    }

    private static IResult Jump(JumpBody body, PagePlaces places, World world, PageControls controls, IHostApplicationLifetime lifetime, ILogger<ClockJumps> logger)
    {
        if (controls.Jumps is not { } jumps)
        {
            return PageRefusal.Because("The bot runs in a process of its own, with a clock of its own: time cannot be moved here.");
        }

        if (JumpTarget.Find(body.To, world.Now, places.Zone) is not { } target)
        {
            return PageRefusal.NoSuch("jump");
        }

        if (jumps.IsJumping)
        {
            return PageRefusal.Because("The clock is on its way already.");
        }

        // The page hears of the progress by events, so that a closed tab does not break the jump off.
        _ = jumps.JumpAsync(target, lifetime.ApplicationStopping).ContinueWith(
            jump => PlaygroundLog.JumpBroke(logger, jump.Exception!),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
        return Results.Accepted();
    }

    private static IResult SetFault(FaultBody body, PageControls controls, PageNotices notices)
    {
        if (!controls.Faults.TrySet(body.Name, body.IsOn))
        {
            return PageRefusal.NoSuch("fault");
        }

        notices.Tell("faults", controls.Faults.Show());
        return Results.NoContent();
    }

    internal sealed record JumpBody(string To);

    internal sealed record FaultBody(string Name, bool IsOn);
}

/// <summary>What the page can switch and move.</summary>
internal sealed record PageControls(FaultSwitches Faults)
{
    /// <summary>Null while the bot starts, and where it runs in a process of its own.</summary>
    public ClockJumps? Jumps { get; set; }
}
