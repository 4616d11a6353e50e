using System.Globalization;

namespace ChatDigestBot.Feeds.Lists;

/// <summary>The list of feeds is wrong; the message says where.</summary>
internal sealed class FeedFileException(int line, string key, string problem) : Exception(string.Create(CultureInfo.InvariantCulture, $"line {line}, {key}: {problem}"));
