using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Tests.Delivery;

public sealed class DeliveryLedgerOnSqliteTests : DeliveryLedgerTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class DeliveryLedgerOnPostgresTests : DeliveryLedgerTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class DeliveryLedgerTests : LedgerTest
{
    [Fact]
    public async Task What_a_group_was_told_under_its_former_id_it_knows_under_the_one_that_stayed()
    {
        await MeetAsync(7);
        await MeetAsync(8, isSubscribed: false);
        await PlanAsync(Digest(8, "slot:1", await PutAsync("planned", "s2")));
        await Test.ExecuteAsync("INSERT INTO seen (chat_id, thread_id, story_id, seen_at) VALUES (8, 0, 's1', 0), (7, 0, 's3', 0)");
        var group = new Target(7, null);
        string[] stories = ["s1", "s2", "s3", "s4"];

        Assert.Equal(["s3"], await ToldAsync());
        await Test.ExecuteAsync("UPDATE chats SET merged_into = 7 WHERE id = 8");
        Assert.Equal(["s1", "s2", "s3"], await ToldAsync());

        async Task<IEnumerable<string>> ToldAsync() =>
            (await Database.ReadAsync(session => SeenStore.FindToldAsync(session, [group], stories), CancellationToken.None))[group].Order();
    }

    [Fact]
    public async Task Planning_the_same_again_changes_nothing_even_with_other_parts()
    {
        await MeetAsync(7);
        var (one, two, three) = (await PutAsync("one"), await PutAsync("two"), await PutAsync("three"));

        Assert.Equal(2, await PlanAsync(Digest(7, "slot", one, two)));
        Assert.Equal(0, await PlanAsync(Digest(7, "slot", one, two)));
        Assert.Equal(0, await PlanAsync(Digest(7, "slot", three, two, one)));
        Assert.Equal([one, two], await Test.QueryAsync<long>("SELECT content_id FROM deliveries ORDER BY part"));
    }

    [Fact]
    public async Task Equal_contents_share_a_row_and_others_do_not()
    {
        var first = await PutAsync("the same", "story");

        Assert.Equal(first, await PutAsync("the same", "story"));
        Assert.NotEqual(first, await PutAsync("the same", "another story"));
        Assert.NotEqual(first, await PutAsync("the same"));
        Assert.Equal(["story"], await Test.QueryAsync<string>("SELECT story_id FROM delivery_stories WHERE content_id = @first", new { first }));
    }

    [Fact]
    public async Task Only_the_first_open_message_of_a_chat_is_due()
    {
        await MeetAsync(7);
        await MeetAsync(8);
        var content = await PutAsync("text");
        await PlanAsync(Digest(7, "first", content, content), Digest(7, "second", content), Digest(8, "first", content));

        var due = await DueAsync();
        Assert.Equal([(7L, "first", 1), (8L, "first", 1)], due.Select(row => (row.ChatId, row.Unit, row.Part)));

        await MarkAsync(due);
        Assert.Empty(await DueAsync());
        await SettleAsync(due[0], new Disposition.Done(100));
        Assert.Equal([(7L, "first", 2)], (await DueAsync()).Select(row => (row.ChatId, row.Unit, row.Part)));
    }

    [Fact]
    public async Task A_message_in_doubt_does_not_hold_up_what_comes_after_it()
    {
        await MeetAsync(7);
        await PlanAsync(Broadcast(7, 1, await PutAsync("news")), Digest(7, "slot", await PutAsync("digest")));
        var first = Assert.Single(await DueAsync(DeliveryUnit.BroadcastLane(1)));
        await MarkAsync([first]);
        Assert.Empty(await DueAsync());
        await SettleAsync(first, new Disposition.InDoubt("cut"));

        Assert.Single(await DueAsync());
        Assert.Equal(["indoubt", "planned"], await StatesAsync());
    }

    [Fact]
    public async Task What_somebody_waits_for_takes_along_what_was_planned_for_the_chat_before()
    {
        await MeetAsync(7);
        await MeetAsync(8);
        var content = await PutAsync("text");
        await PlanAsync(Broadcast(7, 1, content), Broadcast(8, 1, content));
        await PlanAsync(Digest(7, "asked", content) with { Kind = DeliveryKind.Answer, Lane = DeliveryUnit.UrgentLane });

        Assert.Equal(["broadcast:1"], (await DueAsync(DeliveryUnit.UrgentLane)).Select(row => row.Unit));
        Assert.Equal([8L], (await DueAsync(DeliveryUnit.BroadcastLane(1))).Select(row => row.ChatId));
        Assert.Equal([0L, 1001L], await Database.ReadAsync(DeliveryQueue.FindLanesAsync, CancellationToken.None));
    }

    [Fact]
    public async Task Stories_are_seen_once_the_message_is_sent_and_not_before()
    {
        await MeetAsync(7);
        await PlanAsync(Digest(7, "slot", await PutAsync("text", "a", "b")));
        var row = Assert.Single(await DueAsync());
        await MarkAsync([row]);
        Assert.Empty(await Test.QueryAsync<string>("SELECT story_id FROM seen"));

        await SettleAsync(row, new Disposition.Done(100));
        Assert.Equal(["a", "b"], await Test.QueryAsync<string>("SELECT story_id FROM seen WHERE chat_id = 7 ORDER BY story_id"));
        Assert.Equal([100L], await Test.QueryAsync<long>("SELECT message_id FROM deliveries WHERE state = 'sent' AND settled_at IS NOT NULL"));
    }

    [Fact]
    public async Task A_sender_that_slept_through_its_lease_changes_nothing_that_was_sent_since()
    {
        await MeetAsync(7);
        await PlanAsync(Digest(7, "slot", await PutAsync("text")));
        var row = Assert.Single(await DueAsync());
        await MarkAsync([row], epoch: 1);
        await SettleAsync(row, DeliveryPolicy.AfterCrash(row, new CallTrace.Open(), Now), epoch: 1);
        await MarkAsync(await DueAsync(), epoch: 2);
        await SettleAsync(row, new Disposition.Abandon("late news of the old sender"), epoch: 1);

        Assert.Equal(["sending"], await StatesAsync());
    }

    [Fact]
    public async Task An_answer_that_comes_after_recovery_still_makes_the_message_sent()
    {
        await MeetAsync(7);
        await PlanAsync(Broadcast(7, 1, await PutAsync("text")));
        var row = Assert.Single(await DueAsync(DeliveryUnit.BroadcastLane(1)));
        await MarkAsync([row], epoch: 1);
        await SettleAsync(row, DeliveryPolicy.AfterCrash(row, new CallTrace.Open(), Now), epoch: 1);
        Assert.Equal(["indoubt"], await StatesAsync());

        await SettleAsync(row, new Disposition.Done(100), epoch: 1);
        Assert.Equal(["sent"], await StatesAsync());
    }

    [Fact]
    public async Task Recovery_finds_only_what_dead_senders_left()
    {
        await MeetAsync(7);
        await MeetAsync(8);
        var content = await PutAsync("text");
        await PlanAsync(Digest(7, "slot", content), Digest(8, "slot", content));
        var due = await DueAsync();
        await MarkAsync([due[0]], epoch: 1);
        await MarkAsync([due[1]], epoch: 2);

        Assert.Equal([7L], (await Database.ReadAsync(session => Queue.FindAbandonedAsync(session, epoch: 2), CancellationToken.None)).Select(row => row.ChatId));
    }

    [Fact]
    public async Task A_retry_waits_its_time_and_holds_up_only_its_own_chat()
    {
        await MeetAsync(7);
        await MeetAsync(8);
        var content = await PutAsync("text");
        await PlanAsync(Digest(7, "first", content), Digest(7, "second", content), Digest(8, "first", content));
        var first = (await DueAsync())[0];
        await MarkAsync([first]);
        await SettleAsync(first, new Disposition.Retry(Now.AddSeconds(30), CountsAsAttempt: true, IsUnanswered: true, "cut"));

        Assert.Equal([8L], (await DueAsync()).Select(row => row.ChatId));
        Test.Clock.Advance(TimeSpan.FromSeconds(30));
        var again = (await DueAsync()).Single(row => row.ChatId == 7);
        Assert.Equal(("first", 1, 1), (again.Unit, again.Attempts, again.Unanswered));
    }

    [Fact]
    public async Task Parts_behind_one_that_failed_fail_with_it()
    {
        await MeetAsync(7);
        var content = await PutAsync("text");
        await PlanAsync(Digest(7, "first", content, content, content), Digest(7, "second", content));
        var first = Assert.Single(await DueAsync());
        await MarkAsync([first]);
        await SettleAsync(first, new Disposition.Abandon("too-long"));

        Assert.Equal(["failed", "failed", "failed", "planned"], await StatesAsync());
    }

    [Fact]
    public async Task The_next_part_is_found_when_its_turn_has_come()
    {
        await MeetAsync(7);
        var content = await PutAsync("text");
        await PlanAsync(Digest(7, "slot", content, content));
        var first = Assert.Single(await DueAsync());
        await MarkAsync([first]);
        await SettleAsync(first, new Disposition.Done(1));

        var next = Assert.Single(await Database.ReadAsync(session => Queue.FindNextPartsAsync(session, [first]), CancellationToken.None));
        Assert.Equal(2, next.Part);
    }

    [Fact]
    public async Task A_digest_is_wanted_as_long_as_its_subscriber_is_there()
    {
        await MeetAsync(7, isSubscribed: false);
        await MeetAsync(8);
        var content = await PutAsync("text");
        await PlanAsync(Digest(7, "slot", content), Digest(8, "slot", content), Broadcast(7, 1, content));

        Assert.Equal([false, true], (await DueAsync()).OrderBy(row => row.ChatId).Select(row => row.IsWanted));
    }
}
