using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Delivery;

public sealed class ArrivedDigestsOnSqliteTests : ArrivedDigestsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class ArrivedDigestsOnPostgresTests : ArrivedDigestsTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class ArrivedDigestsTests : LedgerTest
{
    [Fact]
    public async Task Each_message_of_a_chat_that_told_it_is_changed()
    {
        await MeetAsync(7);
        var (old, corrected) = (await PutAsync("old", "s1"), await PutAsync("corrected", "s1"));
        await ArriveAsync(Digest(7, "slot:1", old), 101);
        await ArriveAsync(Digest(7, "asked:2", old) with { Kind = DeliveryKind.Answer }, 102);
        await CorrectAsync(1, corrected, old);
        Assert.Equal([101, 102], await Test.QueryAsync<long>("SELECT message_id FROM deliveries WHERE unit = 'correction:1' ORDER BY part"));
        Assert.Equal([1, 2], await Test.QueryAsync<int>("SELECT part FROM deliveries WHERE unit = 'correction:1' ORDER BY part"));
        Assert.Equal([corrected, corrected], await Test.QueryAsync<long>("SELECT content_id FROM deliveries WHERE kind <> 'correction' ORDER BY id"));

        // One that arrives later with the old words is one more; those before stay as they are.
        await ArriveAsync(Digest(7, "slot:2", old), 103);
        await CorrectAsync(1, corrected, old);
        Assert.Equal([101, 102, 103], await Test.QueryAsync<long>("SELECT message_id FROM deliveries WHERE unit = 'correction:1' ORDER BY part"));
        await Database.WriteAsync(
            session => ArrivedDigests.PlanChangesAsync(session, "correction:1", [(new SentMessage { Id = 1, ChatId = 7, ThreadId = 0, ContentId = old, MessageId = 101, Language = "en" }, corrected)], Now), CancellationToken.None);
        Assert.Equal(3, Assert.Single(await Test.QueryAsync<int>("SELECT COUNT(*) FROM deliveries WHERE unit = 'correction:1'")));
    }

    [Fact]
    public async Task A_message_that_is_gone_holds_up_no_other_of_its_chat()
    {
        await MeetAsync(7);
        var (old, corrected) = (await PutAsync("old", "s1"), await PutAsync("corrected", "s1"));
        await ArriveAsync(Digest(7, "slot:1", old), 101);
        await ArriveAsync(Digest(7, "slot:2", old), 102);
        await CorrectAsync(1, corrected, old);
        var first = Assert.Single(await DueAsync(DeliveryUnit.CorrectionLane));
        await MarkAsync([first]);
        await SettleAsync(first, new Disposition.Abandon("gone"));
        Assert.Equal(102, Assert.Single(await DueAsync(DeliveryUnit.CorrectionLane)).MessageId);
    }

    [Fact]
    public async Task Whoever_stops_while_a_correction_is_tried_again_keeps_the_message_as_it_is()
    {
        await MeetAsync(7);
        var (old, corrected) = (await PutAsync("old", "s1"), await PutAsync("corrected", "s1"));
        await ArriveAsync(Digest(7, "slot:1", old), 101);
        await CorrectAsync(1, corrected, old);
        var first = Assert.Single(await DueAsync(DeliveryUnit.CorrectionLane));
        Assert.Null(DeliveryPolicy.BeforeAttempt(first, Now));
        await MarkAsync([first]);
        await Test.ExecuteAsync("UPDATE subscribers SET stopped_at = 0 WHERE chat_id = 7");
        await SettleAsync(first, new Disposition.Retry(Now, CountsAsAttempt: false, IsUnanswered: false, "throttled"));
        var again = Assert.Single(await DueAsync(DeliveryUnit.CorrectionLane));
        Assert.Equal(new Disposition.Cancel("stopped"), DeliveryPolicy.BeforeAttempt(again, Now));
        Assert.Empty(await MarkAsync([again]));
    }

    [Theory]
    [InlineData("UPDATE subscribers SET stopped_at = 0 WHERE chat_id = 8")]
    [InlineData("UPDATE chats SET is_banned = 1 WHERE id = 8")]
    [InlineData("UPDATE chats SET reachability = 'blocked' WHERE id = 8")]
    [InlineData("UPDATE chats SET reachability = 'blocked', try_again_at = 99999999999999 WHERE id = 8")]
    public async Task Whoever_stopped_was_banned_or_cannot_be_reached_is_neither_counted_nor_changed(string change)
    {
        await MeetAsync(7);
        await MeetAsync(8);
        var old = await PutAsync("old", "s1");
        foreach (var chat in new[] { 7L, 8L })
        {
            await ArriveAsync(Digest(chat, "asked:1", old) with { Kind = DeliveryKind.Answer }, 100 + chat);
        }

        Assert.Equal((2, 2), await FoundAsync(old));
        await Test.ExecuteAsync(change);
        Assert.Equal((1, 1), await FoundAsync(old));
        await Test.ExecuteAsync("UPDATE chats SET is_banned = 0, try_again_at = 0 WHERE id = 8");
        await Test.ExecuteAsync("UPDATE subscribers SET stopped_at = NULL");
        Assert.Equal((2, 2), await FoundAsync(old));
    }

    [Fact]
    public async Task A_change_that_waits_for_another_try_does_not_take_back_a_later_one()
    {
        await MeetAsync(7);
        var (old, once, twice) = (await PutAsync("old", "s1"), await PutAsync("once", "s1"), await PutAsync("twice", "s1"));
        await ArriveAsync(Digest(7, "slot:1", old), 101);
        await ArriveAsync(Digest(7, "slot:2", await PutAsync("another", "s1")), 102);
        await CorrectAsync(1, once, old);
        var first = Assert.Single(await DueAsync(DeliveryUnit.CorrectionLane));
        await MarkAsync([first]);
        await SettleAsync(first, new Disposition.Retry(Now.AddMinutes(5), CountsAsAttempt: true, IsUnanswered: false, "server"));
        await CorrectAsync(2, twice, once);
        Assert.Equal([twice, twice], await Test.QueryAsync<long>("SELECT content_id FROM deliveries WHERE kind = 'correction' ORDER BY id"));
    }

    private async Task ArriveAsync(DeliveryUnit unit, long messageId)
    {
        await PlanAsync(unit);
        await Test.ExecuteAsync("UPDATE deliveries SET state = 'sent', message_id = @messageId, settled_at = @Now WHERE state = 'planned' AND unit = @Name AND chat_id = @ChatId", new { messageId, Now, unit.Name, unit.Target.ChatId });
    }

    private async Task CorrectAsync(long correction, long content, long old)
    {
        var messages = await Database.ReadAsync(session => ArrivedDigests.ListNextAsync(session, [old], Now.AddDays(-7), Now, 0, 100), CancellationToken.None);
        await Database.WriteAsync(
            session => ArrivedDigests.PlanChangesAsync(session, DeliveryUnit.OfCorrection(correction), messages.Select(message => (message, content)), Now), CancellationToken.None);
    }

    private Task<(int Counted, int Listed)> FoundAsync(long content) => Database.ReadAsync(
        async session => ((await ArrivedDigests.CountReadersAsync(session, [content], Now.AddDays(-7), Now)).Sum(one => one.Messages),
            (await ArrivedDigests.ListNextAsync(session, [content], Now.AddDays(-7), Now, 0, 100)).Count),
        CancellationToken.None);
}
