using ChatDigestBot.Shared;

namespace ChatDigestBot.Roles;

/// <summary>Who owns the bot, whatever the database says.</summary>
/// <param name="Admins">Telegram user ids, from <c>Access__Admins</c>.</param>
internal sealed record AccessOptions(IReadOnlySet<long> Admins)
{
    public static AccessOptions Read(SettingReader settings) => new(settings.Ids("Access:Admins").ToHashSet());

    /// <param name="userId">A person.</param>
    /// <param name="given">The column of <c>roles</c>; null where nothing was given.</param>
    public Role RoleOf(long userId, string? given) =>
        Admins.Contains(userId) ? Role.Owner : Enum.TryParse<Role>(given, ignoreCase: true, out var role) && role < Role.Owner ? role : Role.Reader;
}
