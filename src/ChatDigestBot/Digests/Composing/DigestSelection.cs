using ChatDigestBot.Shared;

namespace ChatDigestBot.Digests.Composing;

/// <summary>Chooses the few that a digest tells out of the ranked many. Pure.</summary>
internal static class DigestSelection
{
    public const int MaxOfOneSource = 2;

    private const double VarietyStep = 0.4;

    /// <summary>One of a story, and at most two of one source as long as another source has something; each further item of a topic counts a little less than the one before.</summary>
    /// <param name="ranked">The best first.</param>
    /// <param name="max">How many at most; a thin day gives fewer.</param>
    public static IReadOnlyList<ScoredArticle> Choose(IReadOnlyList<ScoredArticle> ranked, int max)
    {
        var chosen = new List<ScoredArticle>(max);
        var rest = ranked.ToList();
        var held = new List<ScoredArticle>();
        var sources = ranked.Select(scored => scored.Article.Source).OfType<string>().Distinct().ToDictionary(source => source, SourceName.Key);
        while (chosen.Count < max)
        {
            if (rest.Count == 0)
            {
                // Nobody else has more to tell: a store of one feed is told as it is.
                (rest, held) = (held, rest);
            }

            if (Best(rest, chosen) is not { } best)
            {
                break;
            }

            rest.RemoveAll(other => other.Article.StoryId == best.Article.StoryId);
            held.RemoveAll(other => other.Article.StoryId == best.Article.StoryId);
            chosen.Add(best);
            if (best.Article.Source is { } source && chosen.Count(item => IsOf(sources[source], item)) == MaxOfOneSource)
            {
                held.AddRange(rest.Where(other => IsOf(sources[source], other)));
                rest.RemoveAll(other => IsOf(sources[source], other));
            }
        }

        return chosen;

        bool IsOf(string key, ScoredArticle scored) => scored.Article.Source is { } other && sources[other] == key;
    }

    private static ScoredArticle? Best(List<ScoredArticle> rest, List<ScoredArticle> chosen)
    {
        ScoredArticle? best = null;
        var bestScore = double.NegativeInfinity;
        foreach (var candidate in rest)
        {
            var score = candidate.Score - (VarietyStep * TimesShown(candidate.TopicId, chosen));
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best is not null && TimesShown(best.TopicId, chosen) is var times and > 0
            ? best with { Parts = [.. best.Parts, new ScorePart(ScorePart.Variety, Math.Round(-VarietyStep * times, 3))] }
            : best;
    }

    private static int TimesShown(string topicId, List<ScoredArticle> chosen) => chosen.Count(item => item.TopicId == topicId);
}
