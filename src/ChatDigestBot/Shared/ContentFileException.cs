using System.Globalization;

namespace ChatDigestBot.Shared;

/// <summary>A file that an operator writes is wrong: the topics, the list of feeds. The message says where and what must be there.</summary>
internal sealed class ContentFileException(int line, string key, string problem)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"line {line}, {key}: {problem}"));
