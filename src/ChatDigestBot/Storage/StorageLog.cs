namespace ChatDigestBot.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(100, LogLevel.Information, "Database schema is now at {Migration}")]
    public static partial void MigrationApplied(this ILogger logger, string migration);

    [LoggerMessage(101, LogLevel.Critical, "{Path} was moved, deleted or replaced while the bot has it open: what it writes now is kept nowhere. Stop the bot, put the file back, start it again")]
    public static partial void DatabaseMoved(this ILogger logger, string? path);

    [LoggerMessage(102, LogLevel.Warning, "{Path} is where it was again")]
    public static partial void DatabaseIsBack(this ILogger logger, string? path);
}
