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

    public required PostManner Manner { get; init; }

    /// <summary>What <see cref="TopicModel"/> weighs of a topic, in the order of <see cref="TopicFeature"/>.</summary>
    /// <param name="place">The topic's place in the set.</param>
    /// <param name="rival">The points of the strongest other topic of the model.</param>
    public double[] Features(int place, double rival)
    {
        var tally = Tallies[place];
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
            Manner.Teaches ? 1 : 0,
            Manner.Announces ? 1 : 0,
            Manner.Code,
            Manner.IsChinese ? 1 : 0,
        ];
    }

    /// <summary>For each topic of the set the points of the strongest other one of the model, 0 or more: an operator's own topics are no rivals of those that ship.</summary>
    public double[] Rivals(IReadOnlyList<Topic> topics)
    {
        var (first, second, strongest) = (0.0, 0.0, -1);
        for (var place = 0; place < Tallies.Length; place++)
        {
            if (topics[place].PlaceInModel is null || Tallies[place] is not { } tally)
            {
                continue;
            }

            if (tally.Total > first)
            {
                (first, second, strongest) = (tally.Total, first, place);
            }
            else
            {
                second = Math.Max(second, tally.Total);
            }
        }

        return [.. topics.Select((_, place) => place == strongest ? second : first)];
    }

    private static double Tenth(double points) => Math.Clamp(points, -30, 30) / 10;
}
