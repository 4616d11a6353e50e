using System.Text.Json;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Texts;

/// <summary>A sentence that is stored and said later, in whichever language is asked for.</summary>
/// <param name="Name">Which sentence of its kind. Stored, so it never changes.</param>
/// <param name="Values">What stands in it, by the names of the text's placeholders.</param>
internal sealed record KeptText(string Name, IReadOnlyDictionary<string, string> Values)
{
    public string Write() => JsonLine.Of(this);

    /// <summary>What has no text, or was stored by a build that kept sentences, stands as it is: that is English.</summary>
    /// <param name="keyOf">The key of the text with a name.</param>
    public static SaidText Say(TextCatalogue texts, Language language, string stored, Func<string, string> keyOf) =>
        Read(stored) is { } kept && texts.Has(language, keyOf(kept.Name))
            ? new SaidText(texts.Get(language, keyOf(kept.Name), [.. kept.Values.Select(value => (value.Key, (object)value.Value))]), language)
            : new SaidText(stored, Language.English);

    /// <summary>Null for a sentence that an older build stored.</summary>
    public static KeptText? Read(string stored) => stored.StartsWith('{') ? JsonSerializer.Deserialize<KeptText>(stored, JsonSerializerOptions.Web) : null;
}

/// <param name="Language">In which the words are, for pages to name.</param>
internal sealed record SaidText(string Words, Language Language);
