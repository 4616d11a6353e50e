using ChatDigestBot.Broadcasts;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Menus;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Follows.Alerts;
using ChatDigestBot.Roles;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Telegram.Inbox;
using ChatDigestBot.Tests.Digests;
using ChatDigestBot.Tests.Subscribers;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDigestBot.Tests.Delivery;

/// <summary>An older copy of the database is put back, and a bot starts on it.</summary>
public abstract class RestoreGuardTests : LedgerTest
{
    private const long Admin = 4711;

    private protected RestoreGuard Guard => field ??= new RestoreGuard(
        Database,
        [
            new LedgerAfterRestore(),
            new SlotsAfterRestore(new DueSubscriberStore(SubscriberSamples.Defaults)),
            new AlertsAfterRestore(),
            new InboxAfterRestore(),
            new BroadcastsAfterRestore(),
            new MenusAfterRestore(),
        ],
        new AdminNotices(
            Ledger, new ChatStore(Database, new AccessOptions(new HashSet<long>())), new RoleStore(Database, new AccessOptions(new HashSet<long> { Admin })), DigestTest.Texts),
        Test.Clock,
        NullLogger<RestoreGuard>.Instance);

    private protected Task<bool> CheckAsync() => Guard.CheckAsync(CancellationToken.None);

    [Fact]
    public async Task A_database_that_is_no_copy_is_left_as_it_is()
    {
        await MeetAsync(7);
        await PlanAsync(Digest(7, "slot:1", await PutAsync("text")));

        Assert.False(await CheckAsync());
        Assert.False(await CheckAsync());
        Assert.Equal(["planned"], await StatesAsync());
    }

    [Fact]
    public async Task A_digest_whose_hour_has_passed_twice_since_the_copy_is_not_sent_again()
    {
        await MeetAsync(7);
        await Test.ExecuteAsync("UPDATE subscribers SET next_digest_at = @at, next_slot_on = @day", new { at = Now.AddHours(-25), day = Now.AddHours(-25).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        await Test.ExecuteAsync("UPDATE database_marks SET copied_at = @at", new { at = Now.AddHours(-26) });

        Assert.True(await CheckAsync());
        Assert.True((await Test.QueryAsync<DateTimeOffset>("SELECT next_digest_at FROM subscribers"))[0] > Now);
    }

    [Fact]
    public async Task Menus_that_may_have_changed_since_the_copy_are_set_again()
    {
        await Test.ExecuteAsync("INSERT INTO command_menus (menu, fingerprint, set_at) VALUES ('chat:7', 'an editor''s', 0)");
        await Test.ExecuteAsync("UPDATE database_marks SET copied_at = @at", new { at = Now.AddHours(-26) });

        Assert.True(await CheckAsync());
        Assert.Equal([""], await Test.QueryAsync<string>("SELECT fingerprint FROM command_menus"));
    }

    [Fact]
    public async Task Nothing_of_a_copy_that_was_put_back_goes_out_again_without_a_word()
    {
        await MeetAsync(Admin, isSubscribed: false);
        await MeetAsync(7);
        await MeetAsync(8);
        var content = await PutAsync("text", "story");
        await PlanAsync(Digest(7, "slot:1", content), Broadcast(8, 1, content));
        await MarkAsync(await DueAsync(DeliveryUnit.BroadcastLane(1)));
        await Test.ExecuteAsync(
            """
            INSERT INTO broadcasts (key, author_chat_id, html, contents, state, recipients, created_at) VALUES ('k', 4711, 'x', '[1]', 'filling', 1, 0);
            INSERT INTO inbox (bot_id, update_id, queue, body, received_at) VALUES (1, 1, 'c7', '{}', 0);
            INSERT INTO unmatched_articles (article_id) VALUES (1);
            INSERT INTO alerts (subscriber_id, due_at) SELECT id, 0 FROM subscribers;
            """);
        await Test.ExecuteAsync("UPDATE database_marks SET copied_at = @Now", new { Now });

        Assert.True(await CheckAsync());
        Assert.Equal(["indoubt restored 1", "indoubt restored 1", "planned  0"], await Test.QueryAsync<string>("SELECT state || ' ' || COALESCE(reason, '') || ' ' || unanswered FROM deliveries ORDER BY id"));
        Assert.Equal([$"notice:restored:{Now.ToUnixTimeMilliseconds()}"], await Test.QueryAsync<string>("SELECT unit FROM deliveries WHERE state = 'planned' AND chat_id = 4711"));
        Assert.Empty(await Test.QueryAsync<long>("SELECT id FROM subscribers WHERE next_digest_at <= @Now", new { Now }));
        Assert.Equal(["paused"], await Test.QueryAsync<string>("SELECT state FROM broadcasts"));
        Assert.Empty(await Test.QueryAsync<long>("SELECT seq FROM inbox WHERE state = 0"));
        Assert.Empty(await Test.QueryAsync<long>("SELECT subscriber_id FROM alerts WHERE due_at IS NOT NULL"));
        Assert.Empty(await Test.QueryAsync<long>("SELECT article_id FROM unmatched_articles"));
        Assert.False(await CheckAsync());
    }
}

public sealed class RestoreGuardOnSqliteTests : RestoreGuardTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    [Fact]
    public async Task A_file_that_was_copied_by_hand_is_noticed_by_what_lies_beside_it()
    {
        await MeetAsync(7);
        await PlanAsync(Digest(7, "slot:1", await PutAsync("text")));
        var mark = await Database.ReadAsync(DatabaseMark.GetAsync, CancellationToken.None);
        using (var calls = CallLog.Open(Database.Options, mark.DatabaseId)!)
        {
            calls.Start(epoch: 1);
            calls.Advance(await Database.WriteAsync(DatabaseMark.AdvanceAsync, CancellationToken.None));
            Assert.False(await CheckAsync());
            calls.Advance(2); // of a database that has come further
        }

        Assert.True(await CheckAsync());
        Assert.Equal(["indoubt"], await StatesAsync());
        Assert.NotEqual(mark.DatabaseId, (await Database.ReadAsync(DatabaseMark.GetAsync, CancellationToken.None)).DatabaseId);
    }
}

public sealed class RestoreGuardOnPostgresTests : RestoreGuardTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task A_dump_that_was_brought_back_lives_elsewhere_and_is_noticed()
    {
        await MeetAsync(7);
        await PlanAsync(Digest(7, "slot:1", await PutAsync("text")));
        Assert.False(await CheckAsync());
        await Test.ExecuteAsync("UPDATE database_marks SET home = 'another server'");

        Assert.True(await CheckAsync());
        Assert.Equal(["indoubt"], await StatesAsync());
        Assert.False(await CheckAsync());
    }
}
