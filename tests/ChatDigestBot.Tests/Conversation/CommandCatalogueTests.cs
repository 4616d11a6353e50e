using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Roles;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Conversation;

public sealed partial class CommandCatalogueTests
{
    private static readonly TextCatalogue Texts = TextFile.ReadAll(Repository.PathOf("content/texts"));
    private static readonly CommandCatalogue All = CommandCatalogue.Of(typeof(CommandAction).Assembly);

    [Fact]
    public void Every_command_is_one_that_telegram_takes_and_has_a_line_in_both_languages()
    {
        Assert.True(All.All.Count >= 12, "looked at too few commands");
        Assert.All(All.All, command =>
        {
            Assert.Matches(NamePattern(), command.Name);
            Assert.NotNull(command.Bind(RuntimeHelpers.GetUninitializedObject(command.Holder)));
            Assert.All(command.Example is null ? [] : Languages.All, language => Assert.StartsWith($"/{command.Name} ", Texts.Get(language, command.Example!), StringComparison.Ordinal));
        });
        Assert.All(All.Shown(Role.Owner), command => Assert.All(Languages.All, language => Assert.InRange(Texts.Get(language, command.TextKey).Length, 3, 100)));
    }

    [Fact]
    public void Every_method_with_the_attribute_is_found() => Assert.Equal(
        typeof(CommandAction).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(ChatCommandAttribute)))
            .Select(NameOf).Order(StringComparer.Ordinal),
        All.All.Select(command => NameOf(command.Method)).Order(StringComparer.Ordinal));

    [Fact]
    public void What_answers_like_a_command_has_the_attribute() => Assert.Empty(
        All.All.Select(command => command.Holder).Distinct()
            .SelectMany(holder => holder.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(Task<Reply>) && !method.IsDefined(typeof(ChatCommandAttribute)))
            .Select(NameOf));

    [Fact]
    public async Task Help_is_read_and_approved()
    {
        // A few that stay as they are; one plays the admin's.
        string[] few = ["start", "topics", "search", "stop"];
        var catalogue = new CommandCatalogue([.. All.All.Where(command => few.Contains(command.Name)), All.Find("settings")! with { Access = Access.Admins }]);
        var help = new HelpCommand(catalogue, Texts);
        var person = CallSamples.Private("help");
        var admin = CallSamples.Private("help", language: Language.English);
        admin = admin with { Chat = admin.Chat with { Role = Role.Admin } };
        var group = person with { Chat = person.Chat with { Id = -1, Kind = ChatKind.Group } };
        var seen = new List<string>();
        foreach (var call in new[] { person, admin, group })
        {
            seen.Add((await help.RunAsync(call, CancellationToken.None)).Text.Html);
        }

        Approved.Verify(string.Join("\n\n----\n\n", seen), "help");
    }

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex NamePattern();
}
