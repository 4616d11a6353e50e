using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatDigestBot.Playground.Hosting;

namespace ChatDigestBot.Playground.Models;

/// <summary>What was asked of the simulated model.</summary>
/// <param name="Authorization">The header, as it came.</param>
/// <param name="Body">The JSON, as it came.</param>
internal sealed record ModelCall(string Path, string Authorization, string Body)
{
    public string Model => (string?)JsonNode.Parse(Body)?["model"] ?? "";

    /// <summary>The last thing said to the model.</summary>
    public string Material => JsonNode.Parse(Body)?["messages"]?.AsArray()[^1]?["content"] is { } content
        ? content is JsonArray parts ? string.Concat(parts.Select(part => (string?)part?["text"])) : (string?)content ?? ""
        : "";
}

/// <summary>A server on loopback that answers as an OpenAI-compatible one does. No model is behind it.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<ModelCall> calls = new();
    private WebApplication app = null!;

    /// <summary>What the bot's endpoint is set to.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Every call so far, in order.</summary>
    public IReadOnlyList<ModelCall> Calls => [.. calls];

    /// <summary>How a call is answered; by itself it says the first sentences of what it is shown.</summary>
    public Func<ModelCall, HttpContext, Task> Answer { get; set; } = (call, context) => SayAsync(context, FirstSentences(call.Material));

    public static async Task<ModelServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new ModelServer();
        var builder = LocalServer.CreateBuilder(port: 0);
        server.app = builder.Build();
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync(cancellationToken);
        server.Endpoint = new Uri(server.app.FindAddress(), "v1");
        return server;
    }

    /// <summary>A completion that says a text.</summary>
    public static async Task SayAsync(HttpContext context, string text, string finish = "stop", string? refusal = null, int? tokens = 120)
    {
        var answer = new JsonObject
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1_700_000_000,
            ["model"] = "simulated",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = refusal is null ? text : null, ["refusal"] = refusal },
                ["finish_reason"] = finish,
            }),
        };
        if (tokens is { } used)
        {
            answer["usage"] = new JsonObject { ["prompt_tokens"] = used / 2, ["completion_tokens"] = used - (used / 2), ["total_tokens"] = used };
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    /// <summary>An error as such servers write it.</summary>
    public static async Task RefuseAsync(HttpContext context, int status, string message = "Something went wrong.")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { error = new { message, type = "error", code = status.ToString(CultureInfo.InvariantCulture) } }), context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = new ModelCall(context.Request.Path, context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync(context.RequestAborted));
        calls.Enqueue(call);
        if (context.Request.Path != "/v1/chat/completions" || !HttpMethods.IsPost(context.Request.Method))
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such path.");
            return;
        }

        await Answer(call, context);
    }

    // What a model would shorten; the title and the two marks are left out.
    private static string FirstSentences(string material)
    {
        var text = string.Concat(material.Split('\n').Skip(3).SkipLast(1));
        var end = text.IndexOfAny(['。', '！', '？']) is >= 0 and var chinese ? chinese + 1 : text.IndexOf(". ", StringComparison.Ordinal) + 1;
        return end > 0 ? text[..end] : text;
    }
}
