namespace ChatDigestBot.Feeds.Lists;

/// <summary>The list of feeds is wrong; the message says where.</summary>
internal sealed class FeedFileException(int line, string key, string problem) : Exception($"line {line}, {key}: {problem}");
