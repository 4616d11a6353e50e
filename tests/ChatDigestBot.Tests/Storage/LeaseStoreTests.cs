using ChatDigestBot.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Storage;

public sealed class LeaseStoreOnSqliteTests : LeaseStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class LeaseStoreOnPostgresTests : LeaseStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task Nodes_whose_clocks_differ_agree_who_holds_a_lease()
    {
        var slow = new LeaseStore(Database, Test.Clock) { UsesServerTime = true };
        var fast = new LeaseStore(Database, new FakeTimeProvider(Test.Clock.GetUtcNow().AddHours(1))) { UsesServerTime = true };
        var lease = await slow.TryAcquireAsync(Lease.Delivery, CancellationToken.None);

        Assert.Null(await fast.TryAcquireAsync(Lease.Delivery, CancellationToken.None));
        Assert.True(await slow.RenewAsync(lease!, CancellationToken.None));
        Assert.Null(await fast.TryAcquireAsync(Lease.Delivery, CancellationToken.None));
        await slow.ReleaseAsync(lease!, CancellationToken.None);
        Assert.NotNull(await fast.TryAcquireAsync(Lease.Delivery, CancellationToken.None));
    }
}

public abstract class LeaseStoreTests : StoreTest
{
    private LeaseStore First => field ??= new LeaseStore(Database, Test.Clock);

    private LeaseStore Second => field ??= new LeaseStore(Database, Test.Clock);

    [Fact]
    public async Task Only_one_holds_a_lease()
    {
        Assert.NotNull(await First.TryAcquireAsync(Lease.Delivery, CancellationToken.None));
        Assert.Null(await Second.TryAcquireAsync(Lease.Delivery, CancellationToken.None));
        Assert.NotNull(await Second.TryAcquireAsync(Lease.Indexing, CancellationToken.None));
    }

    [Fact]
    public async Task A_lease_that_ran_out_goes_to_the_next_with_a_greater_epoch()
    {
        var old = await First.TryAcquireAsync(Lease.Delivery, CancellationToken.None);
        Test.Clock.Advance(LeaseStore.Duration);
        var next = await Second.TryAcquireAsync(Lease.Delivery, CancellationToken.None);

        Assert.True(next!.Epoch > old!.Epoch);
        Assert.False(await First.RenewAsync(old, CancellationToken.None));
        Assert.False(await Database.WriteAsync(session => LeaseStore.IsCurrentAsync(session, old), CancellationToken.None));
        Assert.True(await Database.WriteAsync(session => LeaseStore.IsCurrentAsync(session, next), CancellationToken.None));
    }

    [Fact]
    public async Task A_held_lease_that_is_given_back_twice_is_free_once()
    {
        var held = await First.TryHoldAsync(Lease.Delivery, CancellationToken.None);
        await held!.DisposeAsync();
        await using var next = await Second.TryHoldAsync(Lease.Delivery, CancellationToken.None);
        await held.DisposeAsync();
        Assert.NotNull(next);
        Assert.True(await Database.WriteAsync(session => LeaseStore.IsCurrentAsync(session, next.Lease), CancellationToken.None));
    }

    [Fact]
    public async Task A_renewed_lease_does_not_run_out()
    {
        var lease = await First.TryAcquireAsync(Lease.Delivery, CancellationToken.None);
        Test.Clock.Advance(LeaseStore.Duration * 0.9);
        Assert.True(await First.RenewAsync(lease!, CancellationToken.None));
        Test.Clock.Advance(LeaseStore.Duration * 0.9);
        Assert.Null(await Second.TryAcquireAsync(Lease.Delivery, CancellationToken.None));
    }

    [Fact]
    public async Task A_released_lease_is_free_at_once()
    {
        var lease = await First.TryAcquireAsync(Lease.Delivery, CancellationToken.None);
        await First.ReleaseAsync(lease!, CancellationToken.None);
        Assert.NotNull(await Second.TryAcquireAsync(Lease.Delivery, CancellationToken.None));
    }

    [Fact]
    public async Task A_held_lease_renews_itself_and_tells_when_it_is_lost()
    {
        await using var held = await First.TryHoldAsync(Lease.Delivery, CancellationToken.None);
        await Test.ExecuteAsync("UPDATE leases SET epoch = epoch + 1, holder = 'somebody else'");
        var lost = new TaskCompletionSource();
        await using var registration = held!.Lost.Register(lost.SetResult);
        Test.Clock.Advance(LeaseStore.Duration / 3);
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Leases_of_dead_bots_are_freed_but_not_those_of_verbs()
    {
        First.Holder = "serve:one";
        await First.TryAcquireAsync(Lease.Delivery, CancellationToken.None);
        await Second.TryAcquireAsync(Lease.Indexing, CancellationToken.None);
        await First.FreeAllOfDeadBotsAsync(CancellationToken.None);

        Assert.NotNull(await Second.TryAcquireAsync(Lease.Delivery, CancellationToken.None));
        Assert.Null(await First.TryAcquireAsync(Lease.Indexing, CancellationToken.None));
    }
}
