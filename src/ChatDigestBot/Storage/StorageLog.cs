namespace ChatDigestBot.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(100, LogLevel.Information, "Database schema is now at {Migration}")]
    public static partial void MigrationApplied(this ILogger logger, string migration);

    [LoggerMessage(101, LogLevel.Critical, "{Path} was moved, deleted or replaced while the bot has it open: what it writes now is kept nowhere. Stop the bot, put the file back, start it again")]
    public static partial void DatabaseMoved(this ILogger logger, string? path);

    [LoggerMessage(102, LogLevel.Warning, "{Path} is where it was again")]
    public static partial void DatabaseIsBack(this ILogger logger, string? path);

    [LoggerMessage(103, LogLevel.Warning, "Whether the database's file is in its place cannot be looked up; trying again every two seconds")]
    public static partial void DatabaseNotWatched(this ILogger logger, Exception exception);

    [LoggerMessage(104, LogLevel.Information, "The place of the database's file is looked up again")]
    public static partial void DatabaseWatchedAgain(this ILogger logger);

    [LoggerMessage(105, LogLevel.Critical, "A backup was written over {Path} while the bot has it open. The bot ends at once, so that the backup stays whole: move {Path}-wal and {Path}-shm away, then start again")]
    public static partial void DatabaseWrittenOver(this ILogger logger, string? path);

    [LoggerMessage(106, LogLevel.Warning, "Another node of this database goes by other values of {Settings}: people get now the one, now the other. Give all nodes the same")]
    public static partial void NodesDiffer(this ILogger logger, string settings);

    [LoggerMessage(107, LogLevel.Information, "All nodes of this database go by the same settings")]
    public static partial void NodesAgree(this ILogger logger);

    [LoggerMessage(108, LogLevel.Warning, "The settings of the nodes cannot be compared; trying again each minute")]
    public static partial void NodesNotCompared(this ILogger logger, Exception exception);

    [LoggerMessage(109, LogLevel.Information, "The settings of the nodes are compared again")]
    public static partial void NodesComparedAgain(this ILogger logger);
}
