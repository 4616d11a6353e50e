using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts.Recipients;

/// <summary>Says who shall get a broadcast, in the chat and on pages.</summary>
internal sealed class AudienceWords(TextCatalogue texts, TopicCatalogue topics)
{
    public string Of(Audience audience, Language language)
    {
        string Word(string key, params (string, object)[] values) => texts.Get(language, $"broadcasts.to.{key}", values);
        if (audience.IsEverybody)
        {
            return Word("everybody");
        }

        var kinds = new[] { ("people", audience.HasPeople), ("groups", audience.HasGroups), ("channels", audience.HasChannels) };
        var parts = new List<string>();
        if (!kinds.All(kind => kind.Item2))
        {
            parts.Add(string.Join(Word("and"), kinds.Where(kind => kind.Item2).Select(kind => Word(kind.Item1))));
        }

        if (audience.Topics.Count > 0)
        {
            parts.Add(string.Join(Word("or"), audience.Topics.Select(id => topics.Current.Topics.FirstOrDefault(topic => topic.Id == id)?.Name(language) ?? id)));
        }

        if (audience.Language is { } spoken)
        {
            parts.Add(texts.Get(spoken, "broadcasts.to.thisLanguage"));
        }

        if (audience.ActiveDays is { } days)
        {
            parts.Add(Word("days", ("count", days)));
        }

        if (audience.Only.Count > 0)
        {
            parts.Add(Word("named", ("count", audience.Only.Count)));
        }

        return parts.Count == 0 || parts[0].Length == 0 ? Word("nobody") : string.Join(" · ", parts);
    }
}
