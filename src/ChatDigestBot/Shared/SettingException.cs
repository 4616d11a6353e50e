namespace ChatDigestBot.Shared;

/// <summary>A setting that stops the start; the message is one sentence naming the setting, its value and what is allowed.</summary>
internal sealed class SettingException(string setting, string? value, string allowed)
    : Exception(value is null ? $"The setting {setting} is missing: {allowed}." : $"The setting {setting} is {value}, allowed is {allowed}.")
{
    public string Setting { get; } = setting;
}
