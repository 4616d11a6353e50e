namespace ChatDigestBot.Articles;

internal static partial class ArticlesLog
{
    [LoggerMessage(700, LogLevel.Error, "The topics in {Path} are wrong, so those from before stay in use: {Problem}")]
    public static partial void TopicsAreWrong(this ILogger logger, string path, string problem);

    [LoggerMessage(701, LogLevel.Information, "Reading posts: {Done} of {Total}")]
    public static partial void PassGoesOn(this ILogger logger, int done, int total);

    [LoggerMessage(702, LogLevel.Information, "Read {Read} posts: {New} new, {Corrected} corrected, {Rewritten} rewritten with the same text, {Renamed} renamed, {Removed} removed, {Unreadable} unreadable, {Withheld} not published, {Reclassified} judged anew")]
    public static partial void PassEnded(this ILogger logger, int read, int @new, int corrected, int rewritten, int renamed, int removed, int unreadable, int withheld, int reclassified);

    [LoggerMessage(703, LogLevel.Error, "A pass over the posts failed; what it was for is tried again in {Pause}")]
    public static partial void PassFailed(this ILogger logger, TimeSpan pause, Exception exception);

    [LoggerMessage(704, LogLevel.Warning, "{Folder} cannot be watched ({Reason}), so new posts are found only every {SweepEvery}")]
    public static partial void NotWatched(this ILogger logger, string folder, TimeSpan sweepEvery, string reason);

    [LoggerMessage(708, LogLevel.Information, "Passes over the posts work again")]
    public static partial void PassesGoOn(this ILogger logger);

    [LoggerMessage(709, LogLevel.Error, "{Folder} holds hardly any of the {Known} posts it had, as if it were not mounted. They are kept, and taken for removed at {Until}")]
    public static partial void StoreIsEmpty(this ILogger logger, string folder, int known, DateTimeOffset until);

    [LoggerMessage(710, LogLevel.Information, "{Folder} holds its posts again")]
    public static partial void StoreIsBack(this ILogger logger, string folder);

    [LoggerMessage(711, LogLevel.Warning, "{Folder} has stayed empty, so its {Known} posts are taken for removed")]
    public static partial void StoreStaysEmpty(this ILogger logger, string folder, int known);

    [LoggerMessage(705, LogLevel.Error, "The rules failed on {Path}; it is left out until it changes")]
    public static partial void RulesFailed(this ILogger logger, string path, Exception exception);

    [LoggerMessage(707, LogLevel.Error, "The topics kept from an earlier run are wrong too, so there are none: {Problem}")]
    public static partial void KeptTopicsAreWrong(this ILogger logger, string problem);

    [LoggerMessage(706, LogLevel.Error, "The rules took longer than {Patience} on {Path}; it is left out until it changes")]
    public static partial void RulesTookTooLong(this ILogger logger, string path, TimeSpan patience);
}
