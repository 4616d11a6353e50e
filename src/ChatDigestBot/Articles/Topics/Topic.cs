using ChatDigestBot.Texts;

namespace ChatDigestBot.Articles.Topics;

/// <summary>A subject that people subscribe to, as <c>topics.yaml</c> describes it.</summary>
internal sealed record Topic
{
    /// <summary>Short and lasting: letters, digits and hyphens, as commands and subscriptions carry it.</summary>
    public required string Id { get; init; }

    public required string Emoji { get; init; }

    public required IReadOnlyDictionary<Language, string> Names { get; init; }

    /// <summary>Other names that people type.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Points by word, folded; negative ones speak against the topic.</summary>
    public required IReadOnlyDictionary<string, double> Words { get; init; }

    /// <summary>Those of the words that are names of companies: what they do is not always of the topic.</summary>
    public required IReadOnlySet<string> Makers { get; init; }

    /// <summary>Words whose capitals matter: <c>ARM</c> is not an arm.</summary>
    public required IReadOnlySet<string> ExactWords { get; init; }

    /// <summary>A title with one of these is not of this topic, whatever else speaks for it.</summary>
    public required IReadOnlySet<string> Vetoes { get; init; }

    /// <summary>Points by the name of a source or of another category.</summary>
    public required IReadOnlyDictionary<string, double> Categories { get; init; }

    /// <summary>Points by the beginning of a link's address.</summary>
    public required IReadOnlyDictionary<string, double> Links { get; init; }

    /// <summary>Gives way to every other topic an article is of; where words alone decide on it.</summary>
    public required bool IsGeneral { get; init; }

    /// <summary>The topic's place in <see cref="TopicModel"/>, where that decides; null where the words alone do.</summary>
    public required int? PlaceInModel { get; init; }

    public string Name(Language language) => Names[language];

    /// <summary>Emoji and name, as lists and buttons show it.</summary>
    public string Label(Language language) => $"{Emoji} {Names[language]}";
}
