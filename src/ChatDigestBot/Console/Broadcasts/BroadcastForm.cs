using ChatDigestBot.Broadcasts;
using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Console.Broadcasts;

/// <summary>What the page for writing a broadcast sends.</summary>
internal sealed record BroadcastForm
{
    /// <summary>Nobody writes more; what is longer is cut.</summary>
    public const int MaxLength = 12_000;

    public string Text { get; init; } = "";

    /// <summary>The key of the draft that was changed; null for a new one.</summary>
    public string? Draft { get; init; }

    public Audience Audience { get; init; } = Audience.Everybody;

    /// <summary>Whether its fields hold all of a broadcast: no picture, and what goes to a list of names is not widened to everybody.</summary>
    public static bool Holds(Broadcast broadcast) => broadcast is { Act: not BroadcastAct.Recall, Message.FileId: null, Audience.Only.Count: 0 };

    public BroadcastMessage Message => new(ComposedText.Read(Text));

    public static BroadcastForm Read(IFormCollection form, Func<string, bool> isTopic) => new()
    {
        Text = PlainText.Beginning(form["text"].ToString(), MaxLength),
        Draft = form["draft"].ToString() is { Length: > 0 } draft ? draft : null,
        Audience = new Audience
        {
            Topics = [.. form["topics"].OfType<string>().Where(isTopic).Distinct(StringComparer.Ordinal)],
            Language = Languages.TryParse(form["language"], out var language) ? language : null,
            ActiveDays = Audience.TryReadDays(form["active"], out var days) ? days : null,
            HasPeople = form["people"] == "1",
            HasGroups = form["groups"] == "1",
            HasChannels = form["channels"] == "1",
        },
    };
}
