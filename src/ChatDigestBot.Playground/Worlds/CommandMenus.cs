namespace ChatDigestBot.Playground.Worlds;

internal sealed record MenuCommand(string Command, string Description);

/// <summary>Where a list of commands holds. The type is Telegram's name for it.</summary>
internal sealed record MenuScope(string Type, long? ChatId = null, long? UserId = null)
{
    public static readonly MenuScope Default = new("default");
}

/// <summary>Command lists by scope and language, and which of them a person sees.</summary>
internal sealed class CommandMenus
{
    private readonly Lock gate = new();
    private readonly Dictionary<(MenuScope Scope, string Language), IReadOnlyList<MenuCommand>> lists = [];

    /// <summary>An empty list deletes; an empty language is for everybody without a list of their own.</summary>
    public void Set(MenuScope scope, string language, IReadOnlyList<MenuCommand> commands)
    {
        lock (gate)
        {
            if (commands.Count == 0)
            {
                lists.Remove((scope, language));
            }
            else
            {
                lists[(scope, language)] = commands;
            }
        }
    }

    public IReadOnlyList<MenuCommand> Get(MenuScope scope, string language)
    {
        lock (gate)
        {
            return lists.GetValueOrDefault((scope, language)) ?? [];
        }
    }

    /// <summary>The first list that exists, in the order of "Determining list of commands" in the Bot API's documentation.</summary>
    public IReadOnlyList<MenuCommand> Resolve(Chat chat, Person person, bool isAdmin)
    {
        var language = person.LanguageCode?.Split('-')[0] ?? "";
        foreach (var scope in ScopesFor(chat, person, isAdmin))
        {
            foreach (var wanted in new[] { language, "" })
            {
                if (Get(scope, wanted) is { Count: > 0 } found)
                {
                    return found;
                }
            }
        }

        return [];
    }

    private static IEnumerable<MenuScope> ScopesFor(Chat chat, Person person, bool isAdmin)
    {
        if (chat.IsPrivate)
        {
            yield return new MenuScope("chat", chat.Id);
            yield return new MenuScope("all_private_chats");
        }
        else
        {
            yield return new MenuScope("chat_member", chat.Id, person.Id);
            if (isAdmin)
            {
                yield return new MenuScope("chat_administrators", chat.Id);
            }

            yield return new MenuScope("chat", chat.Id);
            if (isAdmin)
            {
                yield return new MenuScope("all_chat_administrators");
            }

            yield return new MenuScope("all_group_chats");
        }

        yield return MenuScope.Default;
    }
}
