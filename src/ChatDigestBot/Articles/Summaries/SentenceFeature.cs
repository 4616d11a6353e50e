namespace ChatDigestBot.Articles.Summaries;

/// <summary>What is measured of a sentence, each from 0 to 1: the model weighs them.</summary>
internal enum SentenceFeature
{
    /// <summary>1 for the first sentence, then less and less.</summary>
    Early,

    StartsParagraph,

    /// <summary>The part of the title's pairs of characters that it has.</summary>
    TitleWords,

    /// <summary>The part of the title's numbers that it has.</summary>
    TitleNumbers,

    /// <summary>How much of it other sentences speak of too.</summary>
    Central,

    Numbers,
    Event,
    Recent,
    Dateline,
    Background,
    Setting,
    Past,
    Definition,
    Opinion,
    Detail,

    /// <summary>What was said or planned, without what became of it.</summary>
    Rumour,

    Denial,
    Personal,
    Leaning,
    Turn,

    /// <summary>Ends in saying that something was said, or is much talked of.</summary>
    Pointing,

    /// <summary>The part of it between quotation marks.</summary>
    Quoted,

    /// <summary>Must be cut to fit.</summary>
    TooLong,

    Short,
    ListItem,
}
