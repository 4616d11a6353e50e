namespace ChatDigestBot.Conversation.Replies;

/// <summary>A button under a reply: it runs a command line, opens an address, or shares.</summary>
internal sealed record ReplyButton
{
    private ReplyButton(string label, string? commandLine = null, string? url = null, string? sharedQuery = null)
    {
        Label = label;
        CommandLine = commandLine;
        Url = url;
        SharedQuery = sharedQuery;
    }

    public string Label { get; }

    /// <summary>Runs with the rights of the person who taps it. Of any length: what exceeds Telegram's 64 bytes is stored for 30 days.</summary>
    public string? CommandLine { get; }

    public string? Url { get; }

    /// <summary>What is asked of the bot's inline mode in the chat that the person chooses then.</summary>
    public string? SharedQuery { get; }

    /// <param name="label">What the button says.</param>
    /// <param name="commandLine">What it does, such as <c>/subscribe ai</c>; never "toggle".</param>
    public static ReplyButton Run(string label, string commandLine) => new(label, commandLine);

    /// <param name="label">What can be chosen.</param>
    /// <param name="isChosen">Then it stands behind a tick.</param>
    /// <param name="commandLine">What it does, such as <c>/subscribe ai</c>; never "toggle".</param>
    public static ReplyButton Choice(string label, bool isChosen, string commandLine) => new(isChosen ? "✅ " + label : label, commandLine);

    /// <param name="label">What the button says.</param>
    /// <param name="url">An address with a dotted host; Telegram refuses others.</param>
    public static ReplyButton Open(string label, string url) => new(label, url: url);

    /// <param name="label">What the button says.</param>
    /// <param name="query">Finds what is shared; at most 256 characters.</param>
    public static ReplyButton Share(string label, string query) => new(label, sharedQuery: query);
}
