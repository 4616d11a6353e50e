using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Incoming;

/// <summary>Hears in plain words what a command is for that knows best how its arguments are written: "send it at 7:30", 我在东京. A folder above may offer one.</summary>
/// <remarks>What is heard is offered beside the search: news may sound like a wish.</remarks>
internal interface IWishReader
{
    /// <param name="said">The message: folded, with single spaces, without marks around it.</param>
    /// <returns>A command line; null where nothing of the kind is wished for.</returns>
    string? Read(string said);
}

/// <summary>What a message says: the command of a button or of the person, or what plain words mean.</summary>
internal sealed class MeaningReader(ButtonStore buttons, IEnumerable<IWishReader> wishes)
{
    private readonly IReadOnlyList<IWishReader> _wishes = [.. wishes];

    /// <summary>Null for plain words, and for a button that is too old.</summary>
    public async Task<ParsedCommand?> FindCommandAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var line = message.Origin is CallOrigin.Tap ? await buttons.LineAsync(message.Text, cancellationToken) : message.Text;
        return CommandParser.TryParse(line, out var command) ? command : null;
    }

    /// <summary>Of plain words.</summary>
    public SpokenMeaning Read(IncomingMessage message)
    {
        var meaning = SpokenWords.Read(message.Text, message.IsForward);
        if (message.IsForward || !meaning.IsSearch)
        {
            return meaning;
        }

        var said = SpokenWords.Plain(message.Text);
        return _wishes.Select(each => each.Read(said)).FirstOrDefault(line => line is not null) is { } wish
            ? new SpokenMeaning.Wish(wish, PlainText.OneLine(message.Text))
            : meaning;
    }
}
