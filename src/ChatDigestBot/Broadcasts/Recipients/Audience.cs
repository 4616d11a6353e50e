using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts.Recipients;

/// <summary>Who shall get a broadcast: all conditions together; none is everybody.</summary>
internal sealed record Audience
{
    public static Audience Everybody { get; } = new();

    /// <summary>Choices of <see cref="ActiveDays"/> to offer.</summary>
    public static IReadOnlyList<int> OfferedDays { get; } = [7, 30, 90];

    /// <summary>Subscribers of any of these topics; empty: of whatever.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Chats that are spoken to in this language; null: in any.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<Language>))]
    public Language? Language { get; init; }

    /// <summary>Chats in which somebody wrote or tapped within so many days; null: whenever.</summary>
    public int? ActiveDays { get; init; }

    /// <summary>Nobody but these, by Telegram's ids; empty: no list.</summary>
    public IReadOnlyList<long> Only { get; init; } = [];

    public bool HasPeople { get; init; } = true;

    /// <summary>Groups that take digests.</summary>
    public bool HasGroups { get; init; } = true;

    /// <summary>Channels that take digests.</summary>
    public bool HasChannels { get; init; } = true;

    [JsonIgnore]
    public bool IsEverybody => Topics.Count == 0 && Language is null && ActiveDays is null && Only.Count == 0 && HasPeople && HasGroups && HasChannels;

    /// <summary>A number of days as somebody gives it, up to ten years.</summary>
    public static bool TryReadDays(string? text, out int days) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days is > 0 and <= 3650;

    public Audience WithTopic(string id) => this with { Topics = [.. Topics.Append(id).Distinct(StringComparer.Ordinal)] };

    public Audience WithoutTopic(string id) => this with { Topics = [.. Topics.Where(topic => topic != id)] };

    public string Write() => JsonColumn.Of(this);

    public static Audience Read(string json) => JsonSerializer.Deserialize<Audience>(json) ?? Everybody;
}
