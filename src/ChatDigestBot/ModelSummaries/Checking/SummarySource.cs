namespace ChatDigestBot.ModelSummaries.Checking;

/// <summary>What a summary is of.</summary>
/// <param name="Language"><c>zh-Hans</c>, <c>zh-Hant</c> or <c>en</c>.</param>
/// <param name="OwnSummary">The bot's own; may be empty.</param>
internal sealed record SummarySource(string Title, string Text, string Language, string OwnSummary);
