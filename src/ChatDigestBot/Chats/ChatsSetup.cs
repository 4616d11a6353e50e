using ChatDigestBot.Storage;

namespace ChatDigestBot.Chats;

internal static class ChatsSetup
{
    public static IServiceCollection AddChats(this IServiceCollection services) => services
        .AddSingleton<ChatStore>()
        .AddSingleton<CaretakerStore>()
        .AddSingleton(CaretakerStore.Personal)
        .AddSingleton(PersonalTable.ByChat("chats", "id"));
}
