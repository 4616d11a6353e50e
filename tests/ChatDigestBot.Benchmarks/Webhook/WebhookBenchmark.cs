using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ChatDigestBot.Benchmarks.Delivery;
using ChatDigestBot.Telegram.Receiving;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatDigestBot.Benchmarks.Webhook;

/// <summary>People type a command, some at once, through the webhook of a real bot: <c>webhook [UPDATES] [PEOPLE] [AT-ONCE] [COMMAND]</c>.</summary>
/// <remarks>Measured is from the request of the webhook to the reply's arrival at the Bot API server; the 200 comes in between, after the update is on disk.</remarks>
internal sealed class WebhookBenchmark : IBenchmark
{
    private const string Secret = "a-secret-of-this-benchmark";
    private const int RoundsToWarmUp = 10;

    public string Name => "webhook";

    public string Description => "updates by webhook until their replies: [UPDATES] [PEOPLE] [AT-ONCE] [COMMAND]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var updates = Number(words, 0, 50_000);
        var people = Number(words, 1, 1000);
        var atOnce = Number(words, 2, 32);
        var command = words.Length > 3 ? words[3] : "/topics";
        await output.WriteLineAsync(Machine.Describe());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-benchmark-").FullName;
        var webhook = new Uri($"http://127.0.0.1:{FreePort()}{WebhookEndpoint.Path}");
        var typing = new TypingPeople(people, atOnce, webhook, Secret);
        using (var telegram = new LeanBotApi(typing.Hear, stop.Token))
        using (var bot = BotProcess.Start(folder, [.. SettingsOf(folder, telegram, webhook)]))
        {
            await telegram.WebhookSet.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            await typing.TypeAsync(command, RoundsToWarmUp, cancellationToken);
            var (startedAt, cpu) = (TimeProvider.System.GetTimestamp(), bot.Cpu);
            var waits = await typing.TypeAsync(command, Math.Max(1, updates / people), cancellationToken);
            var seconds = TimeProvider.System.GetElapsedTime(startedAt).TotalSeconds;
            var used = bot.Cpu - cpu;
            waits.Sort();
            Print(output, $"{waits.Count:N0} x {command} by {people:N0} people, {atOnce} at once, in {seconds:F2} s: {waits.Count / seconds:F0} updates/s; bot CPU {used.TotalMicroseconds / waits.Count:F0} µs an update");
            Print(output, $"until the reply: median {Machine.Percentile(waits, 0.5):F1} ms, p99 {Machine.Percentile(waits, 0.99):F1} ms, longest {waits[^1]:F1} ms");
            Print(output, $"bot memory: {bot.Megabytes("RssAnon"):F0} MB anonymous, {bot.Megabytes("VmHWM"):F0} MB in all; replies with buttons: {telegram.WithKeyboard:N0}, wrong calls: {telegram.Fault ?? "none"}");
            var accepted = await typing.TypeUntilKilledAsync(
                command,
                async () =>
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
                    await bot.KillAsync();
                });
            var written = (await ReadInboxAsync(folder, "SELECT update_id FROM inbox", cancellationToken)).ToHashSet();
            var waiting = (await ReadInboxAsync(folder, "SELECT COUNT(*) FROM inbox WHERE state = 0", cancellationToken))[0];
            Print(output, $"killed a second later: {accepted.Count:N0} more updates had their 200, {accepted.Count(id => !written.Contains(id))} of them are not in the inbox, where {waiting} wait to be handled again");
            await stop.CancelAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<(string Name, string Value)> SettingsOf(string folder, LeanBotApi telegram, Uri webhook) =>
    [
        ("Telegram__Token", LeanBotApi.Token),
        ("Telegram__ApiUrl", telegram.Url),
        ("Telegram__Receive", "Webhook"),
        ("Telegram__WebhookUrl", webhook.AbsoluteUri),
        ("Telegram__WebhookSecret", Secret),
        ("Articles__Path", Directory.CreateDirectory(Path.Combine(folder, "articles")).FullName),
        ("Database__Connection", $"Data Source={DatabaseOf(folder)}"),
        // Nothing waits for Telegram's limits: it is the bot that is measured.
        ("Delivery__MessagesPerSecond", "1000000"),
        ("Delivery__PerChatPerSecond", "1000"),
        ("ASPNETCORE_URLS", webhook.GetLeftPart(UriPartial.Authority)),
    ];

    private static async Task<List<long>> ReadInboxAsync(string folder, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabaseOf(folder)}");
        return (await connection.QueryAsync<long>(new CommandDefinition(sql, cancellationToken: cancellationToken))).AsList();
    }

    private static string DatabaseOf(string folder) => Path.Combine(folder, "bot.db");

    private static int Number(string[] words, int place, int otherwise) => words.Length > place ? int.Parse(words[place], CultureInfo.InvariantCulture) : otherwise;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
