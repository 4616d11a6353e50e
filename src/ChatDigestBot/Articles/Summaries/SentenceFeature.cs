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

    /// <summary>It has no full stop or the like at its end.</summary>
    Open,

    /// <summary>1 at twice what fits well, the root of its share below.</summary>
    Length,

    Commas,

    /// <summary>Latin words in a Chinese sentence.</summary>
    LatinWords,

    /// <summary>Names a year.</summary>
    Year,

    First,
    Second,

    /// <summary>The part of all sentences that stands before it.</summary>
    Behind,

    /// <summary>The part of it that the title has not, times <see cref="Early"/>.</summary>
    EarlyAndNew,

    /// <summary><see cref="Early"/> in English: a lead is kept to more strictly there.</summary>
    EarlyInEnglish,

    /// <summary><see cref="TitleWords"/> in English, where pairs of letters are shared by chance.</summary>
    TitleWordsInEnglish,

    /// <summary>Starts a paragraph other than the first.</summary>
    LaterParagraph,

    /// <summary>Its words of the title against those of the sentence that has most.</summary>
    MostOfTitle,

    /// <summary>How central it is against the sentence that is most.</summary>
    MostCentral,

    /// <summary>The sentence before has much of the title.</summary>
    AfterTitle,

    /// <summary>Says what the post is for: 本文介绍, in this post.</summary>
    Purpose,

    /// <summary>Says what it comes to: 其实, 关键, the point is, you should.</summary>
    Thesis,

    /// <summary>Says where the post stood first, who wrote it, how to follow: nothing of its matter.</summary>
    Notice,

    /// <summary>Below a heading in the post: a detail of its section.</summary>
    InSection,

    /// <summary>Below a heading that says the post is summed up there.</summary>
    Conclusion,

    /// <summary><see cref="Early"/> in a post that does not begin with news: essays and how-tos lead up to what they say.</summary>
    EarlyWithoutNews,
}
