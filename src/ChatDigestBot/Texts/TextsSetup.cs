using ChatDigestBot.Shared;

namespace ChatDigestBot.Texts;

internal static class TextsSetup
{
    /// <summary>Reads all texts at once, so that a fault in them stops the start and not a reply.</summary>
    public static IServiceCollection AddTexts(this IServiceCollection services, SettingReader settings) =>
        services.AddSingleton(TextFile.ReadAll(settings.ExistingPath("Content:Texts", "content/texts")));
}
