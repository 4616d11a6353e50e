namespace ChatDigestBot.Playground.Bots;

/// <summary>What the bot's own ledger says came of a jump.</summary>
/// <param name="Digests">People who got a digest.</param>
/// <param name="Alerts">People who got an alert.</param>
/// <param name="NothingNew">People whose digest was due while there was nothing new in their topics.</param>
internal sealed record JumpCounts(int Digests, int Alerts, int NothingNew);
