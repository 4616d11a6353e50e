using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Roles;

internal static class RolesSetup
{
    public static IServiceCollection AddRoles(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(AccessOptions.Read(settings))
        .AddSingleton<RoleStore>()
        .AddSingleton(PersonalTable.ByPerson("roles") with { StaysBecause = "an admin gave it, and an admin takes it" });
}
