using System.Globalization;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>From the job that finds who is due to the last message, against a simulated Telegram in a process of its own: kill -9 in between loses nobody.</summary>
public abstract class KilledDigestsJourneys : KilledBotJourneys
{
    private const int People = 200;

    [Fact]
    public async Task Digests_to_two_hundred_people_survive_kill_9()
    {
        var people = await SubscribeAsync();
        await LetTheirHourComeAsync();
        var arrivals = await SendAndDieAsync("send-due-digests", People, arrival => arrival.Text.Contains("青岚市", StringComparison.Ordinal));
        Assert.Equal(people.Order(), arrivals.Select(chat => chat.Key).Order());
        await CheckDoublesAsync(arrivals);
    }

    private async Task<IReadOnlyList<long>> SubscribeAsync()
    {
        await using var bot = StartBot();
        await bot.LineAsync("Now listening on");
        var people = await Telegram.AddPeopleAsync(People);
        foreach (var person in people)
        {
            await Telegram.PostAsync("start", new { person, payload = "t_smart-city" });
        }

        await Telegram.PostAsync("start", new { person = Admin });
        await Telegram.WaitForAsync(People + 1, bot);
        await SettleAsync();
        return people;
    }

    /// <summary>While the bot is away: news lies in the folder, and everybody's clock shows a minute past their hour.</summary>
    private async Task LetTheirHourComeAsync()
    {
        await NewsComesAsync();

        // A zone where it is about noon, so that no rule of the night stands in the way whenever this runs.
        var (due, offset) = (Now, 12 - Now.Hour);
        var local = due.ToOffset(TimeSpan.FromHours(offset));
        var changed = await Database.ExecuteAsync(
            "UPDATE subscribers SET time_zone = @zone, digest_minutes = @minutes, next_digest_at = @due, next_slot_on = @day WHERE next_digest_at IS NOT NULL",
            new
            {
                zone = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{-offset:+0;-0;+0}"),
                minutes = (local.Hour * 60) + local.Minute,
                due,
                day = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            });
        Assert.Equal(People, changed);
    }
}

public sealed class KilledDigestsOnSqlite : KilledDigestsJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class KilledDigestsOnPostgres : KilledDigestsJourneys
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}
