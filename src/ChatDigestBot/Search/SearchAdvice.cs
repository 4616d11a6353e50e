using ChatDigestBot.Search.Queries;

namespace ChatDigestBot.Search;

/// <summary>What another question would differ in.</summary>
internal enum AdviceKind
{
    /// <summary>A word with one letter put right.</summary>
    Correction,

    /// <summary>Only the last seven days.</summary>
    LastWeek,

    /// <summary>Only one topic.</summary>
    InTopic,

    /// <summary>Without limits in time.</summary>
    AnyTime,

    /// <summary>Without topics and sources.</summary>
    AnyTopic,

    /// <summary>Without what was to be taken away.</summary>
    NothingTakenAway,

    /// <summary>In texts too, and phrases as words.</summary>
    Anywhere,

    /// <summary>With a word less.</summary>
    FewerWords,
}

/// <summary>Another question that finds something.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Query">The question.</param>
/// <param name="Count">About how many posts it finds.</param>
/// <param name="Name">What it is about, such as the corrected word or the topic's id.</param>
internal sealed record SearchAdvice(AdviceKind Kind, SearchQuery Query, int Count, string Name);
