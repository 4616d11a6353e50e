using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ChatDigestBot.Tests.Architecture;

/// <summary>Which folder of the product uses which, read from the compiled code: signatures, attributes and method bodies.</summary>
internal static class CompiledFolders
{
    private const string Root = "ChatDigestBot";

    public static IEnumerable<(string From, string To, string Member)> Uses()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(ChatDigestBot.App.BotApp).Assembly.Location);
        foreach (var type in assembly.MainModule.GetTypes())
        {
            if (FolderOf(type) is not { } from)
            {
                continue;
            }

            foreach (var used in Used(type).SelectMany(Parts))
            {
                if (FolderOf(used) is { } to && to != from)
                {
                    yield return (from, to, $"{type.FullName} uses {used.FullName}");
                }
            }
        }
    }

    private static string? FolderOf(TypeReference type)
    {
        for (var outer = type; outer is not null; outer = outer.DeclaringType)
        {
            var names = outer.Namespace.Split('.');
            if (names is [Root, var folder, ..] && outer.Scope?.Name is "ChatDigestBot" or "ChatDigestBot.dll")
            {
                return names is [Root, _, ..] ? folder : null;
            }
        }

        return null;
    }

    private static IEnumerable<TypeReference?> Used(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. Attributes(type),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Properties.SelectMany(property => Attributes(property).Append(property.PropertyType)),
        .. type.Methods.SelectMany(Used),
    ];

    private static IEnumerable<TypeReference?> Used(MethodDefinition method) =>
    [
        method.ReturnType,
        .. Attributes(method),
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(Used) : [],
    ];

    private static IEnumerable<TypeReference?> Used(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
        MemberReference member => [member.DeclaringType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.Select(attribute => attribute.AttributeType);

    // A list of articles uses articles, an array of chats uses chats.
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };
}
