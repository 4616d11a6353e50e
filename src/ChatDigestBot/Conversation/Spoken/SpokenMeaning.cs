namespace ChatDigestBot.Conversation.Spoken;

/// <summary>What plain words come to.</summary>
internal abstract record SpokenMeaning
{
    private const string Search = "/search ";

    private SpokenMeaning()
    {
    }

    /// <summary>No more is known of the words than that they may be looked for.</summary>
    public bool IsSearch => this is Unclear || (this is Command { Line: var line } && line.StartsWith(Search, StringComparison.Ordinal));

    /// <summary>Nothing is known but that the message as it is may be looked for.</summary>
    public bool IsPlainSearch(string typed) => this is Unclear || this == LookFor(typed);

    /// <summary>Said to the bot, and not understood: looked for like other words, but where nothing has them the bot says so.</summary>
    public static SpokenMeaning Hear(string words) => new Command("/heard " + words);

    public static SpokenMeaning LookFor(string words) => new Command(Search + words);

    /// <summary>As if this line had been typed.</summary>
    internal sealed record Command(string Line) : SpokenMeaning;

    /// <summary>A command in plain words, or words to look for that begin like one: both are offered.</summary>
    /// <param name="Line">The command.</param>
    /// <param name="Words">All that was said.</param>
    internal sealed record Wish(string Line, string Words) : SpokenMeaning;

    /// <param name="Kind">Names the text <c>conversation.talk.KIND</c>.</param>
    internal sealed record SmallTalk(string Kind) : SpokenMeaning;

    /// <summary>Long: perhaps to be looked for, perhaps not.</summary>
    internal sealed record Unclear(string Words) : SpokenMeaning;

    /// <summary>No words at all.</summary>
    internal sealed record Nothing : SpokenMeaning;
}
