using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Desk;

/// <summary>What editors said of the editions that one reader's digest is made of. Pure.</summary>
internal sealed class ReaderNotes
{
    /// <summary>What comes in so long after an edition was approved waits for the reader's next one; what comes later was not to be seen when it was approved too early.</summary>
    public static readonly TimeSpan ApprovalHolds = TimeSpan.FromHours(36);

    private readonly IReadOnlyDictionary<string, EditionNotes> _byTopic;
    private readonly IReadOnlySet<string> _closed;

    private ReaderNotes(IReadOnlyDictionary<string, EditionNotes> byTopic, IReadOnlySet<string> closed, string key) => (_byTopic, _closed, Key) = (byTopic, closed, key);

    public static ReaderNotes None { get; } = new(new Dictionary<string, EditionNotes>(), new HashSet<string>(), "");

    /// <summary>Equal for all readers of the same topics and language of whose digest the same was said; empty where nothing was.</summary>
    public string Key { get; }

    /// <param name="ofDay">All that was said of a day.</param>
    /// <param name="request">Whose digest it is.</param>
    /// <param name="date">The reader's day.</param>
    /// <param name="now">The digest's moment.</param>
    public static ReaderNotes Of(IReadOnlyDictionary<ComingEdition, EditionNotes> ofDay, DigestRequest request, DateOnly date, DateTimeOffset now)
    {
        if (ofDay.Count == 0)
        {
            return None;
        }

        var language = ComingEdition.LanguageOf(request.Language);
        var byTopic = new Dictionary<string, EditionNotes>(StringComparer.Ordinal);
        foreach (var topic in request.Topics)
        {
            if (ofDay.TryGetValue(new ComingEdition(topic.TopicId, language, date), out var notes))
            {
                byTopic[topic.TopicId] = notes;
            }
        }

        if (byTopic.Count == 0)
        {
            return None;
        }

        var closed = byTopic.Where(one => request.IsScheduled && one.Value.ApprovedAt is { } at && IsNextAfter(at, request.Hours, date, now)).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return new ReaderNotes(byTopic, closed, string.Create(CultureInfo.InvariantCulture, $" {date:O} {string.Join(' ', closed.Order(StringComparer.Ordinal))}"));
    }

    // Somebody with several digests a day was told what was approved by the first of them.
    private static bool IsNextAfter(DateTimeOffset approvedAt, DigestHours hours, DateOnly date, DateTimeOffset now) =>
        hours.Times.Select(time => LocalTime.InstantOf(date, time, hours.Zone)).Count(slot => slot >= approvedAt && slot <= now) <= 1;

    /// <summary>Whether a digest for whoever wants these topics may tell it: what was taken out of any of them is not told.</summary>
    public bool Allow(Article article) => _byTopic.Count == 0 || article.Topics.All(topic => !_byTopic.TryGetValue(topic, out var notes) || !(notes.IsOut(article.StoryId) || (_closed.Contains(topic) && IsLate(article, notes))));

    /// <summary>Greater than 0 where an editor moved it up in one of the topics.</summary>
    public int PlaceOf(Article article) => _byTopic.Count == 0 ? 0 : article.Topics.Max(topic => _byTopic.TryGetValue(topic, out var notes) ? notes.PlaceOf(article.StoryId) : 0);

    /// <summary>The lines of introduction to the topics that are told, in the reader's script.</summary>
    public IReadOnlyDictionary<string, string> Intros(IEnumerable<string> topicIds, Language reader) => topicIds.Distinct()
        .Select(topic => (Topic: topic, _byTopic.GetValueOrDefault(topic)?.Intro))
        .Where(one => one.Intro is not null)
        .ToDictionary(one => one.Topic, one => InScriptOf(reader, one.Intro!), StringComparer.Ordinal);

    private static string InScriptOf(Language reader, string intro) => reader switch
    {
        Language.Chinese => ChineseScript.ToSimplified(intro),
        Language.TraditionalChinese => ChineseScript.ToTraditional(intro),
        _ => intro,
    };

    private static bool IsLate(Article article, EditionNotes notes) =>
        article.FirstSeenAt > notes.ApprovedAt && article.FirstSeenAt - notes.ApprovedAt < ApprovalHolds;
}
