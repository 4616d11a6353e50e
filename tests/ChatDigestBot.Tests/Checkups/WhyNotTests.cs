using ChatDigestBot.App;
using ChatDigestBot.Chats;
using ChatDigestBot.Checkups;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Tests.Delivery;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Checkups;

public sealed class WhyNotRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Chat Ada = new() { Id = 7, TelegramId = 7, Kind = ChatKind.Private, Language = Language.English };
    private static readonly Subscriber Reader = new()
    {
        Id = 1,
        Target = new Target(7, null),
        Subscriptions = [new Subscription("ai", Now.AddDays(-9))],
        Hours = new DigestHours(new TimeOnly(8, 0), DigestDays.Every, TimeZoneInfo.Utc),
        CreatedAt = Now.AddDays(-9),
        Next = new DigestSlot(new DateOnly(2026, 3, 3), Now.AddDays(1)),
        Last = new DigestSlot(new DateOnly(2026, 3, 2), Now),
    };

    [Fact]
    public void Whoever_cannot_be_reached_or_wants_nothing_is_told_first()
    {
        Assert.Contains("/unban", Say(Ada with { IsBanned = true }, Reader), StringComparison.Ordinal);
        Assert.Contains("blocked the bot", Say(Ada with { Reachability = Reachability.Blocked }, Reader), StringComparison.Ordinal);
        Assert.Contains("never chosen", Say(Ada, null), StringComparison.Ordinal);
        Assert.Contains("/stop on 2026-03-01", Say(Ada, Reader with { StoppedAt = Now.AddDays(-1) }), StringComparison.Ordinal);
        Assert.Contains("no topic left", Say(Ada, Reader with { Subscriptions = [] }), StringComparison.Ordinal);
        Assert.Contains("until 2026-03-04 08:00 (UTC)", Say(Ada, Reader with { PausedUntil = Now.AddDays(2) }), StringComparison.Ordinal);
        Assert.Contains("/resume", Say(Ada, Reader with { PausedUntil = Subscriber.Forever }), StringComparison.Ordinal);
        Assert.Contains("send-due-digests", Say(Ada, Reader with { Next = new DigestSlot(new DateOnly(2026, 3, 2), Now.AddHours(-1)) }), StringComparison.Ordinal);
        Assert.Contains("which is a fault", Say(Ada, Reader with { Next = null }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sent", null, "They did get one")]
    [InlineData("planned", "throttled", "still waiting to be sent (throttled)")]
    [InlineData("indoubt", "cut", "Nobody knows")]
    [InlineData("failed", "too-long", "could not be sent (too-long)")]
    [InlineData("cancelled", "late", "called off (late)")]
    public void What_became_of_the_last_one_is_told_with_the_next(string state, string? reason, string words)
    {
        var said = Say(Ada, Reader, new LastDigest.Row { Unit = "slot:2026-03-02", State = state, Reason = reason, PlannedAt = Now });
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Contains("next digest comes on 2026-03-03 08:00 (UTC)", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slot_without_a_digest_had_nothing_new() => Assert.Contains(
        "nothing new in their topics (ai)", Say(Ada, Reader, new LastDigest.Row { Unit = "slot:2026-03-01", State = "sent", PlannedAt = Now }), StringComparison.Ordinal);

    [Theory]
    [InlineData("slot:2026-03-02:2", "They did get one")]
    [InlineData("slot:2026-03-02", "nothing new")]
    public void Of_several_digests_a_day_the_last_one_is_told_of(string unit, string words) => Assert.Contains(
        words, Say(Ada, Reader with { Last = Reader.Last! with { Number = 2 } }, new LastDigest.Row { Unit = unit, State = "sent", PlannedAt = Now }), StringComparison.Ordinal);

    private static string Say(Chat chat, Subscriber? subscriber, LastDigest.Row? last = null) => WhyNotRule.Say(chat, subscriber, last, Now);
}

public abstract class WhyNotVerbTests : LedgerTest
{
    [Fact]
    public async Task It_finds_people_by_id_and_name_and_says_what_the_ledger_knows()
    {
        await MeetAsync(7);
        await Test.ExecuteAsync("UPDATE chats SET username = 'Ada_L' WHERE id = 7");
        await Test.ExecuteAsync("INSERT INTO subscriptions (subscriber_id, topic_id, subscribed_at) SELECT id, 'ai', 0 FROM subscribers");
        await Test.ExecuteAsync("UPDATE subscribers SET last_slot_on = '2026-03-02', last_digest_at = @Now, next_slot_on = '2126-03-03', next_digest_at = @later", new { Now, later = Now.AddYears(100) });
        await PlanAsync(Digest(7, "slot:2026-03-02", await PutAsync("text")));
        await Test.ExecuteAsync("UPDATE deliveries SET state = 'failed', reason = 'too-long', settled_at = @Now", new { Now });

        Assert.Contains("The digest of 2026-03-02 could not be sent (too-long).", await SayAsync("7", 0), StringComparison.Ordinal);
        Assert.Contains("could not be sent", await SayAsync("@ada_l", 0), StringComparison.Ordinal);
        Assert.Contains("never met", await SayAsync("@bo", 1), StringComparison.Ordinal);
    }

    private async Task<string> SayAsync(string person, int exit)
    {
        var output = new StringWriter();
        Assert.Equal(exit, await CommandLine.RunAsync(["why-not", person, $"--Database:Connection={Test.Connection}"], output, output));
        return output.ToString();
    }
}

public sealed class SqliteWhyNotVerbTests : WhyNotVerbTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class PostgresWhyNotVerbTests : WhyNotVerbTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}
