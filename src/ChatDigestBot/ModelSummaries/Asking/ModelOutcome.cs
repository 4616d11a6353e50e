namespace ChatDigestBot.ModelSummaries.Asking;

/// <summary>What came of one call.</summary>
internal abstract record ModelOutcome
{
    private ModelOutcome()
    {
    }

    /// <param name="Text">As it came; not to be told unchecked.</param>
    /// <param name="Declined">The server says that the model, or a filter before it, would not.</param>
    /// <param name="IsCutOff">It ended at its limit.</param>
    /// <param name="Tokens">Used by the call as the server says; null where it does not.</param>
    internal sealed record Answered(string Text, bool Declined, bool IsCutOff, int? Tokens) : ModelOutcome;

    /// <param name="Reason">For operators; holds nothing that the server said.</param>
    /// <param name="IsOfThisText">Another text may fare better, so this one's attempts are counted.</param>
    internal sealed record Failed(string Reason, bool IsOfThisText) : ModelOutcome
    {
        /// <summary>The server asked to be left alone for so long.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}
