namespace ChatDigestBot.Storage;

/// <summary>What a folder does when the database is an older copy that was put back: what waits in it may have been done since.</summary>
internal interface IAfterRestore
{
    /// <summary>In the one transaction of all; run before anything else of the bot.</summary>
    Task AfterRestoreAsync(DbSession session, DateTimeOffset now);
}
