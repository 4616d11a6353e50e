using System.Text.RegularExpressions;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Conversation;

public sealed partial class CommandCatalogueTests
{
    private static readonly TextCatalogue Texts = TextFile.ReadAll(Repository.PathOf("content/texts"));
    private static readonly CommandCatalogue All = CommandCatalogue.Of(typeof(IChatCommand).Assembly);

    [Fact]
    public void Every_command_is_one_that_telegram_takes_and_has_a_line_in_both_languages()
    {
        Assert.True(All.All.Count >= 12, "looked at too few commands");
        Assert.All(All.All, command =>
        {
            Assert.Matches(NamePattern(), command.Name);
            Assert.True(command.Type.IsAssignableTo(typeof(IChatCommand)), command.Type.Name);
            Assert.True(command.Example is null || command.Example.StartsWith($"/{command.Name} ", StringComparison.Ordinal), command.Example);
        });
        Assert.All(All.Shown(isAdmin: true), command => Assert.All(Languages.All, language => Assert.InRange(Texts.Get(language, command.TextKey).Length, 3, 100)));
    }

    [Fact]
    public void Every_command_class_has_the_attribute() => Assert.Equal(
        typeof(IChatCommand).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IChatCommand)) && !type.IsInterface).Order(TypeNames),
        All.All.Select(command => command.Type).Order(TypeNames));

    [Fact]
    public async Task Help_is_read_and_approved()
    {
        // A few that stay as they are; one plays the admin's.
        string[] few = ["start", "topics", "subscribe", "stop"];
        var catalogue = new CommandCatalogue([.. All.All.Where(command => few.Contains(command.Name)), All.Find("settings")! with { Access = Access.Admins }]);
        var help = new HelpCommand(catalogue, Texts);
        var person = CallSamples.Private("help");
        var admin = CallSamples.Private("help", language: Language.English);
        admin = admin with { Chat = admin.Chat with { Role = ChatRole.Admin } };
        var group = person with { Chat = person.Chat with { Id = -1, Kind = ChatKind.Group } };
        var seen = new List<string>();
        foreach (var call in new[] { person, admin, group })
        {
            seen.Add((await help.RunAsync(call, CancellationToken.None)).Text.Html);
        }

        Approved.Verify(string.Join("\n\n----\n\n", seen), "help");
    }

    private static Comparer<Type> TypeNames { get; } = Comparer<Type>.Create((left, right) => string.CompareOrdinal(left.FullName, right.FullName));

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex NamePattern();
}
