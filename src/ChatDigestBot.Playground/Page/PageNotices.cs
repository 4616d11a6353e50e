using System.Collections.Immutable;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;

namespace ChatDigestBot.Playground.Page;

/// <summary>Tells every open page what is not part of the world: the clock, a jump's progress, faults, what was read.</summary>
internal sealed class PageNotices
{
    private ImmutableList<ChannelWriter<SseItem<string>>> listeners = [];
    private volatile ProgressView? progress;

    /// <summary>The jump under way, for pages opened in the middle of it.</summary>
    public ProgressView? Progress => progress is { IsDone: false } running ? running : null;

    public void Tell(ProgressView now)
    {
        progress = now;
        Tell("progress", now);
    }

    public void Tell<T>(string name, T value)
    {
        var item = Item(name, value);
        foreach (var listener in listeners)
        {
            listener.TryWrite(item);
        }
    }

    public IDisposable Listen(ChannelWriter<SseItem<string>> listener)
    {
        ImmutableInterlocked.Update(ref listeners, all => all.Add(listener));
        return new Subscription(() => ImmutableInterlocked.Update(ref listeners, all => all.Remove(listener)));
    }

    public static SseItem<string> Item<T>(string name, T value, string? id = null) =>
        new(JsonSerializer.Serialize(value, PageJson.Options), name) { EventId = id };

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
