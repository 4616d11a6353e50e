using System.Globalization;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>Two nodes on one PostgreSQL; the one that carries out the tick is killed. Each minute comes once all the same, and no digest twice.</summary>
public sealed class KilledNodeJourneys : KilledBotJourneys
{
    private const int People = 60;

    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task Each_minute_comes_once_and_no_digest_twice_when_the_node_of_the_tick_is_killed()
    {
        IReadOnlyList<long> people;
        await using (var first = StartBot())
        {
            await first.LineAsync("Now listening on");
            people = await Telegram.AddPeopleAsync(People);
            foreach (var person in people)
            {
                await Telegram.PostAsync("start", new { person, payload = "t_smart-city" });
            }

            await Telegram.WaitForAsync(People, first);
            await UntilAsync("SELECT COUNT(*) FROM inbox WHERE state = 0", waiting => waiting == 0);
        }

        await NewsComesAsync();
        var greeted = (await Telegram.ArrivalsAsync(0)).Count;
        await using var one = StartBot();
        await one.LineAsync("Now listening on");
        await using var two = StartBot();
        await two.LineAsync("Now listening on");
        await UntilAsync($"SELECT COUNT(*) FROM {Schema}.server", servers => servers == 2);
        await LetTheirHourComeAsync();

        // Whoever works on the tick dies while it does: planning has begun, or the moment after.
        await UntilAsync("SELECT COUNT(*) FROM job_runs WHERE name = 'send-due-digests' AND started_at > @after", after: Now, runs => runs > 0);
        var worker = await WorkerOfTheTickAsync();
        var (dead, alive) = worker.Contains($":{one.Id}:", StringComparison.Ordinal) ? (one, two) : (two, one);
        var killedAt = Now;
        await dead.KillAsync();

        await UntilAsync("SELECT COUNT(DISTINCT chat_id) FROM deliveries WHERE kind = 'digest' AND state = 'sent'", sent => sent == People);
        // Two more full minutes on the one that is left.
        await UntilAsync("SELECT COUNT(*) FROM job_runs WHERE name = 'send-due-digests' AND outcome = 'succeeded' AND started_at > @after", after: killedAt, runs => runs >= 2);
        var arrivals = (await Telegram.ArrivalsAsync(greeted)).Where(arrival => arrival.Text.Contains("青岚市", StringComparison.Ordinal)).ToLookup(arrival => arrival.ChatId);
        Assert.Equal(people.Order(), arrivals.Select(chat => chat.Key).Order());
        Assert.Equal(People, (await Database.QueryAsync<long>("SELECT COUNT(*) FROM deliveries WHERE kind = 'digest'")).Single());
        var marked = (await Database.QueryAsync<long>("SELECT c.telegram_id FROM deliveries d JOIN chats c ON c.id = d.chat_id WHERE d.unanswered > 0")).ToHashSet();
        // What was at Telegram's door when the node died may be there twice, and is marked so; nothing is planned twice.
        Assert.Subset(marked, arrivals.Where(chat => chat.Count() > 1).Select(chat => chat.Key).ToHashSet());
        var perMinute = (await Database.QueryAsync<DateTimeOffset>("SELECT started_at FROM job_runs WHERE name = 'send-due-digests' AND outcome = 'succeeded' AND started_at > @killedAt", new { killedAt }))
            .CountBy(at => at.ToUnixTimeSeconds() / 60);
        Assert.All(perMinute, minute => Assert.InRange(minute.Value, 1, minute.Key == killedAt.ToUnixTimeSeconds() / 60 ? 2 : 1));
        Assert.DoesNotContain("fail:", alive.Output, StringComparison.Ordinal);
    }

    private string Schema => new Npgsql.NpgsqlConnectionStringBuilder(Database.Options.ConnectionString).SearchPath!;

    private async Task<string> WorkerOfTheTickAsync() => (await Database.QueryAsync<string>(
        "SELECT holder FROM leases WHERE name = 'job:send-due-digests'")).Single();

    private async Task UntilAsync(string count, DateTimeOffset after, Func<long, bool> isSo) =>
        await Playground.Until.SoAsync(async () => isSo((await Database.QueryAsync<long>(count, new { after })).Single()));

    /// <summary>Everybody's hour is the next full minute, in a zone where it is about noon.</summary>
    private async Task LetTheirHourComeAsync()
    {
        var due = DateTimeOffset.FromUnixTimeSeconds(((Now.ToUnixTimeSeconds() / 60) + 1) * 60);
        var offset = 12 - due.Hour;
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
