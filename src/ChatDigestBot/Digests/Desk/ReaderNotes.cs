using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Desk;

/// <summary>What editors said of the editions that one reader's digest is made of. Pure.</summary>
internal sealed class ReaderNotes
{
    /// <summary>What comes in so long after an edition was approved waits for the next day's; what comes later was not to be seen when it was approved too early.</summary>
    public static readonly TimeSpan ApprovalHolds = TimeSpan.FromHours(36);

    private readonly IReadOnlyDictionary<string, EditionNotes> _byTopic;
    private readonly bool _isScheduled;

    private ReaderNotes(IReadOnlyDictionary<string, EditionNotes> byTopic, string key, bool isScheduled) =>
        (_byTopic, Key, _isScheduled) = (byTopic, key, isScheduled);

    public static ReaderNotes None { get; } = new(new Dictionary<string, EditionNotes>(), "", isScheduled: false);

    /// <summary>Equal for all readers of the same topics and language of whose digest the same was said; empty where nothing was.</summary>
    public string Key { get; }

    /// <param name="ofDay">All that was said of a day.</param>
    /// <param name="request">Whose digest it is; what somebody asks for after a digest is no edition.</param>
    /// <param name="date">The reader's day.</param>
    public static ReaderNotes Of(IReadOnlyDictionary<ComingEdition, EditionNotes> ofDay, DigestRequest request, DateOnly date)
    {
        if (ofDay.Count == 0 || request.Mode == DigestMode.More)
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

        return byTopic.Count == 0 ? None : new ReaderNotes(byTopic, string.Create(CultureInfo.InvariantCulture, $" {date:O} {request.IsScheduled}"), request.IsScheduled);
    }

    /// <summary>Whether a digest for whoever wants these topics may tell it: what was taken out of any of them is not told.</summary>
    public bool Allow(Article article) => _byTopic.Count == 0 || article.Topics.All(topic => !_byTopic.TryGetValue(topic, out var notes) || !(notes.IsOut(article.StoryId) || IsHeldBack(article, notes)));

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

    private bool IsHeldBack(Article article, EditionNotes notes) =>
        _isScheduled && article.FirstSeenAt > notes.ApprovedAt && article.FirstSeenAt - notes.ApprovedAt < ApprovalHolds;
}
