using System.Globalization;
using System.Text.Json;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Benchmarks.Digests;

/// <summary>Very many subscribers, and the news of a day.</summary>
internal static class DigestScene
{
    public const int NewsADay = 300;

    // The first are followed most: each half as likely as the one before would be too steep, so one over its place.
    private static readonly string[] Topics = ["ai", "chips", "smart-city", "ev", "5g", "energy", "security", "open-source", "cloud", "blockchain", "robotics", "space"];

    private static readonly string[] Zones =
    [
        "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Kuala_Lumpur", "Asia/Tokyo", "Asia/Seoul", "Asia/Bangkok", "Asia/Jakarta", "Asia/Manila",
        "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dubai", "Asia/Tehran", "Asia/Karachi", "Asia/Dhaka", "Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Madrid",
        "Europe/Rome", "Europe/Athens", "Europe/Kyiv", "Europe/Istanbul", "Africa/Cairo", "Africa/Lagos", "Africa/Nairobi", "Africa/Johannesburg", "America/New_York", "America/Chicago",
        "America/Denver", "America/Los_Angeles", "America/Toronto", "America/Vancouver", "America/Sao_Paulo", "America/Bogota", "Australia/Sydney", "Australia/Perth", "Pacific/Auckland", "Australia/Lord_Howe",
    ];

    /// <summary>Three in five read Simplified Chinese, one in ten Traditional, the others English; one to four topics each.</summary>
    public static async Task<int> SubscribeAsync(DbSession session, int first, int count, int due, DateTimeOffset hour)
    {
        var random = new Random(first);
        var people = Enumerable.Range(first + 1, count).Select(id =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]);
            var at = id <= due ? hour.AddMinutes(-random.Next(60)) : hour.AddMinutes(random.Next(49 * 60, 72 * 60));
            var local = TimeZoneInfo.ConvertTime(at, zone);
            return new
            {
                Id = (long)id,
                // Telegram's numbers are in no order of ours.
                Chat = id * 7_919L % 1_000_003,
                Language = random.Next(10) switch { < 6 => "zh-hans", < 7 => "zh-hant", _ => "en" },
                Zone = zone.Id,
                DueAt = at.ToUnixTimeMilliseconds(),
                Minutes = (local.Hour * 60) + local.Minute,
                Day = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Topics = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(random)).Distinct().ToList(),
            };
        }).ToList();
        var from = session.Pick("json_each(@rows) AS r", "json_array_elements(CAST(@rows AS json)) AS r(value)");
        await session.ExecuteAsync(
            $"INSERT INTO chats (id, telegram_id, kind, language, reachability_at, first_met_at) SELECT CAST(r.value ->> 0 AS BIGINT), CAST(r.value ->> 0 AS BIGINT), 'private', r.value ->> 1, 0, 0 FROM {from}",
            new { rows = JsonSerializer.Serialize(people.Select(one => new object[] { one.Chat, one.Language })) });
        await session.ExecuteAsync(
            $"""
            INSERT INTO subscribers (id, chat_id, thread_id, digest_minutes, digest_days, time_zone, created_at, next_digest_at, next_slot_on)
            SELECT CAST(r.value ->> 0 AS BIGINT), CAST(r.value ->> 5 AS BIGINT), 0, CAST(r.value ->> 1 AS INTEGER), 127, r.value ->> 2, 0, CAST(r.value ->> 3 AS BIGINT), r.value ->> 4 FROM {from}
            """,
            new { rows = JsonSerializer.Serialize(people.Select(one => new object[] { one.Id, one.Minutes, one.Zone, one.DueAt, one.Day, one.Chat })) });
        return await session.ExecuteAsync(
            $"INSERT INTO subscriptions (subscriber_id, topic_id, subscribed_at) SELECT CAST(r.value ->> 0 AS BIGINT), r.value ->> 1, 0 FROM {from}",
            new { rows = JsonSerializer.Serialize(people.SelectMany(one => one.Topics.Select(topic => new object[] { one.Id, topic }))) });
    }

    private static string Pick(Random random)
    {
        var (left, place) = (random.NextDouble() * Enumerable.Range(1, Topics.Length).Sum(rank => 1.0 / rank), 0);
        while ((left -= 1.0 / (place + 1)) > 0)
        {
            place++;
        }

        return Topics[place];
    }

    /// <summary>So many articles become the news of the last day; the rest is an archive.</summary>
    public static async Task<int> ComeAsync(DbSession session, int offset, DateTimeOffset now)
    {
        if (offset == 0)
        {
            await session.ExecuteAsync("UPDATE articles SET is_archive = 1");
        }

        var ids = await session.QueryAsync<long>("SELECT id FROM articles WHERE words > 0 AND is_advert = 0 ORDER BY id LIMIT @NewsADay OFFSET @offset", new { NewsADay, offset });
        for (var number = 0; number < ids.Count; number++)
        {
            var at = now.AddMinutes(-4 * (number + 1));
            await session.ExecuteAsync("UPDATE articles SET is_archive = 0, published_at = @at, first_seen_at = @at WHERE id = @id", new { at, id = ids[number] });
            await session.ExecuteAsync("UPDATE article_topics SET published_at = @at WHERE article_id = @id", new { at, id = ids[number] });
        }

        return ids.Count;
    }
}
