using System.Text.Json;
using System.Text.Json.Serialization;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.BotApi.Json;
using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Control;

/// <summary>The world over HTTP, for tests and scripts that drive a bot in a process of its own.</summary>
/// <remarks>Whoever maps it guards it: only this machine may reach it.</remarks>
internal static class WorldControl
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void MapWorldControl(this IEndpointRouteBuilder routes, BotApiServer server)
    {
        var world = server.World;
        var deeds = new PersonDeeds(world);
        var group = routes.MapGroup("/world");
        group.MapGet("", context => GetAsync(context, () => Overview(server)));
        group.MapPost("/people", context => PostAsync<PeopleBody>(context, deeds.AddPeople));
        group.MapPost("/start", context => PostAsync<PersonBody>(context, deeds.Start));
        group.MapPost("/say", context => PostAsync<SayBody>(context, deeds.Say));
        group.MapPost("/tap", context => PostAsync<TapBody>(context, deeds.Tap));
        group.MapPost("/inline", context => PostAsync<SayBody>(context, deeds.Ask));
        group.MapPost("/block", context => PostAsync<PersonBody>(context, deeds.Block));
        group.MapPost("/unblock", context => PostAsync<PersonBody>(context, deeds.Unblock));
        group.MapPost("/deactivate", context => PostAsync<PersonBody>(context, deeds.Deactivate));
        group.MapPost("/groups", context => PostAsync<GroupBody>(context, deeds.AddGroup));
        group.MapPost("/groups/{id:long}/bot", context => PostAsync<BotInGroupBody>(context, body => deeds.SetBot(ChatOf(context, world), body)));
        group.MapPost("/groups/{id:long}/migrate", context => GetAsync(context, () => new { id = world.MigrateGroup(ChatOf(context, world)).Id }));
        group.MapGet("/chats/{id:long}/messages", context => WriteMessagesAsync(context, world));
        group.MapGet("/counts", context => GetAsync(context, () => world.Chats.Where(chat => chat.SentByBot > 0).ToDictionary(chat => chat.Id, chat => chat.SentByBot)));
        group.MapGet("/deliveries", context => WriteDeliveriesAsync(context, world));
        group.MapDelete("/deliveries", context => GetAsync(context, () => Done(world.Deliveries.Clear)));
        group.MapGet("/wait", context => WaitAsync(context, world));
        group.MapGet("/faults", context => GetAsync(context, () => server.Account.Faults.Faults));
        group.MapPost("/faults", context => PostAsync<Fault>(context, fault => Done(() => server.Account.Faults.Add(fault))));
        group.MapDelete("/faults", context => GetAsync(context, () => Done(server.Account.Faults.Clear)));
        group.MapGet("/limits", context => GetAsync(context, () => server.Account.Limiter.Limits));
        group.MapPut("/limits", context => PostAsync<SendLimits>(context, limits => Done(() => server.Account.Limiter.Limits = limits)));
    }

    private static object Overview(BotApiServer server) => new
    {
        bot = server.World.Bot.Username,
        api = server.Url,
        token = server.Token,
        people = server.World.People.Count,
        chats = server.World.Chats.Count,
        waitingUpdates = server.World.Updates.Count,
        sent = server.World.Deliveries.Count,
        throttled = server.Account.Limiter.Refused,
        webhook = server.Account.Webhook.Settings?.Url,
    };

    private static object Done(Action act)
    {
        act();
        return new { done = true };
    }

    private static Chat ChatOf(HttpContext context, World world) => world.GetChat(IdOf(context));

    private static long IdOf(HttpContext context) => long.Parse((string)context.Request.RouteValues["id"]!, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task PostAsync<TBody>(HttpContext context, Func<TBody, object> act)
    {
        TBody? body;
        try
        {
            body = await JsonSerializer.DeserializeAsync<TBody>(context.Request.Body, Json, context.RequestAborted);
        }
        catch (JsonException wrong)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = wrong.Message }, Json, context.RequestAborted);
            return;
        }

        await GetAsync(context, () => act(body!));
    }

    private static async Task GetAsync(HttpContext context, Func<object> act)
    {
        object answer;
        try
        {
            answer = act();
        }
        catch (WorldRefusalException refusal)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            answer = new { error = refusal.Message };
        }

        await context.Response.WriteAsJsonAsync(answer, Json, context.RequestAborted);
    }

    /// <summary>Messages as the Bot API shows them, one JSON list.</summary>
    private static async Task WriteMessagesAsync(HttpContext context, World world)
    {
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartArray();
        foreach (var message in world.FindChat(IdOf(context)) is { } chat ? world.MessagesIn(chat) : [])
        {
            MessageJson.Write(writer, message);
        }

        writer.WriteEndArray();
        await writer.FlushAsync(context.RequestAborted);
    }

    /// <summary>One JSON line for each message the bot got across; <c>after</c> leaves out that many from the start.</summary>
    private static async Task WriteDeliveriesAsync(HttpContext context, World world)
    {
        context.Response.ContentType = "application/x-ndjson";
        foreach (var arrival in world.Deliveries.After(NumberOf(context, "after")))
        {
            await context.Response.WriteAsync(JsonSerializer.Serialize(arrival, Json) + "\n", context.RequestAborted);
        }
    }

    /// <summary>Answers when the bot has sent <c>sent</c> messages in all, or after <c>seconds</c>.</summary>
    private static async Task WaitAsync(HttpContext context, World world)
    {
        var wanted = NumberOf(context, "sent");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        enough.CancelAfter(TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, NumberOf(context, "seconds"))));
        try
        {
            await world.Deliveries.ReachAsync(wanted, enough.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
        }

        await context.Response.WriteAsJsonAsync(new { sent = world.Deliveries.Count }, Json, context.RequestAborted);
    }

    private static int NumberOf(HttpContext context, string name) => int.TryParse(context.Request.Query[name], out var number) ? number : 0;
}
