using ChatDigestBot.Roles;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Storage;

namespace ChatDigestBot.Tests.Roles;

public sealed class RoleStoreOnSqliteTests : RoleStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Sqlite;
}

public sealed class RoleStoreOnPostgresTests : RoleStoreTests
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;
}

public abstract class RoleStoreTests : StoreTest
{
    private const long Owner = 7;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private RoleStore Store => new(Database, new AccessOptions(new HashSet<long> { Owner }));

    [Fact]
    public async Task Whoever_was_given_nothing_reads_and_owners_stand_in_the_settings()
    {
        Assert.Equal(Role.Reader, await Store.FindAsync(42, CancellationToken.None));
        Assert.Equal(Role.Owner, await Store.FindAsync(Owner, CancellationToken.None));
    }

    [Fact]
    public async Task A_role_is_given_changed_and_taken_and_tells_what_was_before()
    {
        Assert.Equal(Role.Reader, await GiveAsync(42, Role.Editor));
        Assert.Equal(Role.Editor, await GiveAsync(42, Role.Viewer));
        Assert.Equal([Owner, 42L], await HoldersAsync(Role.Viewer));
        Assert.Equal([Owner], await HoldersAsync(Role.Editor));

        Assert.Equal(Role.Viewer, await GiveAsync(42, Role.Reader));
        Assert.Equal([Owner], await HoldersAsync(Role.Viewer));
    }

    [Fact]
    public async Task An_owner_stays_an_owner()
    {
        Assert.Equal(Role.Owner, await GiveAsync(Owner, Role.Reader));
        Assert.Equal(Role.Owner, await Store.FindAsync(Owner, CancellationToken.None));
    }

    private Task<Role> GiveAsync(long person, Role role) => Database.WriteAsync(session => Store.GiveAsync(session, person, role, Owner, Now), CancellationToken.None);

    private Task<IReadOnlyList<long>> HoldersAsync(Role atLeast) => Database.ReadAsync(session => Store.FindHoldersAsync(session, atLeast), CancellationToken.None);
}
