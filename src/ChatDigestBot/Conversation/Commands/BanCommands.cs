using System.Globalization;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Makes the bot deaf to a person or a group, and lets it hear them again. Who is banned gets nothing either.</summary>
internal sealed class BanCommands(Banning banning, TextCatalogue texts, ILogger<BanCommands> logger)
{
    [ChatCommand("ban", Access.Admins, Order = 970, Example = "commands.ban.example")]
    public Task<Reply> BanAsync(CommandCall call, CancellationToken cancellationToken) => SetAsync(call, isBanned: true, cancellationToken);

    [ChatCommand("unban", Access.Admins, Order = 980, Example = "commands.unban.example")]
    public Task<Reply> UnbanAsync(CommandCall call, CancellationToken cancellationToken) => SetAsync(call, isBanned: false, cancellationToken);

    private async Task<Reply> SetAsync(CommandCall call, bool isBanned, CancellationToken cancellationToken)
    {
        if (!long.TryParse(call.Arguments, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) || id is 0 or long.MinValue)
        {
            return Say(call, "conversation.banUsage");
        }

        var name = id.ToString(CultureInfo.InvariantCulture);
        if (!await banning.SetAsync(call.Person.Id, id, name, isBanned, call.Now, cancellationToken))
        {
            return Say(call, "conversation.banAdmin", ("id", name));
        }

        logger.BanSet(call.Person.Id, id, isBanned);
        return Say(call, isBanned ? "conversation.banned" : "conversation.unbanned", ("id", name));
    }

    private Reply Say(CommandCall call, string key, params (string, object)[] values) => Reply.Of(texts.Html(call.Language, key, values)) with { EditsMessage = false };
}
