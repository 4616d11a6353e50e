using ChatDigestBot.Articles;

namespace ChatDigestBot.Follows.Alerts;

/// <summary>What one target is told at once.</summary>
/// <param name="Items">A story each, the newest first.</param>
/// <param name="Words">What of the followed words matched, those of the items first.</param>
internal sealed record Alert(IReadOnlyList<AlertItem> Items, IReadOnlyList<AlertQuery> Words);

/// <param name="Article">The one to open.</param>
/// <param name="Keys">What of the followed words it has.</param>
internal sealed record AlertItem(Article Article, IReadOnlyList<string> Keys);

/// <param name="Key">The follow's.</param>
/// <param name="Query">As this target wrote it.</param>
/// <param name="Left">How many stories of it are not in the message.</param>
internal sealed record AlertQuery(string Key, string Query, int Left);
