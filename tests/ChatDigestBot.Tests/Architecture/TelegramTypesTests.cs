using System.Text.Json.Serialization;
using ChatDigestBot.Telegram.Api;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Telegram.Bot.Types;

namespace ChatDigestBot.Tests.Architecture;

/// <summary>How the product may use the library's types, read from the compiled code.</summary>
public sealed class TelegramTypesTests
{
    private const string Library = "Telegram.Bot";

    private static readonly HashSet<string> Readers = [nameof(ReadFields), nameof(ChatMemberConverter)];

    [Fact]
    public void Text_becomes_part_of_a_request_in_one_place_only()
    {
        var setters = Calls(typeof(BotJson).Assembly.Location).Where(call => SetsText(call.Called)).ToList();
        var places = setters.Where(call => !call.From.DeclaringType.FullName.StartsWith("ChatDigestBot.Telegram.Api.", StringComparison.Ordinal) || !IsHtmlRequest(call.From.DeclaringType));

        Assert.True(setters.Count >= 6, "looked at too few calls");
        Assert.Empty(places.Select(call => $"{call.From.FullName} calls {call.Called.FullName}"));
    }

    [Fact]
    public void Every_field_that_code_reads_is_one_that_is_read_of_Telegrams_answers()
    {
        var named = NamedFields();
        var read = ReadFieldsOf(typeof(BotJson).Assembly.Location);

        Assert.True(named.Count > 50 && read.Count > 25, "looked at too few fields");
        Assert.Empty(read.Except(named));
    }

    [Fact]
    public void The_simulated_Telegram_shares_no_type_with_the_library()
    {
        using var playground = AssemblyDefinition.ReadAssembly(typeof(ChatDigestBot.Playground.BotApi.BotApiServer).Assembly.Location);
        var server = playground.MainModule.GetTypes().Where(type => Outermost(type).Namespace.StartsWith("ChatDigestBot.Playground.BotApi", StringComparison.Ordinal)).ToHashSet();
        Assert.True(server.Count > 50, "looked at too few types");

        // Not a single reference: a client and a server that share a type share its mistakes.
        Assert.DoesNotContain(playground.MainModule.GetTypeReferences(), type => type.Scope.Name == Library);
        Assert.DoesNotContain(playground.MainModule.AssemblyReferences, reference => reference.Name == Library);
    }

    /// <summary>The tests themselves do what the product must not: a check that finds nothing there finds nothing anywhere.</summary>
    [Fact]
    public void What_is_forbidden_is_found_where_it_is_done()
    {
        var tests = typeof(TelegramTypesTests).Assembly.Location;
        using var assembly = AssemblyDefinition.ReadAssembly(tests);

        Assert.Contains(Calls(tests), call => SetsText(call.Called) && call.Called.Name == "set_Text");
        Assert.Contains(Calls(tests), call => SetsText(call.Called) && call.Called.DeclaringType.Name == "TelegramBotClientExtensions");
        Assert.NotEmpty(ReadFieldsOf(tests).Except(NamedFields()));
        Assert.Contains(assembly.MainModule.GetTypeReferences(), type => type.Scope.Name == Library);
    }

    private static bool SetsText(MethodReference called)
    {
        if (called.DeclaringType.Scope.Name != Library || called.DeclaringType.Name.EndsWith("Button", StringComparison.Ordinal))
        {
            return false;
        }

        return called.Name is "set_Text" or "set_Caption" or "set_MessageText" && !called.DeclaringType.FullName.StartsWith("Telegram.Bot.Types.Message", StringComparison.Ordinal)
            || called.Name == ".ctor" && called.DeclaringType.Name == "InputTextMessageContent" && called.Parameters.Count > 0
            || called.DeclaringType.Name == "TelegramBotClientExtensions";
    }

    private static bool IsHtmlRequest(TypeReference type) =>
        type.Name is nameof(SendHtmlRequest) or nameof(EditHtmlRequest) or nameof(SendHtmlPhotoRequest) or nameof(SendHtmlDocumentRequest) or nameof(EditHtmlCaptionRequest) or nameof(InlineHtmlContent) or nameof(AnswerTapRequest);

    private static HashSet<string> NamedFields() =>
    [
        .. AccessorsIn(typeof(BotJson).Assembly.Location)
            .Where(call => Readers.Contains(Outermost(call.From.DeclaringType).Name) && call.Called.Name.StartsWith("set_", StringComparison.Ordinal))
            .Select(call => Field(call.Called)),
    ];

    /// <summary>The fields that code reads of types whose fields are named.</summary>
    private static HashSet<string> ReadFieldsOf(string assembly)
    {
        var types = NamedFields().Select(field => field.Split('.')[0]).ToHashSet();
        return
        [
            .. AccessorsIn(assembly)
                .Where(call => call.Called.Name.StartsWith("get_", StringComparison.Ordinal) && types.Contains(call.Called.DeclaringType.Name) && !IsComputed(call.Called))
                .Select(call => Field(call.Called)),
        ];
    }

    private static IEnumerable<(MethodDefinition From, MethodReference Called)> AccessorsIn(string assembly) =>
        Calls(assembly).Where(call => call.Called.DeclaringType.Namespace == "Telegram.Bot.Types");

    private static string Field(MethodReference accessor) => $"{accessor.DeclaringType.Name}.{accessor.Name[4..]}";

    private static bool IsComputed(MethodReference accessor)
    {
        var property = typeof(Update).Assembly.GetType(accessor.DeclaringType.FullName)!.GetProperty(accessor.Name[4..])!;
        return property.SetMethod is null || property.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: false).Cast<JsonIgnoreAttribute>().Any(ignored => ignored.Condition == JsonIgnoreCondition.Always);
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<(MethodDefinition From, MethodReference Called)> Calls(string assembly)
    {
        using var product = AssemblyDefinition.ReadAssembly(assembly);
        foreach (var method in product.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            foreach (var instruction in method.Body.Instructions.Where(instruction => instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj))
            {
                yield return (method, (MethodReference)instruction.Operand);
            }
        }
    }
}
