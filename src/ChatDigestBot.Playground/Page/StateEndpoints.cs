using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>The whole state at once, for a page that opens.</summary>
internal static class StateEndpoints
{
    public static void MapStateEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/state", (World world, WorldReader reader, PageFeed feed, PagePlaces places, PageControls controls) =>
        {
            // Taken first: what happens while the rest is read comes again as an event.
            var after = feed.LastId;
            return new WorldView
            {
                Bot = reader.Bot(),
                Zone = places.Zone.Id,
                People = [.. world.People.Select(reader.Show)],
                Chats = [.. world.Chats.Where(chat => chat.MigratedTo is null).Select(reader.Show)],
                Waiting = reader.Waiting(),
                Clock = controls.Jumps?.Show() ?? new ClockView(world.Now, CanJump: false, HeldBack: 0),
                Faults = controls.Faults.Show(),
                Places = new PlacesView(places.Api, places.SignInLinkAsync is not null),
                After = after,
            };
        });
    }
}
