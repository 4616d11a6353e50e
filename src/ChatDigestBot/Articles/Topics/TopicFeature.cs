namespace ChatDigestBot.Articles.Topics;

/// <summary>What <see cref="TopicModel"/> looks at besides a text's own pieces, for each topic.</summary>
internal enum TopicFeature
{
    /// <summary>1 always: how common the topic is.</summary>
    Bias,

    /// <summary>All points of the topic's words, categories and links, a tenth each, from -3 to 3 as all points here.</summary>
    Points,

    /// <summary>Those of title and source alone.</summary>
    Named,

    /// <summary>Those of company names in the title.</summary>
    Makers,

    /// <summary>The points of the strongest single word or category.</summary>
    Strongest,

    /// <summary>The same of title, source and first lines only.</summary>
    StrongestAhead,

    /// <summary>All points of the strongest other topic of the model.</summary>
    Rival,

    /// <summary>1 where there is a title only.</summary>
    Headline,

    /// <summary>1 where there is a teaser or less.</summary>
    Teaser,

    /// <summary>1 where the title promises to show how something is done (<see cref="PostManner"/>).</summary>
    Teaches,

    /// <summary>1 where the title says that something came out.</summary>
    Announces,

    /// <summary>How much of the text is code, from 0 to 1.</summary>
    Code,

    /// <summary>1 where the post is Chinese.</summary>
    Chinese,
}
