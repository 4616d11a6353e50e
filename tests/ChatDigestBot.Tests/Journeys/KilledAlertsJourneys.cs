using System.Globalization;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>From the article to the last alert, against a simulated Telegram in a process of its own: kill -9 in between loses nobody and tells nobody again.</summary>
public abstract class KilledAlertsJourneys : KilledBotJourneys
{
    private const int People = 100;

    [Fact]
    public async Task Alerts_to_a_hundred_people_survive_kill_9()
    {
        var people = await FollowAsync();
        await NewsComesAsync();
        var arrivals = await SendAndDieAsync("send-alerts", People, arrival => arrival.Text.StartsWith("🔔 青岚市", StringComparison.Ordinal));
        Assert.Equal(people.Order(), arrivals.Select(chat => chat.Key).Order());
        Assert.All(arrivals.SelectMany(chat => chat), arrival => Assert.Contains("3. ", arrival.Text, StringComparison.Ordinal)); // all that matched together
        await CheckDoublesAsync(arrivals);
        Assert.Equal(People, (await Database.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE kind = 'alert' AND state = 'sent'")).Single());
    }

    private async Task<IReadOnlyList<long>> FollowAsync()
    {
        await using var bot = StartBot();
        await bot.LineAsync("Now listening on");
        var people = await Telegram.AddPeopleAsync(People);
        foreach (var person in people)
        {
            await Telegram.PostAsync("say", new { person, text = "/follow 青岚市" });
        }

        await Telegram.PostAsync("start", new { person = Admin });
        await Telegram.WaitForAsync(People + 1, bot);
        await SettleAsync();

        // A zone where it is about noon, so that no rule of the night stands in the way whenever this runs.
        Assert.Equal(People, await Database.ExecuteAsync(
            "UPDATE subscribers SET time_zone = @zone WHERE id IN (SELECT subscriber_id FROM follows)",
            new { zone = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{Now.Hour - 12:+0;-0;+0}") }));
        return people;
    }
}

public sealed class KilledAlertsOnSqlite : KilledAlertsJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class KilledAlertsOnPostgres : KilledAlertsJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}
