using System.Numerics;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Digests.Composing;

/// <summary>The ranked candidates of one set of topics in one language, and the digests already composed of them.</summary>
/// <remarks>Thousands of readers differ only in what they have been told; as bits of one number, equal readers share one rendering.</remarks>
internal sealed class DigestPool(IReadOnlyList<ScoredArticle> ranked, IReadOnlyList<ScoredArticle> others, bool isCut)
{
    /// <summary>As many as one number has bits.</summary>
    public const int MaxSize = 64;

    private readonly Dictionary<(ulong Allowed, string Look), Composition?> _composed = [];
    private readonly Dictionary<string, string> _calendars = [];

    public IReadOnlyList<ScoredArticle> Ranked { get; } = ranked.Count <= MaxSize ? ranked : throw new ArgumentOutOfRangeException(nameof(ranked));

    /// <summary>Candidates in languages that its readers did not choose: counted, not told.</summary>
    public IReadOnlyList<ScoredArticle> Others { get; } = others;

    /// <summary>Whether there were more candidates than the pool holds.</summary>
    public bool IsCut { get; } = isCut;

    /// <summary>The candidates that a reader may be told, as bits.</summary>
    public ulong Allow(DigestRequest request, IReadOnlySet<string> told)
    {
        var allowed = 0UL;
        for (var index = 0; index < Ranked.Count; index++)
        {
            if (IsAllowed(Ranked[index].Article, request, told))
            {
                allowed |= 1UL << index;
            }
        }

        return allowed;
    }

    /// <summary>Equal for all zones in which today and the days of the candidates are the same, so that their readers share a rendering.</summary>
    public string CalendarIn(TimeZoneInfo zone, DateTimeOffset now)
    {
        if (!_calendars.TryGetValue(zone.Id, out var calendar))
        {
            calendar = string.Join(' ', Ranked.Select(scored => scored.Article.PublishedAt).Prepend(now).Select(at => LocalTime.DateAt(at, zone).DayNumber));
            _calendars.Add(zone.Id, calendar);
        }

        return calendar;
    }

    /// <summary>How many of the others a reader could be told.</summary>
    public int CountOthers(DigestRequest request, IReadOnlySet<string> told) =>
        Others.Where(scored => IsAllowed(scored.Article, request, told)).Select(scored => scored.Article.StoryId).Distinct().Count();

    /// <summary>Composes once for all readers with the same candidates and the same look; null where there is nothing to tell.</summary>
    public Composition? Compose(ulong allowed, string look, Func<IReadOnlyList<ScoredArticle>, Composition?> compose)
    {
        if (!_composed.TryGetValue((allowed, look), out var composition))
        {
            composition = BitOperations.PopCount(allowed) == 0 ? null : compose([.. Ranked.Where((_, index) => (allowed >> index & 1) == 1)]);
            _composed.Add((allowed, look), composition);
        }

        return composition;
    }

    private static bool IsAllowed(Articles.Article article, DigestRequest request, IReadOnlySet<string> told) =>
        !told.Contains(article.StoryId) && (request.Mode != DigestMode.News || IsNews(article, request));

    private static bool IsNews(Articles.Article article, DigestRequest request)
    {
        foreach (var topic in request.Topics)
        {
            if (article.FirstSeenAt > topic.SubscribedAt && article.Topics.Contains(topic.TopicId))
            {
                return true;
            }
        }

        return false;
    }
}
