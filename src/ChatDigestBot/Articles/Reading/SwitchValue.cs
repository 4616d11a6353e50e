using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Reads yes and no as heads of posts write them. Pure.</summary>
internal static class SwitchValue
{
    public static bool IsYes(string text) => Folded(text) is "true" or "yes" or "y" or "on" or "1" or "是" or "真";

    public static bool IsNo(string text) => Folded(text) is "false" or "no" or "n" or "off" or "0" or "否" or "假" or "never" or "none";

    public static bool IsSwitch(string text) => IsYes(text) || IsNo(text);

    private static string Folded(string text) => TextFolding.Fold(text.Trim());
}
