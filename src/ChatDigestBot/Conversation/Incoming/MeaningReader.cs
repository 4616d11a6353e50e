using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Conversation.Spoken;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>What a message says: the command of a button or of the person, or what plain words mean.</summary>
internal sealed class MeaningReader(ButtonStore buttons, SpokenReader spoken)
{
    /// <summary>Null for plain words, for a button that is too old, and for what is forwarded: that is a wish of nobody.</summary>
    public async Task<ParsedCommand?> FindCommandAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (message.IsForward)
        {
            return null;
        }

        var line = message.Origin is CallOrigin.Tap ? await buttons.LineAsync(message.Text, cancellationToken) : message.Text;
        return CommandParser.TryParse(line, out var command) ? command : null;
    }

    /// <summary>Of plain words.</summary>
    public SpokenMeaning Read(IncomingMessage message) => spoken.Read(message.Text, message.IsForward);
}
