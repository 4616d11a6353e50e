using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Roles;

/// <summary>All SQL of <c>roles</c>: who may do more than read.</summary>
internal sealed class RoleStore(Database database, AccessOptions access)
{
    public Task<Role> FindAsync(long userId, CancellationToken cancellationToken) => access.Admins.Contains(userId)
        ? Task.FromResult(Role.Owner)
        : database.ReadAsync(session => FindAsync(session, userId), cancellationToken);

    public async Task<Role> FindAsync(DbSession session, long userId) =>
        access.RoleOf(userId, await session.FindAsync<string>("SELECT role FROM roles WHERE user_id = @userId", new { userId }));

    /// <summary>Everybody who may do more than read, those who may most first.</summary>
    public async Task<IReadOnlyList<GivenRole>> ListAsync(DbSession session) =>
    [
        .. access.Admins.Order().Select(owner => new GivenRole(owner, Role.Owner, null, null)),
        .. (await session.QueryAsync<RoleRow>("SELECT user_id, role, given_by, given_at FROM roles ORDER BY user_id"))
            .Where(row => !access.Admins.Contains(row.UserId))
            .Select(row => new GivenRole(row.UserId, access.RoleOf(row.UserId, row.Role), row.GivenBy, row.GivenAt))
            .OrderByDescending(given => given.Role),
    ];

    /// <summary>Those who may at least so much.</summary>
    public async Task<IReadOnlyList<long>> FindHoldersAsync(DbSession session, Role atLeast) =>
        [.. (await ListAsync(session)).Where(given => given.Role >= atLeast).Select(given => given.UserId)];

    /// <summary>Gives a role, or takes it with <see cref="Role.Reader"/>; returns what the person had. Owners stay what they are.</summary>
    public async Task<Role> GiveAsync(DbSession session, long userId, Role role, long givenBy, DateTimeOffset now)
    {
        var before = await FindAsync(session, userId);
        if (before == Role.Owner || role == before)
        {
            return before;
        }

        await (role == Role.Reader
            ? session.ExecuteAsync("DELETE FROM roles WHERE user_id = @userId", new { userId })
            : session.ExecuteAsync(
                """
                INSERT INTO roles (user_id, role, given_by, given_at) VALUES (@userId, @role, @givenBy, @now)
                ON CONFLICT (user_id) DO UPDATE SET role = excluded.role, given_by = excluded.given_by, given_at = excluded.given_at
                """,
                new { userId, role = role.LowerName(), givenBy, now }));
        return before;
    }

    private sealed record RoleRow
    {
        public required long UserId { get; init; }

        public required string Role { get; init; }

        public required long GivenBy { get; init; }

        public required DateTimeOffset GivenAt { get; init; }
    }
}
