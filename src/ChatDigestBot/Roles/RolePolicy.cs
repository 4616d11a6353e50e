namespace ChatDigestBot.Roles;

/// <summary>Decides who may give which role to whom. Pure.</summary>
internal static class RolePolicy
{
    /// <summary>Whoever gives must be an admin and stand above both the role that is given and the one that is taken.</summary>
    public static bool MayGive(Role giver, Role before, Role after) => giver >= Role.Admin && before < giver && after < giver;
}
