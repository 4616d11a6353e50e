using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;

namespace ChatDigestBot.Tests.Delivery;

public sealed class CallLogTests : IDisposable
{
    private const long Boot = 11;
    private const long Database = 22;

    private readonly string _folder = Directory.CreateTempSubdirectory("chatdigestbot-calls-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_next_log_tells_what_was_begun_answered_and_never_begun()
    {
        var before = Begin(epoch: 7);
        before.TryBegin(1);
        before.TryBegin(2);
        before.Answer(2, 500);

        // The one before is not disposed: its process was killed.
        using var after = New();
        Assert.Equal(new CallTrace.Open(), after.Find(Row(1, epoch: 7)));
        Assert.Equal(new CallTrace.Answered(500), after.Find(Row(2, epoch: 7)));
        Assert.Equal(new CallTrace.NotBegun(), after.Find(Row(3, epoch: 7)));
        before.Dispose();
    }

    [Fact]
    public void What_is_forgotten_certainly_did_not_arrive()
    {
        using (var before = Begin(epoch: 7))
        {
            before.TryBegin(1);
            before.Forget(1);
        }

        using var after = New();
        Assert.Equal(new CallTrace.NotBegun(), after.Find(Row(1, epoch: 7)));
    }

    [Theory]
    [InlineData(Boot, Database, 6)]
    [InlineData(Boot, Database, 8)]
    [InlineData(Boot + 1, Database, 7)]
    [InlineData(Boot, Database + 1, 7)]
    public void Of_another_boot_database_or_epoch_it_says_nothing(long boot, long database, long epoch)
    {
        using (var before = Begin(epoch: 7))
        {
            before.TryBegin(1);
        }

        using var after = New(boot, database);
        Assert.Equal(new CallTrace.Open(), after.Find(Row(1, epoch)));
        Assert.Equal(new CallTrace.Open(), after.Find(Row(2, epoch)));
    }

    [Fact]
    public void A_new_file_says_nothing()
    {
        using var log = New();
        Assert.Equal(new CallTrace.Open(), log.Find(Row(1, epoch: 0)));
        Assert.Equal(new CallTrace.Open(), log.Find(Row(1, epoch: 1)));
    }

    [Fact]
    public void A_disposed_log_lets_no_call_begin_and_changes_nothing_any_more()
    {
        var before = Begin(epoch: 7);
        before.TryBegin(1);
        before.Dispose();
        using var after = New();

        Assert.False(before.TryBegin(2));
        before.Answer(1, 500);
        before.Forget(1);

        using var later = New();
        Assert.Equal(new CallTrace.Open(), later.Find(Row(1, epoch: 7)));
        Assert.Equal(new CallTrace.NotBegun(), later.Find(Row(2, epoch: 7)));
    }

    [Fact]
    public void Places_are_used_again_and_a_row_has_one()
    {
        using var log = Begin(epoch: 7);
        for (var row = 1; row <= 10_000; row++)
        {
            Assert.True(log.TryBegin(row));
            Assert.True(log.TryBegin(row));
            log.Forget(row - 100);
        }

        using var after = New();
        Assert.Equal(new CallTrace.NotBegun(), after.Find(Row(9_900, epoch: 7)));
        Assert.Equal(new CallTrace.Open(), after.Find(Row(9_901, epoch: 7)));
    }

    private CallLog New(long boot = Boot, long database = Database) => new(Path.Combine(_folder, "bot.db.calls"), boot, database);

    private CallLog Begin(long epoch)
    {
        var log = New();
        log.Start(epoch);
        return log;
    }

    private static DeliveryRow Row(long id, long epoch) => new()
    {
        Id = id,
        Kind = DeliveryKind.Digest,
        Unit = "slot",
        ChatId = 7,
        ThreadId = 0,
        Part = 1,
        Parts = 1,
        Lane = 1,
        ContentId = 1,
        Attempts = 0,
        Unanswered = 0,
        Epoch = epoch,
        NotBefore = DateTimeOffset.UnixEpoch,
        TelegramId = 7,
        Reachability = Reachability.Reachable,
        IsBanned = false,
        IsWanted = true,
    };
}
