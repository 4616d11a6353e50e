namespace ChatDigestBot.Storage;

/// <summary>A table that holds something about a chat or a person: shown by <c>/mydata</c>, erased by <c>/forget</c>. Each folder names its own.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">The condition its rows of a chat meet; <c>@chatId</c> is our id of it, <c>@telegramId</c> Telegram's of today.</param>
internal sealed record PersonalTable(string Name, string Rows)
{
    private const string OfChat = "(SELECT id FROM chats WHERE id = @chatId OR merged_into = @chatId)";

    /// <summary>What erases them where that is not to delete them; <c>@now</c> is the moment.</summary>
    public string? Erasing { get; init; }

    /// <summary>Why they stay when all else goes; then they are not erased at once.</summary>
    public string? StaysBecause { get; init; }

    public static PersonalTable ByChat(string name, string column = "chat_id") => new(name, $"{column} IN {OfChat}");

    public static PersonalTable BySubscriber(string name) => new(name, $"subscriber_id IN (SELECT id FROM subscribers WHERE chat_id IN {OfChat})");

    /// <summary>For columns that hold the Telegram id of a person.</summary>
    public static PersonalTable ByPerson(string name, string column = "user_id") => new(name, $"{column} = @telegramId");
}
