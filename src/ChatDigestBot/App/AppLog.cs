using ChatDigestBot.Shared;

namespace ChatDigestBot.App;

internal static partial class AppLog
{
    /// <summary>A line for each setting that does nothing because nobody asks for it.</summary>
    public static void NameUnknown(this ILogger logger, IReadOnlyList<UnknownSetting> settings)
    {
        foreach (var setting in settings)
        {
            if (setting.Meant is { } meant)
            {
                logger.SettingMisspelt(setting.Name, meant);
            }
            else
            {
                logger.SettingUnknown(setting.Name);
            }
        }
    }

    [LoggerMessage(1300, LogLevel.Warning, "There is no setting {Setting}, so it does nothing; is {Meant} meant?")]
    private static partial void SettingMisspelt(this ILogger logger, string setting, string meant);

    [LoggerMessage(1301, LogLevel.Warning, "There is no setting {Setting}, so it does nothing")]
    private static partial void SettingUnknown(this ILogger logger, string setting);

    [LoggerMessage(1302, LogLevel.Warning, "Nobody is an admin, so nobody can broadcast, curate or open the console: set Access__Admins__0 to your Telegram id, which @userinfobot tells you")]
    public static partial void NobodyIsAdmin(this ILogger logger);
}
