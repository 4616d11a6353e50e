
namespace ChatDigestBot.Telegram.Inbox;

/// <summary>What goes into one transaction.</summary>
internal sealed record InboxGroup
{
    /// <summary>In order of arrival.</summary>
    public required IReadOnlyList<ReceivedUpdate> Updates { get; init; }

    public required IReadOnlyList<UpdateMark> Marks { get; init; }

    /// <summary>Queues in which nothing is left to do, to be given up where nodes share the database.</summary>
    public required IReadOnlyCollection<InboxQueueKey> Idle { get; init; }
}

/// <summary>What comes of the transaction: updates to handle in this order, and queues that another node took.</summary>
internal sealed record InboxResult(IReadOnlyList<InboxUpdate> Ready, IReadOnlyList<UpdateMark> Unreadable, IReadOnlyList<InboxQueueKey> Lost)
{
    /// <summary>Since when this node's claims count anew; null where they were not prolonged.</summary>
    public long? RenewedAt { get; init; }

    /// <param name="rows">In the order in which they are to be handled.</param>
    /// <param name="read">Updates that need not be read again, by row.</param>
    /// <param name="lost">Queues that another node took.</param>
    public static InboxResult Of(IEnumerable<InboxRow> rows, IReadOnlyDictionary<long, InboxUpdate> read, IEnumerable<string> lost)
    {
        var ready = new List<InboxUpdate>();
        var unreadable = new List<UpdateMark>();
        foreach (var row in rows)
        {
            if (read.TryGetValue(row.Seq, out var known))
            {
                ready.Add(known);
            }
            else if (UpdateReader.Read(row.Body) is { } update)
            {
                ready.Add(new InboxUpdate { Seq = row.Seq, Queue = InboxQueueKey.Parse(row.Queue), Update = update, Attempts = row.Attempts });
            }
            else
            {
                unreadable.Add(new UpdateMark(row.Seq, UpdateState.Aside, row.Attempts, "unreadable"));
            }
        }

        return new InboxResult(ready, unreadable, [.. lost.Select(InboxQueueKey.Parse)]);
    }
}
