namespace ChatDigestBot.Telegram.Inbox;

/// <summary>What goes into one transaction.</summary>
internal sealed record InboxGroup
{
    /// <summary>In order of arrival.</summary>
    public required IReadOnlyList<ReceivedUpdate> Updates { get; init; }

    public required IReadOnlyList<UpdateMark> Marks { get; init; }

    /// <summary>Lanes in which nothing is left to do, to be given up where nodes share the database.</summary>
    public required IReadOnlyCollection<LaneKey> Idle { get; init; }
}

/// <summary>What comes of the transaction: updates to handle in this order, and lanes that another node took.</summary>
internal sealed record InboxResult(IReadOnlyList<InboxUpdate> Ready, IReadOnlyList<UpdateMark> Unreadable, IReadOnlyList<LaneKey> Lost)
{
    public static InboxResult Of(IEnumerable<InboxUpdate> ready, IEnumerable<InboxRow> found, IEnumerable<string> lost)
    {
        var all = ready.ToList();
        var unreadable = new List<UpdateMark>();
        foreach (var row in found)
        {
            if (UpdateReader.Read(row.Body) is { } update)
            {
                all.Add(new InboxUpdate { Seq = row.Seq, Lane = LaneKey.Parse(row.Lane), Update = update, Attempts = row.Attempts });
            }
            else
            {
                unreadable.Add(new UpdateMark(row.Seq, UpdateState.Aside, row.Attempts, "unreadable"));
            }
        }

        return new InboxResult(all, unreadable, [.. lost.Select(LaneKey.Parse)]);
    }
}
