using ChatDigestBot.Playground.Hosting;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Tests.Browser;

namespace ChatDigestBot.Tests.Playground.Hosting;

public sealed class WorldFileTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("chatdigestbot-world-");

    private string File => Path.Combine(root.FullName, "chats.json");

    [Fact]
    public async Task A_world_comes_back_as_it_was()
    {
        var before = new World(TimeProvider.System);
        await using (await WorldFile.OpenAsync(before, File, PageScene.Fill, CancellationToken.None))
        {
            before.Block(before.People[3]);
            before.BotDeletes(before.MessagesIn(before.PrivateChat(before.People[0]))[1]);
        }

        var after = new World(TimeProvider.System);
        await using (await WorldFile.OpenAsync(after, File, _ => Assert.Fail("begun again"), CancellationToken.None))
        {
            Assert.Equal(before.People, after.People);
            Assert.True(after.IsBlockedBy(after.People[3]));
            foreach (var (old, kept) in before.Chats.Zip(after.Chats))
            {
                Assert.Equal(Describe(before, old), Describe(after, kept));
            }
        }
    }

    [Fact]
    public async Task Ids_go_on_so_that_nothing_new_is_taken_for_something_old()
    {
        var before = new World(TimeProvider.System);
        Message last;
        await using (await WorldFile.OpenAsync(before, File, PageScene.Fill, CancellationToken.None))
        {
            last = before.Say(before.People[0], "last");
        }

        var after = new World(TimeProvider.System);
        await using (await WorldFile.OpenAsync(after, File, _ => { }, CancellationToken.None))
        {
            var next = after.Say(after.People[0], "next");
            Assert.Equal(last.Id + 1, next.Id);
            Assert.Equal(before.Updates.LastId + 1, after.Updates.LastId);
            Assert.DoesNotContain(after.AddPerson("Lucía").Id, before.People.Select(person => person.Id));
        }
    }

    public void Dispose() => root.Delete(recursive: true);

    private static IEnumerable<string> Describe(World world, Chat chat) =>
    [
        $"{chat.Id} {chat.Type} {chat.Title} {chat.SentByBot} {string.Join(',', chat.Members.Select(member => $"{member.Person.Id} {member.Status}"))}",
        .. world.MessagesIn(chat).Select(message =>
            $"{message.Id} {message.From?.Id} {message.SentAt:O} {message.Text} {message.ReplyTo?.Id} {Describe(message.Service)} {message.Attachment?.Url} {message.Attachment?.Bytes.Length} "
            + $"{string.Join(';', message.Entities)} {string.Join(';', message.Keyboard?.Buttons ?? [])}"),
    ];

    private static string? Describe(ServiceNote? note) =>
        note is ServiceNote.MembersJoined joined ? string.Join(',', joined.People.Select(person => person.Id)) : note?.ToString();
}
