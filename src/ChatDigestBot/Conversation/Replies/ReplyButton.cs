namespace ChatDigestBot.Conversation.Replies;

/// <summary>A button under a reply: it runs a command line, or opens an address.</summary>
internal sealed record ReplyButton
{
    private ReplyButton(string label, string? commandLine, string? url)
    {
        Label = label;
        CommandLine = commandLine;
        Url = url;
    }

    public string Label { get; }

    /// <summary>Runs with the rights of the person who taps it. Of any length: what exceeds Telegram's 64 bytes is stored for 30 days.</summary>
    public string? CommandLine { get; }

    public string? Url { get; }

    /// <param name="label">What the button says.</param>
    /// <param name="commandLine">What it does, such as <c>/subscribe ai</c>; never "toggle".</param>
    public static ReplyButton Run(string label, string commandLine) => new(label, commandLine, null);

    /// <param name="label">What the button says.</param>
    /// <param name="url">An address with a dotted host; Telegram refuses others.</param>
    public static ReplyButton Open(string label, string url) => new(label, null, url);
}
