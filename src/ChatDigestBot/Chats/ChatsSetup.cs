using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Chats;

internal static class ChatsSetup
{
    public static IServiceCollection AddChats(this IServiceCollection services, SettingReader settings) => services
        .AddSingleton(AccessOptions.Read(settings))
        .AddSingleton<ChatStore>()
        .AddSingleton(PersonalTable.ByChat("chats", "id"));
}
