namespace ChatDigestBot.Digests.Composing;

/// <summary>An edition with its messages; written to the database once, when somebody first gets it.</summary>
internal sealed class Composition(Edition edition, IReadOnlyList<EditionMessage> messages)
{
    public Edition Edition { get; } = edition;

    public IReadOnlyList<EditionMessage> Messages { get; } = messages;

    /// <summary>Null until it is written.</summary>
    public WrittenComposition? Written { get; set; }
}

/// <param name="EditionId">In <c>digest_editions</c>.</param>
/// <param name="Contents">The messages in the ledger's numbering.</param>
internal sealed record WrittenComposition(long EditionId, IReadOnlyList<long> Contents);
