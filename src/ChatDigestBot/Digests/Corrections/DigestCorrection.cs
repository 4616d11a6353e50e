namespace ChatDigestBot.Digests.Corrections;

/// <summary>An editor's word that digests which were sent say what was corrected of an article.</summary>
internal sealed record DigestCorrection
{
    public required long Id { get; init; }

    public required string ArticleKey { get; init; }

    /// <summary>The day that the line names is this one's.</summary>
    public required DateTimeOffset CorrectedAt { get; init; }

    /// <summary>Rows of the ledger up to this one are looked through.</summary>
    public required long FilledTo { get; init; }
}
