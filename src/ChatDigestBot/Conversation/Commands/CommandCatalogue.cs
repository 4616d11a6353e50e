using System.Reflection;
using ChatDigestBot.Roles;

namespace ChatDigestBot.Conversation.Commands;

/// <summary>All commands there are, found by their attribute.</summary>
internal sealed class CommandCatalogue
{
    private readonly Dictionary<string, CommandDescription> _byName;

    public CommandCatalogue(IEnumerable<CommandDescription> commands)
    {
        All = [.. commands.OrderBy(command => command.Order).ThenBy(command => command.Name, StringComparer.Ordinal)];
        _byName = All.ToDictionary(command => command.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<CommandDescription> All { get; }

    /// <summary>Those of all classes named <c>…Command</c> or <c>…Commands</c>: looking at every method there is would lengthen each start.</summary>
    public static CommandCatalogue Of(Assembly assembly) => new(
        from type in assembly.GetTypes()
        where type.Name.EndsWith("Command", StringComparison.Ordinal) || type.Name.EndsWith("Commands", StringComparison.Ordinal)
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        let attribute = method.GetCustomAttribute<ChatCommandAttribute>()
        where attribute is not null
        select new CommandDescription(attribute.Name, attribute.Access, attribute.Example, attribute.IsHidden, attribute.Order, method));

    public CommandDescription? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>What help, menu and suggestions show: everything not hidden that such a reader may use.</summary>
    /// <param name="role">What the person may do, in the private chat.</param>
    public IEnumerable<CommandDescription> Shown(Role role) =>
        All.Where(command => !command.IsHidden && AccessPolicy.RoleNeededFor(command.Access) <= role);
}
