using ChatDigestBot.ModelSummaries.Checking;

namespace ChatDigestBot.ModelSummaries;

/// <summary>What a model said of a text, and whether it is told.</summary>
internal sealed record ModelSummary
{
    /// <summary>Empty where no answer came.</summary>
    public required string Summary { get; init; }

    /// <summary>Null where it is told.</summary>
    public SummaryRefusal? Refusal { get; init; }

    /// <summary>An editor wrote a summary, which is told instead.</summary>
    public bool IsEditorFirst { get; init; }

    public required string Model { get; init; }

    public required int Tokens { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
}
