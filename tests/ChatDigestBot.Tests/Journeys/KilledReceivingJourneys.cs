using System.Globalization;
using ChatDigestBot.Storage;
using ChatDigestBot.Telegram;
using ChatDigestBot.Tests.App;
using ChatDigestBot.Tests.Playground;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>The bot's process is killed while people type to it: everything they said is answered, whichever way it came in before and after.</summary>
public abstract class KilledReceivingJourneys : IAsyncLifetime
{
    private const int People = 60;

    private readonly string folder = Directory.CreateTempSubdirectory("chatdigestbot-kill-").FullName;
    private IReadOnlyList<long> people = [];

    private protected abstract DatabaseEngine Engine { get; }

    private protected TestDatabase Database { get; private set; } = null!;

    private protected TelegramProcess Telegram { get; private set; } = null!;

    [Fact]
    public async Task Killed_four_times_between_polling_and_webhook_it_answers_everything()
    {
        var rounds = new[] { ReceiveMode.Polling, ReceiveMode.Webhook, ReceiveMode.Polling, ReceiveMode.Webhook };
        foreach (var (round, way) in rounds.Index())
        {
            await using (var bot = await StartBotAsync(way))
            {
                await SayAsync(round);
                await Until.SoAsync(async () => (await AnswersAsync(round)).Count >= People / 4, () => bot.Output);
                await bot.KillAsync();
            }

            // Said while nobody listens.
            await SayAsync(rounds.Length + round);
        }

        await using var last = await StartBotAsync(ReceiveMode.Polling);
        await AllAnsweredAsync(last, Enumerable.Range(0, 2 * rounds.Length), mostCopies: 2);
    }

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(Engine, migrated: false);
        Telegram = await TelegramProcess.StartAsync(folder);
        people = await Telegram.AddPeopleAsync(People);
        foreach (var person in people)
        {
            await Telegram.PostAsync("start", new { person });
        }

        // An answer takes a while, so that a kill finds some under way.
        await Telegram.PostAsync("faults", new { kind = "slow", method = "sendMessage", delay = "00:00:00.050", afterEffect = true });
    }

    public async Task DisposeAsync()
    {
        await Telegram.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Ready to receive.</summary>
    private protected async Task<ProgramProcess> StartBotAsync(ReceiveMode way)
    {
        var port = JourneyApp.FindFreePort();
        var bot = ProgramProcess.Start(
            ProgramProcess.PathOf("ChatDigestBot"),
            folder,
            ["serve"],
            ("Telegram__Token", Telegram.Token),
            ("Telegram__ApiUrl", Telegram.Api),
            ("Telegram__Receive", way.ToString()),
            ("Telegram__WebhookUrl", way == ReceiveMode.Webhook ? string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/") : ""),
            ("Telegram__WebhookSecret", way == ReceiveMode.Webhook ? "secret" : ""),
            ("Articles__Path", folder),
            ("Database__Connection", Database.Connection),
            ("ASPNETCORE_URLS", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
        await bot.LineAsync("Now listening on");
        return bot;
    }

    /// <summary>Everybody searches for a word of this round, so that each answer tells what it answers.</summary>
    private protected async Task SayAsync(int round)
    {
        foreach (var person in people)
        {
            await Telegram.PostAsync("say", new { person, text = $"/search {WordOf(round)}" });
        }
    }

    private protected async Task<List<(long ChatId, int MessageId, string Text)>> AnswersAsync(int round) =>
        [.. (await Telegram.ArrivalsAsync(0)).Where(arrival => arrival.Text.Contains(WordOf(round), StringComparison.Ordinal))];

    private protected async Task AllAnsweredAsync(ProgramProcess bot, IEnumerable<int> rounds, int mostCopies)
    {
        await Until.SoAsync(async () => (await Database.QueryAsync<long>("SELECT COUNT(*) FROM inbox WHERE state = 0"))[0] == 0
            && (await Telegram.GetAsync("")).GetProperty("waitingUpdates").GetInt32() == 0, () => bot.Output);
        foreach (var round in rounds)
        {
            var answered = (await AnswersAsync(round)).CountBy(answer => answer.ChatId).ToDictionary();
            Assert.Equal(people.Order(), answered.Keys.Order());
            Assert.All(answered.Values, copies => Assert.InRange(copies, 1, mostCopies));
        }
    }

    private static string WordOf(int round) => $"qwx{round}zv";
}

public sealed class KilledReceivingOnSqlite : KilledReceivingJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class KilledReceivingOnPostgres : KilledReceivingJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task Of_two_nodes_one_is_killed_and_the_other_answers_everything()
    {
        await using var first = await StartBotAsync(ReceiveMode.Polling);
        await using var second = await StartBotAsync(ReceiveMode.Polling);
        await SayAsync(0);
        await AllAnsweredAsync(first, [0], mostCopies: 1);
        await SayAsync(1);
        await Until.SoAsync(async () => (await AnswersAsync(1)).Count >= 10, () => first.Output);
        await first.KillAsync();

        await SayAsync(2);
        await AllAnsweredAsync(second, [1, 2], mostCopies: 2);
    }
}
