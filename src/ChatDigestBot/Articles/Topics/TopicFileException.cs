using System.Globalization;

namespace ChatDigestBot.Articles.Topics;

/// <summary>The topics file is wrong; the message names line and key.</summary>
internal sealed class TopicFileException(int line, string key, string problem)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"line {line}, {key}: {problem}"))
{
    public int Line { get; } = line;
}
