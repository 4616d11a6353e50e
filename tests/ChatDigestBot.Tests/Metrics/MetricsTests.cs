using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChatDigestBot.Tests.Journeys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatDigestBot.Tests.Metrics;

/// <summary>What Prometheus and a collector get from a bot that people use.</summary>
public sealed class MetricsTests
{
    private static readonly string[] KnownForLong =
    [
        "subscribers", "subscribers_awaiting", "chats_unreachable", "articles", "articles_unreadable", "stories", "deliveries{state=\"sent\"}", "deliveries{state=\"planned\"}",
        "deliveries{state=\"sending\"}", "deliveries{state=\"failed\"}", "deliveries{state=\"indoubt\"}", "deliveries{state=\"cancelled\"}", "deliveries_possibly_twice", "process_memory_bytes",
    ];

    [Fact]
    public async Task Prometheus_reads_figures_calls_updates_commands_jobs_and_the_process()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Posts = [new JourneyPost("城市大脑上线新功能", JourneyOptions.Beginning.AddHours(-1))] });
        await using var other = await JourneyApp.StartAsync();
        var ada = app.Person("Ada");
        await app.Starts(ada, "t_ai");
        await app.Says(ada, "/topics");
        await app.Says(ada, "/topics");

        var metrics = await ReadAsync(app);
        Assert.All(KnownForLong, name => Assert.True(metrics.ContainsKey($"chatdigestbot_{name}"), name));
        Assert.Equal((1, 1, 1), (metrics["chatdigestbot_subscribers"], metrics["chatdigestbot_articles"], metrics["chatdigestbot_stories"]));
        Assert.Equal(2, metrics["chatdigestbot_command_duration_seconds_count{command=\"topics\"}"]);
        Assert.Equal((1, 1, 0), (metrics["chatdigestbot_database_up"], metrics["chatdigestbot_telegram_up"], metrics["chatdigestbot_deliveries_oldest_waiting_seconds"]));
        Assert.True(metrics.Single(line => line.Key.StartsWith("chatdigestbot_bot_api_calls{", StringComparison.Ordinal)
            && line.Key.Contains("sendMessage", StringComparison.Ordinal) && line.Key.Contains("\"ok\"", StringComparison.Ordinal)).Value >= 3);
        Assert.True(metrics.Single(line => line.Key.StartsWith("chatdigestbot_updates_ended{", StringComparison.Ordinal)).Value >= 3);
        Assert.True(metrics["process_cpu_seconds_total"] > 0);
        Assert.DoesNotContain(metrics.Keys, name => name.Contains("Ada", StringComparison.Ordinal) || name.Contains(app.Telegram.Token, StringComparison.Ordinal));

        // Two bots in one process do not count each other's.
        var others = await ReadAsync(other);
        Assert.Equal(0, others["chatdigestbot_subscribers"]);
        Assert.DoesNotContain("chatdigestbot_command_duration_seconds_count{command=\"topics\"}", others.Keys);
    }

    [Fact]
    public async Task With_a_token_only_its_bearer_reads()
    {
        await using var app = await JourneyApp.StartAsync(new JourneyOptions { Settings = ["Web:MetricsToken=s3cret"] });
        using var http = new HttpClient { BaseAddress = app.BotAddress };
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/metrics")).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/metrics")).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "s3cret");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task A_collector_gets_figures_and_spans_and_no_address_of_a_call()
    {
        var got = new ConcurrentDictionary<string, string>();
        await using var collector = WebApplication.CreateSlimBuilder().Build();
        collector.MapPost("/v1/{kind}", async (string kind, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            var text = Encoding.Latin1.GetString(body.ToArray());
            got.AddOrUpdate(kind, text, (_, before) => before + text);
            return Results.Ok();
        });
        collector.Urls.Add("http://127.0.0.1:0");
        await collector.StartAsync();

        string token;
        await using (var app = await JourneyApp.StartAsync(new JourneyOptions { Settings = [$"Telemetry:OtlpEndpoint={collector.Urls.First()}"] }))
        {
            token = app.Telegram.Token;
            await app.Starts(app.Person("Ada"));
        }

        Assert.Contains("sendMessage", got["traces"], StringComparison.Ordinal);
        Assert.Contains("command start", got["traces"], StringComparison.Ordinal);
        Assert.Contains("bot_api_calls", got["metrics"], StringComparison.Ordinal);
        Assert.All(got.Values, text =>
        {
            Assert.DoesNotContain(token, text, StringComparison.Ordinal);
            Assert.DoesNotContain("/bot", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_dashboard_asks_only_for_what_there_is()
    {
        var dashboard = System.Text.Json.JsonDocument.Parse(Repository.Text("docs/grafana-dashboard.json"));
        Assert.True(dashboard.RootElement.GetProperty("panels").GetArrayLength() >= 10);
        var source = string.Concat(Repository.SourceFiles().Where(file => file.StartsWith("src/ChatDigestBot/", StringComparison.Ordinal)).Select(Repository.Text));
        var asked = System.Text.RegularExpressions.Regex.Matches(Repository.Text("docs/grafana-dashboard.json"), "chatdigestbot_([a-z_]+)")
            .Select(match => System.Text.RegularExpressions.Regex.Replace(match.Groups[1].Value, "_(bucket|count|sum)$", "")).Distinct().ToList();
        Assert.True(asked.Count >= 10);
        Assert.DoesNotContain(asked, name => !source.Contains($"\"{name}\"", StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, double>> ReadAsync(JourneyApp app)
    {
        using var http = new HttpClient { BaseAddress = app.BotAddress };
        var text = await http.GetStringAsync("/metrics");
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split(' '))
            .ToDictionary(parts => string.Join(' ', parts[..^1]), parts => double.Parse(parts[^1], NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
