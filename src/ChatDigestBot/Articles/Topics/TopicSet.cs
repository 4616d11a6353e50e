using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Topics;

/// <summary>All topics of one reading of the file; immutable.</summary>
internal sealed class TopicSet
{
    private readonly Dictionary<string, Topic> _byName = new(StringComparer.Ordinal);
    private readonly Lazy<WordIndex> _index;

    public TopicSet(IReadOnlyList<Topic> topics, IReadOnlyCollection<string> ignoredPhrases, double threshold, string version)
    {
        Topics = topics;
        Threshold = threshold;
        Version = version;
        _index = new(() => new WordIndex(topics, ignoredPhrases));
        AnyIsLearned = topics.Any(topic => topic.PlaceInModel is not null);
        foreach (var topic in topics)
        {
            foreach (var name in topic.Names.Values.Concat(topic.Aliases).Prepend(topic.Id))
            {
                _byName.TryAdd(Normalise(name), topic);
            }
        }
    }

    public static TopicSet Empty { get; } = new([], [], 1, "");

    /// <summary>In the order of the file, which is the order people see.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>The points that make an article one of a topic.</summary>
    public double Threshold { get; }

    /// <summary>Changes with every change of the file, or of the model where that is used, that could change a classification.</summary>
    public string Version { get; }

    /// <summary>Made when a text is first looked at: a start with no new post, and most commands typed in a shell, only want names.</summary>
    public WordIndex Index => _index.Value;

    /// <summary>Whether <see cref="TopicModel"/> is needed at all.</summary>
    public bool AnyIsLearned { get; }

    /// <summary>By id, name in any language, or alias, whatever the spelling of its letters.</summary>
    public Topic? Find(string name) => _byName.GetValueOrDefault(Normalise(name));

    private static string Normalise(string name) =>
        TextFolding.Fold(name.Trim().TrimStart('#')).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
