namespace ChatDigestBot.Digests.Desk;

/// <summary>What editors said of one coming edition; nothing, as long as they leave it to the rules.</summary>
internal sealed record EditionNotes
{
    public static EditionNotes None { get; } = new();

    /// <summary>The line above its items; plain text.</summary>
    public string? Intro { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>Telegram's id of who approved it.</summary>
    public long? ApprovedBy { get; init; }

    /// <summary>By story, which one of its articles told when it was said: 0 is taken out, all others go first, the greatest before all.</summary>
    public IReadOnlyDictionary<string, int> Places { get; init; } = new Dictionary<string, int>();

    public bool IsOut(string storyId) => Places.TryGetValue(storyId, out var place) && place == 0;

    /// <summary>Greater than 0 where an editor moved it up.</summary>
    public int PlaceOf(string storyId) => Places.GetValueOrDefault(storyId);
}
