using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Topics;

/// <summary>What somebody named: topics found, and words that name none.</summary>
internal sealed record NamedTopics(IReadOnlyList<Topic> Topics, IReadOnlyList<string> Unknown);

/// <summary>Reads names of topics the way people type them: ids, names, aliases, with commas or without, in either language.</summary>
internal sealed class TopicParser(TopicCatalogue catalogue)
{
    // "open source" is one name of two words.
    private const int MaxNameWords = 4;
    private const int MaxSuggestions = 3;

    private static readonly char[] QuoteMarks = [.. "\"'“”‘’「」『』《》"];

    // What joins names: "chips and robots", 芯片和汽车.
    private static readonly string[] Joining = ["and", "&", "+", "和", "与", "及", "以及", "跟"];

    private static readonly char[] Commas = [',', '，', '、', ';', '；', '\n'];

    public NamedTopics Read(string text)
    {
        var topics = new List<Topic>();
        var unknown = new List<string>();
        foreach (var part in text.Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            ReadPart([.. part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(QuoteMarks)).Where(word => word.Length > 0)], topics, unknown);
        }

        return new NamedTopics([.. topics.DistinctBy(topic => topic.Id)], [.. unknown.Distinct()]);
    }

    /// <summary>Topics that may have been meant, the nearest first.</summary>
    public IReadOnlyList<Topic> Suggest(string word)
    {
        var byName = new Dictionary<string, Topic>(StringComparer.OrdinalIgnoreCase);
        foreach (var topic in catalogue.All)
        {
            foreach (var name in topic.Names.Values.Concat(topic.Aliases).Append(topic.Id))
            {
                byName.TryAdd(TextFolding.Fold(name), topic);
            }
        }

        return [.. NearestName.Find(TextFolding.Fold(word), byName.Keys, MaxSuggestions * 3).Select(name => byName[name]).DistinctBy(topic => topic.Id).Take(MaxSuggestions)];
    }

    private void ReadPart(string[] words, List<Topic> topics, List<string> unknown)
    {
        for (var start = 0; start < words.Length;)
        {
            var length = Math.Min(MaxNameWords, words.Length - start);
            Topic? found = null;
            for (; length > 0 && found is null; length -= found is null ? 1 : 0)
            {
                found = catalogue.Find(string.Join(' ', words, start, length));
            }

            if (found is null)
            {
                if (start == 0 || !Joining.Contains(TextFolding.Fold(words[start]), StringComparer.Ordinal))
                {
                    ReadJoined(words[start], topics, unknown);
                }

                start++;
            }
            else
            {
                topics.Add(found);
                start += length;
            }
        }
    }

    // Only where all that is joined are topics: 和 stands in other words too.
    private void ReadJoined(string word, List<Topic> topics, List<string> unknown)
    {
        var found = word.Split(['和', '与', '與', '及', '&', '+', '/'], StringSplitOptions.RemoveEmptyEntries).Select(catalogue.Find).ToList();
        if (found.Count > 1 && found.TrueForAll(topic => topic is not null))
        {
            topics.AddRange(found.OfType<Topic>());
        }
        else
        {
            unknown.Add(word);
        }
    }
}
