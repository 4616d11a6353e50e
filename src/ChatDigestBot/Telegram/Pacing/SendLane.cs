
namespace ChatDigestBot.Telegram.Pacing;

/// <summary>Whom a message is for: a person who waits for it, or one of the bulk lanes, which share what is left fairly.</summary>
internal readonly record struct SendLane
{
    private SendLane(bool isReply, long key) => (IsReply, Key) = (isReply, key);

    public static SendLane Reply => new(true, 0);

    public static SendLane Bulk => default;

    public bool IsReply { get; }

    public long Key { get; }

    /// <summary>A lane of its own, such as one a broadcast: lanes take turns.</summary>
    public static SendLane BulkOf(long key) => new(false, key);
}
