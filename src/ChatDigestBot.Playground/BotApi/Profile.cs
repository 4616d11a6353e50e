using System.Collections.Concurrent;

namespace ChatDigestBot.Playground.BotApi;

/// <summary>What a bot says of itself, by kind of text and language; the empty language is for everybody else.</summary>
internal sealed class Profile
{
    private readonly ConcurrentDictionary<(string Kind, string Language), string> texts = new();

    public string Get(string kind, string language)
        => texts.TryGetValue((kind, language), out var text) || texts.TryGetValue((kind, ""), out text) ? text : "";

    public void Set(string kind, string language, string text) => texts[(kind, language)] = text;
}
