namespace ChatDigestBot.ModelSummaries.Checking;

/// <summary>What a summary is of.</summary>
/// <param name="Language">As <see cref="ChatDigestBot.Articles.Article.Language"/> has it.</param>
/// <param name="OwnSummary">The bot's own; may be empty.</param>
internal sealed record SummarySource(string Title, string Text, string Language, string OwnSummary);
