namespace ChatDigestBot.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(100, LogLevel.Information, "Database schema is now at {Migration}")]
    public static partial void MigrationApplied(this ILogger logger, string migration);
}
