using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>Shows who may do what, and gives and takes roles: by buttons once a person is named.</summary>
internal sealed class RoleCommands(Database database, RoleStore roles, ChatStore chats, RoleGiving giving, TextCatalogue texts)
{
    [ChatCommand("role", Access.Admins, Order = 965, Example = "commands.role.example")]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Count == 0)
        {
            return await ListAsync(call, cancellationToken);
        }

        if (!long.TryParse(call.Words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var userId) || userId == 0)
        {
            return Say(call, "conversation.roleUsage");
        }

        if (call.Words.Count == 1)
        {
            return await AskAsync(call, userId, cancellationToken);
        }

        return Find(call.Words[1]) is { } role ? await GiveAsync(call, userId, role, cancellationToken) : Say(call, "conversation.roleUsage");
    }

    private async Task<Reply> ListAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var given = await database.ReadAsync(roles.ListAsync, cancellationToken);
        var lines = new List<HtmlText>();
        foreach (var one in given)
        {
            lines.Add(texts.Html(call.Language, "conversation.roleLine", ("name", await NameAsync(one.UserId, cancellationToken)), ("role", Word(one.Role, call.Language))));
        }

        return Reply.Of(HtmlText.Lines([texts.Html(call.Language, "conversation.roles").Bold(), .. lines, texts.Html(call.Language, "conversation.roleUsage")])) with { EditsMessage = false };
    }

    private async Task<Reply> AskAsync(CommandCall call, long userId, CancellationToken cancellationToken)
    {
        var before = await roles.FindAsync(userId, cancellationToken);
        var text = texts.Html(call.Language, "conversation.roleNow", ("name", await NameAsync(userId, cancellationToken)), ("role", Word(before, call.Language)));
        return Reply.Of(text) with
        {
            Buttons =
            [
                .. RoleGiving.Given.Where(role => role != before && RolePolicy.MayGive(call.Chat.Role, before, role))
                    .Select(role => new[] { ReplyButton.Run(Word(role, call.Language), string.Create(CultureInfo.InvariantCulture, $"/role {userId} {role.LowerName()}")) }),
            ],
        };
    }

    private async Task<Reply> GiveAsync(CommandCall call, long userId, Role role, CancellationToken cancellationToken)
    {
        var name = await NameAsync(userId, cancellationToken);
        if (!await giving.GiveAsync(call.Person.Id, userId, role, cancellationToken))
        {
            return await chats.FindAsync(userId, cancellationToken) is { IsBanned: true } ? Say(call, "conversation.roleOfBanned", ("id", userId.ToString(CultureInfo.InvariantCulture))) : Say(call, "conversation.roleRefused");
        }

        return Say(call, "conversation.roleGiven", ("name", name), ("role", Word(role, call.Language)));
    }

    private async Task<string> NameAsync(long userId, CancellationToken cancellationToken)
    {
        var id = userId.ToString(CultureInfo.InvariantCulture);
        return await chats.FindAsync(userId, cancellationToken) is { Title: { } title } ? $"{title} ({id})" : id;
    }

    private string Word(Role role, Language language) => texts.Get(language, $"conversation.roleNames.{role.LowerName()}");

    private Role? Find(string word)
    {
        var folded = TextFolding.Fold(word);
        return RoleGiving.Given.Cast<Role?>().FirstOrDefault(role => role!.Value.LowerName() == folded || Languages.All.Any(language => TextFolding.Fold(Word(role.Value, language)) == folded));
    }

    private Reply Say(CommandCall call, string key, params (string, object)[] values) => Reply.Of(texts.Html(call.Language, key, values)) with { EditsMessage = false };
}
