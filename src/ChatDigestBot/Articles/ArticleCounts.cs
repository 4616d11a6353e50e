namespace ChatDigestBot.Articles;

/// <summary>How much the catalogue holds.</summary>
internal sealed record ArticleCounts
{
    public required int Articles { get; init; }

    public required int Adverts { get; init; }

    public required int Stories { get; init; }

    /// <summary>Posts of the folder that could not be loaded.</summary>
    public required int Unreadable { get; init; }

    /// <summary>Posts of the folder that their writers do not want published, or not yet.</summary>
    public required int Withheld { get; init; }
}
