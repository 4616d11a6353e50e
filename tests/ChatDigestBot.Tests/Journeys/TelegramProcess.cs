using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatDigestBot.Tests.App;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>The simulated Telegram in a process of its own (<c>--no-bot</c>), driven over HTTP.</summary>
internal sealed class TelegramProcess : IAsyncDisposable
{
    private readonly ProgramProcess process;
    private readonly HttpClient http;

    private TelegramProcess(ProgramProcess process, JsonElement ready)
    {
        this.process = process;
        http = new HttpClient { BaseAddress = new Uri(ready.GetProperty("chat").GetString()!), Timeout = ProgramProcess.Patience };
        (Api, Token) = (ready.GetProperty("api").GetString()!, ready.GetProperty("token").GetString()!);
    }

    public string Api { get; }
    public string Token { get; }

    public static async Task<TelegramProcess> StartAsync(string folder)
    {
        var process = ProgramProcess.Start(
            ProgramProcess.PathOf("ChatDigestBot.Playground"), folder, ["--no-bot", "--port", "0", "--api-port", "0"]);
        using var ready = JsonDocument.Parse(await process.LineAsync("\"token\""));
        return new TelegramProcess(process, ready.RootElement.Clone());
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await http.PostAsync($"world/{path}", new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The world's overview with an empty path.</summary>
    public Task<JsonElement> GetAsync(string path) => http.GetFromJsonAsync<JsonElement>($"world{(path.Length > 0 ? "/" : "")}{path}");

    public async Task ClearFaultsAsync() => (await http.DeleteAsync("world/faults")).EnsureSuccessStatusCode();

    public async Task<IReadOnlyList<long>> AddPeopleAsync(int count)
        => [.. (await PostAsync("people", new { count })).GetProperty("ids").EnumerateArray().Select(id => id.GetInt64())];

    /// <summary>Waits until the bot has got so many messages across in all.</summary>
    /// <param name="sent">How many.</param>
    /// <param name="bot">Whose lines are shown if they do not come.</param>
    public async Task WaitForAsync(int sent, ProgramProcess bot)
    {
        var reached = await http.GetFromJsonAsync<JsonElement>($"world/wait?sent={sent}&seconds=100");
        Assert.True(reached.GetProperty("sent").GetInt32() >= sent, $"Of {sent} messages only {reached.GetProperty("sent")} arrived.\n{bot.Output}");
    }

    public async Task<IReadOnlyList<(long ChatId, int MessageId, string Text)>> ArrivalsAsync(int after)
        => [.. (await http.GetStringAsync($"world/deliveries?after={after}")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var arrival = JsonDocument.Parse(line);
            var root = arrival.RootElement;
            return (root.GetProperty("chatId").GetInt64(), root.GetProperty("messageId").GetInt32(), root.GetProperty("text").GetString()!);
        })];

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
    }
}
