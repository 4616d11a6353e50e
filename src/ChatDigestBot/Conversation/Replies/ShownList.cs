using System.Globalization;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>A list of articles that somebody was shown, with a number for each: what a typed 2 may mean.</summary>
/// <param name="ShownAt">When.</param>
/// <param name="Items">A button for each number, which opens the item.</param>
internal sealed record ShownList(DateTimeOffset ShownAt, IReadOnlyList<ReplyButton> Items)
{
    /// <summary>How the line of a button begins that opens something to read.</summary>
    public const string Reading = "/read ";

    /// <summary>The buttons of a message that have nothing but a number on them and open something to read.</summary>
    public static IReadOnlyList<ReplyButton> ItemsOf(IEnumerable<(string Label, string? Line)> buttons) =>
    [
        .. from button in buttons
           where button.Line?.StartsWith(Reading, StringComparison.Ordinal) == true && int.TryParse(button.Label, NumberStyles.None, CultureInfo.InvariantCulture, out _)
           select ReplyButton.Run(button.Label, button.Line!),
    ];
}
