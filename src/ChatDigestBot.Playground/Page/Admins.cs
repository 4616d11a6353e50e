namespace ChatDigestBot.Playground.Page;

/// <summary>The people the bot's settings name as its admins.</summary>
internal sealed record Admins(IReadOnlySet<long> Ids);
