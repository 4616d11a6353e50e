using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Broadcasts.Writing;

/// <summary>Finds in a command what its editor wants to say: what is typed, what the command stands under, or what it answers. Pure.</summary>
internal static class BroadcastReader
{
    /// <summary>The message, or the key of the text that says why there is none.</summary>
    public static (BroadcastMessage? Message, string? Fault) Read(CommandCall call)
    {
        var quoted = call.Quoted;
        if (call.IsAlbum || (quoted is { IsAlbum: true } && call.File is null))
        {
            return (null, "broadcasts.noAlbum");
        }

        if ((call.HasAttachment && call.File is null) || (quoted is { HasAttachment: true, File: null } && !call.HasAttachment))
        {
            return (null, "broadcasts.onlyText");
        }

        // Words after the command go before those of the message it answers: they are its new caption.
        var text = call.Arguments.Length > 0 || quoted is null || call.File is not null ? EditorText.Read(call.Written, call.Entities) : EditorText.Read(quoted.Text, quoted.Entities);
        var file = call.File ?? quoted?.File;
        var message = file is null ? new BroadcastMessage(text) : new BroadcastMessage(text, file.IsPicture ? ContentKind.Photo : ContentKind.Document, file.Id);
        return message switch
        {
            { IsEmpty: true } => (null, "broadcasts.usage"),
            { IsTooLong: true } => (null, "broadcasts.captionTooLong"),
            _ => (message, null),
        };
    }

    /// <summary>The new words of a correction, which stand behind a number.</summary>
    public static HtmlText ReadBehind(CommandCall call, string firstWord)
    {
        var start = call.Arguments.IndexOf(firstWord, StringComparison.Ordinal) + firstWord.Length;
        while (start < call.Arguments.Length && char.IsWhiteSpace(call.Arguments[start]))
        {
            start++;
        }

        return EditorText.Read(call.Written[start..], call.Entities.Within(start, call.Arguments.Length));
    }
}
