namespace ChatDigestBot.Articles.Topics;

/// <summary>All that was found in one post, before it is said what the post is about.</summary>
internal sealed record TopicFindings
{
    /// <summary>A post with less, weighed, has a teaser for a text.</summary>
    public const double Teaser = 50;

    /// <summary>By the topic's place in the set; null where nothing speaks for it.</summary>
    public required TopicTally?[] Tallies { get; init; }

    /// <summary>Folded, without the names of works and what is ignored.</summary>
    public required string Title { get; init; }

    /// <summary>The first lines of the text, folded, without them too.</summary>
    public required string Beginning { get; init; }

    /// <summary>How long the text is, a Latin letter counted as a third of a Chinese character.</summary>
    public required double Length { get; init; }

    /// <summary>What <see cref="TopicModel"/> weighs of a topic, in the order of <see cref="TopicFeature"/>.</summary>
    /// <param name="topic">The topic's place in the set.</param>
    public double[] Features(int topic)
    {
        var tally = Tallies[topic];
        var rival = Tallies.Where((other, index) => index != topic && other is not null).Select(other => other!.Total).DefaultIfEmpty().Max();
        return
        [
            1,
            Tenth(tally?.Total ?? 0),
            Tenth(tally?.Named ?? 0),
            Tenth(tally?.NamedByMaker ?? 0),
            Tenth(tally?.Strongest ?? 0),
            Tenth(tally?.StrongestAhead ?? 0),
            Tenth(rival),
            Length == 0 ? 1 : 0,
            Length <= Teaser ? 1 : 0,
        ];
    }

    private static double Tenth(double points) => Math.Clamp(points, -30, 30) / 10;
}
