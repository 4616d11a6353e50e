namespace ChatDigestBot.Follows;

internal static class FollowsSetup
{
    public static IServiceCollection AddFollows(this IServiceCollection services) => services
        .AddSingleton<FollowReplies>()
        .AddSingleton<FollowDesk>();
}
