using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Worlds;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Playground.BotApi;

/// <summary>A running Bot API server with a small cast, talked to by plain HTTP.</summary>
public sealed class BotApiBench : IAsyncLifetime, IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private BotApiServer server = null!;

    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
    internal World World { get; private set; } = null!;
    internal BotApiServer Server => server;

    /// <summary>Replaced before the first call by tests that need limits, faults or a prefix.</summary>
    internal BotApiOptions Options { get; set; } = new();
    internal WorldOptions WorldOptions { get; set; } = new();

    internal Person Ada { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        World = new World(Clock, WorldOptions);
        Ada = World.AddPerson("Ada", "en");
        World.MeetBot(Ada);
        server = await BotApiServer.StartAsync(World, Options);
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => http.Dispose();

    internal string AddressOf(string method) => $"{server.Url}/bot{server.Token}/{method}";

    internal Task<ApiReply> CallAsync(string method, object parameters)
        => CallAsync(method, JsonSerializer.Serialize(parameters));

    internal async Task<ApiReply> CallAsync(string method, string json = "{}")
        => await PostAsync(AddressOf(method), new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")));

    internal async Task<ApiReply> PostAsync(string address, HttpContent? content)
    {
        using var response = await http.PostAsync(address, content);
        return await ApiReply.ReadAsync(response);
    }

    internal async Task<ApiReply> GetAsync(string address)
    {
        using var response = await http.GetAsync(address);
        return await ApiReply.ReadAsync(response);
    }
}

/// <summary>Status and JSON of one answer.</summary>
internal sealed record ApiReply(int Status, JsonElement Body, string Raw)
{
    public JsonElement Result => Body.GetProperty("result");
    public string Description => Body.GetProperty("description").GetString()!;
    public bool IsOk => Body.GetProperty("ok").GetBoolean();

    public static async Task<ApiReply> ReadAsync(HttpResponseMessage response)
    {
        var raw = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        using var document = JsonDocument.Parse(isJson ? raw : "{}");
        return new ApiReply((int)response.StatusCode, document.RootElement.Clone(), raw);
    }

    /// <summary>One line to compare with: the description of an error, or the result.</summary>
    public string AsLine()
    {
        if (IsOk)
        {
            return Result.GetRawText();
        }

        Assert.Equal(Status, Body.GetProperty("error_code").GetInt32());
        var parameters = Body.TryGetProperty("parameters", out var found) ? " " + found.GetRawText() : "";
        return $"{Status} {Description}{parameters}";
    }
}
