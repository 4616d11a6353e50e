namespace ChatDigestBot.ModelSummaries.Checking;

/// <summary>Why a model's summary is not told and the bot's own stays; the words for it are the text <c>modelSummaries.refusals.NAME</c>. Stored by name, so a name never changes.</summary>
internal enum SummaryRefusal
{
    /// <summary>The server gave no answer that could be read, three times.</summary>
    NoAnswer,

    Empty,

    /// <summary>The answer was cut off at its limit.</summary>
    CutOff,

    TooLong,

    /// <summary>No sentence that ends, or more than three.</summary>
    NotASentence,

    /// <summary>HTML, Markdown or several lines.</summary>
    Markup,

    /// <summary>A link, a domain or a name with @.</summary>
    Address,

    /// <summary>The model says that it will not or cannot.</summary>
    Declined,

    /// <summary>It speaks of itself, of the article or of what it was told instead of the news.</summary>
    SpeaksOfItself,

    WrongLanguage,

    /// <summary>A number that the text does not have.</summary>
    InventedNumber,

    /// <summary>A name that the text does not have.</summary>
    InventedName,

    /// <summary>Most of its words are not in the text.</summary>
    NotInTheText,

    /// <summary>It has nothing in common with the title or the bot's own summary.</summary>
    OffTheSubject,

    /// <summary>It says what the title has said.</summary>
    RepeatsTheTitle,
}
