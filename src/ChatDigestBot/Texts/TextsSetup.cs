using ChatDigestBot.Shared;

namespace ChatDigestBot.Texts;

internal static class TextsSetup
{
    public const string PathSetting = "Content:Texts";

    private const string Folder = "content/texts";

    /// <summary>Reads all texts at once, so that a fault in them stops the start and not a reply.</summary>
    public static IServiceCollection AddTexts(this IServiceCollection services, SettingReader settings) =>
        services.AddSingleton(TextFile.ReadAll(settings.ExistingFolder(PathSetting, Folder), Path.Combine(AppContext.BaseDirectory, Folder)));
}
