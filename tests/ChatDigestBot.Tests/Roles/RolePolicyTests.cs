using ChatDigestBot.Roles;

namespace ChatDigestBot.Tests.Roles;

public sealed class RolePolicyTests
{
    [Fact]
    public void Only_admins_give_roles_and_only_below_themselves()
    {
        var all = Enum.GetValues<Role>();
        var allowed = from giver in all from before in all from after in all where RolePolicy.MayGive(giver, before, after) select (giver, before, after);

        Assert.Equal(
            (4 * 4) + (3 * 3), // an owner, an admin
            allowed.Count());
        Assert.All(allowed, one => Assert.True(one.giver >= Role.Admin && one.before < one.giver && one.after < one.giver));
    }
}
