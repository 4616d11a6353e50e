using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatDigestBot.Playground.Control;
using ChatDigestBot.Playground.Hosting;
using ChatDigestBot.Tests.Playground.BotApi;
using Microsoft.AspNetCore.Builder;

namespace ChatDigestBot.Tests.Playground.Control;

public sealed class WorldControlTests : IAsyncLifetime
{
    private readonly BotApiBench bench = new();
    private readonly HttpClient http = new();
    private WebApplication app = null!;

    [Fact]
    public async Task Five_thousand_people_are_there_at_once_and_can_be_written_to()
    {
        var ids = (await PostAsync("people", """{"count":5000}""")).GetProperty("ids").EnumerateArray().Select(id => id.GetInt64()).ToList();

        Assert.Equal(5000, ids.Count);
        Assert.True((await bench.CallAsync("sendMessage", new { chat_id = ids[^1], text = "a" })).IsOk);
        Assert.Equal(1, (await GetAsync("counts")).GetProperty($"{ids[^1]}").GetInt32());
    }

    [Fact]
    public async Task A_person_starts_says_and_taps_and_the_bots_messages_can_be_read()
    {
        var person = (await PostAsync("people", """{"name":"Bo","language":"en"}""")).GetProperty("id").GetInt64();
        await PostAsync("start", $$"""{"person":{{person}},"payload":"t_ai"}""");
        await PostAsync("say", $$"""{"person":{{person}},"text":"hello"}""");
        await bench.CallAsync("sendMessage", $$$"""{"chat_id":{{{person}}},"text":"pick","reply_markup":{"inline_keyboard":[[{"text":"Go","callback_data":"/go"}]]}}""");
        var messages = await GetAsync($"chats/{person}/messages");
        var picked = messages.EnumerateArray().Last();
        var tap = await PostAsync("tap", $$"""{"person":{{person}},"message":{{picked.GetProperty("message_id").GetInt32()}},"button":"Go"}""");

        Assert.Equal(["/start t_ai", "hello", "pick"], messages.EnumerateArray().Select(message => message.GetProperty("text").GetString()));
        var updates = (await bench.CallAsync("getUpdates")).Result.EnumerateArray().ToList();
        Assert.Equal(tap.GetProperty("query").GetString(), updates[^1].GetProperty("callback_query").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Every_arrival_is_listed_with_its_time()
    {
        await bench.CallAsync("sendMessage", new { chat_id = bench.Ada.Id, text = "one" });
        bench.Clock.Advance(TimeSpan.FromSeconds(3));
        await bench.CallAsync("sendMessage", new { chat_id = bench.Ada.Id, text = "two" });

        Assert.Equal(
            [
                $$"""{"at":"2026-11-22T08:00:00+00:00","chatId":{{bench.Ada.Id}},"threadId":null,"messageId":1,"text":"one"}""",
                $$"""{"at":"2026-11-22T08:00:03+00:00","chatId":{{bench.Ada.Id}},"threadId":null,"messageId":2,"text":"two"}""",
            ],
            (await http.GetStringAsync("world/deliveries")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Single((await http.GetStringAsync("world/deliveries?after=1")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Waiting_ends_when_so_many_messages_have_arrived()
    {
        var waiting = GetAsync("wait?sent=2&seconds=60");
        await bench.CallAsync("sendMessage", new { chat_id = bench.Ada.Id, text = "one" });
        await bench.CallAsync("sendMessage", new { chat_id = bench.Ada.Id, text = "two" });

        Assert.Equal(2, (await waiting).GetProperty("sent").GetInt32());
        Assert.Equal(2, (await GetAsync("wait?sent=9&seconds=0")).GetProperty("sent").GetInt32());
    }

    [Fact]
    public async Task Faults_and_limits_are_switched_on_and_off()
    {
        await PostAsync("faults", """{"kind":"throttle","retryAfter":9,"method":"getMe"}""");
        Assert.Equal(429, (await bench.CallAsync("getMe")).Status);
        Assert.Equal("throttle", (await GetAsync("faults"))[0].GetProperty("kind").GetString());
        await http.DeleteAsync("world/faults");
        Assert.Equal(200, (await bench.CallAsync("getMe")).Status);

        await http.PutAsJsonAsync("world/limits", new { perSecond = 1 });
        var people = bench.World.AddPeople(3);
        foreach (var person in people)
        {
            await bench.CallAsync("sendMessage", new { chat_id = person.Id, text = "a" });
        }

        Assert.Equal(2, (await GetAsync("")).GetProperty("throttled").GetInt32());
    }

    [Fact]
    public async Task Groups_are_made_the_bot_added_and_the_group_migrated()
    {
        var group = (await PostAsync("groups", $$"""{"title":"G","creator":{{bench.Ada.Id}},"type":"group"}""")).GetProperty("id").GetInt64();
        await PostAsync($"groups/{group}/bot", $$"""{"by":{{bench.Ada.Id}}}""");
        Assert.True((await bench.CallAsync("sendMessage", new { chat_id = group, text = "a" })).IsOk);
        var supergroup = (await PostAsync($"groups/{group}/migrate", "{}")).GetProperty("id").GetInt64();

        Assert.Equal(
            $"400 Bad Request: group chat was upgraded to a supergroup chat {{\"migrate_to_chat_id\":{supergroup}}}",
            (await bench.CallAsync("sendMessage", new { chat_id = group, text = "a" })).AsLine());
    }

    [Theory]
    [InlineData("say", """{"person":5,"text":"a"}""", HttpStatusCode.Conflict)]
    [InlineData("say", """{"person":1000001,"txt":"a"}""", HttpStatusCode.BadRequest)]
    [InlineData("faults", """{"kind":"earthquake"}""", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_is_refused_with_a_sentence(string path, string body, HttpStatusCode status)
    {
        using var content = new StringContent(body);
        using var response = await http.PostAsync($"world/{path}", content);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains("error", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public async Task InitializeAsync()
    {
        await bench.InitializeAsync();
        app = LocalServer.CreateBuilder(0).Build();
        app.MapWorldControl(bench.Server);
        http.BaseAddress = await app.StartOnPortAsync("--port", 0, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        await bench.DisposeAsync();
        bench.Dispose();
    }

    private async Task<JsonElement> PostAsync(string path, string body)
    {
        using var content = new StringContent(body);
        using var response = await http.PostAsync($"world/{path}", content);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> GetAsync(string path) => await http.GetFromJsonAsync<JsonElement>($"world/{path}");
}
