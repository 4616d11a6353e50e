using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Tests.Telegram;
using Microsoft.Extensions.Configuration;

namespace ChatDigestBot.Tests.Storage;

public sealed class NodeSettingsTests : StoreTest
{
    private protected override DatabaseEngine Engine => DatabaseEngine.Postgres;

    [Fact]
    public async Task Nodes_that_go_by_other_settings_say_so_once_by_name_and_say_when_it_is_over()
    {
        var (first, firstLog) = Node(("Access:Admins", "11, 12"), ("Web:PublicUrl", "http://one.example"), ("Articles:Path", "/srv/one"));
        Assert.Empty(await first.LookOnceAsync(CancellationToken.None));
        var (second, secondLog) = Node(("Access:Admins:0", "12"), ("Access:Admins:1", "11"), ("Web:PublicUrl", "http://two.example"), ("Digests:MaxItems", "8"), ("Articles:Path", "/srv/two"));
        Assert.Equal(["Web:PublicUrl"], await second.LookOnceAsync(CancellationToken.None));
        await second.LookOnceAsync(CancellationToken.None);
        await first.LookOnceAsync(CancellationToken.None);
        Assert.All([firstLog, secondLog], log => Assert.Equal([106], log.Events));
        Assert.DoesNotContain("two.example", secondLog.Lines.Single().Line, StringComparison.Ordinal);

        // The other one has ended, and another with the same settings begun.
        Test.Clock.Advance(TimeSpan.FromMinutes(4));
        var (third, thirdLog) = Node(("Access:Admins", "11,12"), ("Web:PublicUrl", "http://one.example"));
        await third.LookOnceAsync(CancellationToken.None);
        await first.LookOnceAsync(CancellationToken.None);
        Assert.Equal([106, 107], firstLog.Events);
        Assert.Empty(thirdLog.Events);
    }

    private (NodeSettings Node, CollectingLogger<NodeSettings> Log) Node(params (string Name, string Value)[] set)
    {
        var log = new CollectingLogger<NodeSettings>();
        var settings = new SettingReader(new ConfigurationBuilder().AddInMemoryCollection(set.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))).Build());
        settings.Ids("Access:Admins");
        settings.BaseAddress("Web:PublicUrl");
        settings.Number("Digests:MaxItems", 8, 1, 20);
        settings.Text("Articles:Path");
        return (new NodeSettings(Database, new LeaseStore(Database, Test.Clock), settings, Test.Clock, log), log);
    }
}
