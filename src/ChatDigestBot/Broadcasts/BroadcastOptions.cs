using ChatDigestBot.Shared;

namespace ChatDigestBot.Broadcasts;

/// <summary>How broadcasts are guarded.</summary>
internal sealed record BroadcastOptions
{
    /// <summary>A second editor must agree before anything goes out.</summary>
    public bool NeedsApproval { get; init; }

    public static BroadcastOptions Read(SettingReader settings) => new() { NeedsApproval = settings.Flag("Broadcasts:NeedApproval", false) };
}
