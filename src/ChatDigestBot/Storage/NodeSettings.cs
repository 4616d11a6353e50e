using System.Text.Json;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Storage;

/// <summary>Nodes that share a database tell each other by which settings they go, and say so where these differ: what somebody gets would depend on the node that happens to answer.</summary>
/// <remarks>Marks of values are kept, never the values. With SQLite there is one node only.</remarks>
internal sealed class NodeSettings(Database database, LeaseStore leases, SettingReader settings, TimeProvider clock, ILogger<NodeSettings> logger) : SupervisedService(clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    // A node that has not looked for so long is gone.
    private static readonly TimeSpan IsThereFor = TimeSpan.FromMinutes(3);

    private static readonly string[] Common = ["Access:", "Alarms:", "Broadcasts:", "Delivery:", "Digests:", "Summaries:", "Telegram:Receive", "Telegram:WebhookUrl", "Web:PublicUrl"];

    // Each machine has its own.
    private static readonly string[] Places = ["File", "Path"];

    private string _differing = "";

    /// <summary>Tells the others, and logs when what differs from them has changed. Returns the names of those settings.</summary>
    public async Task<IReadOnlyList<string>> LookOnceAsync(CancellationToken cancellationToken)
    {
        var own = Marks();
        var others = await database.WriteInBulkAsync(session => TellAsync(session, own), cancellationToken);
        IReadOnlyList<string> names = [.. own.Keys.Where(name => others.Any(other => other.TryGetValue(name, out var mark) && mark != own[name])).Order(StringComparer.Ordinal)];
        var differing = string.Join(", ", names);
        if (differing != _differing)
        {
            _differing = differing;
            if (differing.Length > 0)
            {
                logger.NodesDiffer(differing);
            }
            else
            {
                logger.NodesAgree();
            }
        }

        return names;
    }

    protected override async Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            return null;
        }

        await LookOnceAsync(cancellationToken);
        return LookEvery;
    }

    protected override TimeSpan RestAfter(int failures) => LookEvery;

    protected override void SayFailed(Exception exception, TimeSpan rest) => logger.NodesNotCompared(exception);

    protected override void SayRecovered() => logger.NodesComparedAgain();

    private Dictionary<string, string> Marks() => settings.Known
        .Where(name => Common.Any(common => name.StartsWith(common, StringComparison.OrdinalIgnoreCase)) && !Places.Any(place => name.EndsWith(place, StringComparison.OrdinalIgnoreCase)))
        .ToDictionary(name => name, settings.Mark, StringComparer.OrdinalIgnoreCase);

    private async Task<List<Dictionary<string, string>>> TellAsync(DbSession session, Dictionary<string, string> own)
    {
        var now = Clock.GetUtcNow();
        await session.ExecuteAsync("DELETE FROM node_settings WHERE seen_at < @gone OR node = @Holder", new { gone = now - IsThereFor, leases.Holder });
        var others = await session.QueryAsync<string>("SELECT marks FROM node_settings");
        await session.ExecuteAsync("INSERT INTO node_settings (node, marks, seen_at) VALUES (@Holder, @marks, @now)", new { leases.Holder, marks = JsonColumn.Of(own), now });
        return [.. others.Select(marks => JsonSerializer.Deserialize<Dictionary<string, string>>(marks) ?? [])];
    }
}
