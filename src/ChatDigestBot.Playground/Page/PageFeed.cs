using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>Everything an open page is told, in order, from where it was before a cut connection.</summary>
internal sealed class PageFeed(World world, WorldReader reader, PageNotices notices)
{
    // Another run of the playground counts its events from one: its pages must not go on with numbers of this one.
    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    public string LastId => NameOf(world.Events.LastId);

    public async IAsyncEnumerable<SseItem<string>> WatchAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!TryFind(after, out var from))
        {
            yield return PageNotices.Item("reload", "");
            yield break;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var items = Channel.CreateUnbounded<SseItem<string>>();
        using var listening = notices.Listen(items.Writer);
        if (notices.Progress is { } progress)
        {
            items.Writer.TryWrite(PageNotices.Item("progress", progress));
        }

        var pumping = Task.WhenAll(PumpWorldAsync(from, items.Writer, ending.Token), PumpWaitingAsync(items.Writer, ending.Token));
        _ = pumping.ContinueWith(pump => items.Writer.TryComplete(pump.Exception), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            await foreach (var item in items.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            await ending.CancelAsync();
        }
    }

    private async Task PumpWorldAsync(long from, ChannelWriter<SseItem<string>> writer, CancellationToken cancellationToken)
    {
        await foreach (var happened in world.Events.WatchAsync(from, cancellationToken))
        {
            foreach (var (name, value) in Show(happened))
            {
                writer.TryWrite(PageNotices.Item(name, value, NameOf(happened.Id)));
            }
        }
    }

    private async Task PumpWaitingAsync(ChannelWriter<SseItem<string>> writer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = world.Updates.Changed;
            writer.TryWrite(PageNotices.Item("waiting", reader.Waiting()));
            await next.WaitAsync(cancellationToken);
        }
    }

    private IEnumerable<(string Name, object Value)> Show(WorldEvent happened) => happened switch
    {
        WorldEvent.MessageAppeared said => [("message", reader.Show(said.Message))],
        WorldEvent.MessageEdited edited => [("edited", reader.Show(edited.Message))],
        WorldEvent.MessageDeleted deleted => [("deleted", new { Chat = deleted.Chat.Id, Id = deleted.MessageId })],
        WorldEvent.ActionShown shown => [("typing", new { Chat = shown.Chat.Id, shown.Action })],
        WorldEvent.PersonAppeared appeared => [("person", reader.Show(appeared.Person)), ("chat", reader.Show(world.PrivateChat(appeared.Person)))],
        WorldEvent.ChatAppeared appeared => [("chat", reader.Show(appeared.Chat))],
        WorldEvent.MembershipChanged changed => [("chat", reader.Show(changed.Change.Chat))],
        WorldEvent.ChatMigrated migrated => [("chat", reader.Show(migrated.To)), ("chat", reader.Show(migrated.From))],
        WorldEvent.MenusChanged => [("menus", new { })],
        WorldEvent.Missed => [("reload", new { })],
        _ => [], // answers to taps and inline queries reach the one who asked
    };

    private string NameOf(long id) => string.Create(CultureInfo.InvariantCulture, $"{run}-{id}");

    private bool TryFind(string? name, out long id)
    {
        id = 0;
        return name is not null && name.StartsWith(run + "-", StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}
