namespace ChatDigestBot.Articles.Topics;

/// <summary>What <see cref="TopicModel"/> looks at besides a text's own pieces, for each topic.</summary>
internal enum TopicFeature
{
    /// <summary>1 always: how common the topic is.</summary>
    Bias,

    /// <summary>All points of the topic's words, a tenth each, 3 at most.</summary>
    Points,

    /// <summary>Those of title and source.</summary>
    Named,

    /// <summary>Those of company names in the title.</summary>
    Makers,

    /// <summary>The points of the strongest single word, a tenth each.</summary>
    Strongest,

    /// <summary>The same of title and beginning only.</summary>
    StrongestAhead,

    /// <summary>All points of the strongest other topic, a tenth each, 3 at most.</summary>
    Rival,

    /// <summary>1 where there is a title only.</summary>
    Headline,

    /// <summary>1 where there is a teaser or less.</summary>
    Teaser,
}
