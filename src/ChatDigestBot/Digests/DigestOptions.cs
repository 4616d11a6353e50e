using ChatDigestBot.Shared;

namespace ChatDigestBot.Digests;

/// <summary>How long a digest is.</summary>
internal sealed record DigestOptions
{
    public int MaxItems { get; init; } = 8;

    public static DigestOptions Read(SettingReader settings) => new()
    {
        MaxItems = settings.Number("Digests:MaxItems", 8, 1, 20),
    };
}
