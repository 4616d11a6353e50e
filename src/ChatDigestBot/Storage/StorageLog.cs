namespace ChatDigestBot.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(100, LogLevel.Information, "Database schema is now at {Migration}")]
    public static partial void MigrationApplied(this ILogger logger, string migration);

    [LoggerMessage(101, LogLevel.Critical, "{Path} was moved, deleted or replaced while the bot has it open: what it writes now is kept nowhere. Stop the bot, put the file back, start it again")]
    public static partial void DatabaseMoved(this ILogger logger, string? path);

    [LoggerMessage(102, LogLevel.Warning, "{Path} is where it was again")]
    public static partial void DatabaseIsBack(this ILogger logger, string? path);

    [LoggerMessage(103, LogLevel.Warning, "Whether the database's file is in its place cannot be looked up; trying again every ten seconds")]
    public static partial void DatabaseNotWatched(this ILogger logger, Exception exception);

    [LoggerMessage(104, LogLevel.Information, "The place of the database's file is looked up again")]
    public static partial void DatabaseWatchedAgain(this ILogger logger);
}
