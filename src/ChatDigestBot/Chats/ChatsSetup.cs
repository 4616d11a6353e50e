using ChatDigestBot.Shared;

namespace ChatDigestBot.Chats;

internal static class ChatsSetup
{
    public static IServiceCollection AddChats(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(AccessOptions.Read(settings))
        .AddSingleton<ChatStore>();
}
