
namespace ChatDigestBot.Telegram.Pacing;

/// <summary>Whom a message is for: a person who waits for it, or one of the bulk lanes, which share what is left fairly.</summary>
internal readonly record struct SendPriority
{
    private SendPriority(bool isReply, long key) => (IsReply, Key) = (isReply, key);

    public static SendPriority Reply => new(true, 0);

    public static SendPriority Bulk => default;

    public bool IsReply { get; }

    public long Key { get; }

    /// <summary>A lane of its own, such as one a broadcast: lanes take turns.</summary>
    public static SendPriority BulkOf(long key) => new(false, key);
}
