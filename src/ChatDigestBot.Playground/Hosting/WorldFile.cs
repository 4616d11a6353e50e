using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Hosting;

/// <summary>Keeps the chats of a playground in its folder, so that a later run goes on with them.</summary>
/// <remarks>Written a few seconds after a change and at the end; a playground that is killed loses those seconds of chat, the bot's database nothing.</remarks>
internal sealed class WorldFile : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
    };

    private readonly CancellationTokenSource ending = new();
    private readonly World world;
    private readonly string path;
    private readonly Task running;

    private WorldFile(World world, string path)
    {
        (this.world, this.path) = (world, path);
        running = KeepAsync();
    }

    /// <summary>Brings the kept chats back, or lets <paramref name="begin"/> fill a new world, and keeps the file up to date from then on.</summary>
    public static async Task<WorldFile> OpenAsync(World world, string path, Action<World> begin, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            await using var stream = File.OpenRead(path);
            world.Restore(await JsonSerializer.DeserializeAsync<WorldSnapshot>(stream, Json, cancellationToken)
                ?? throw new PlaygroundException($"The chats in {path} cannot be read: remove the file to begin again."));
        }
        else
        {
            begin(world);
        }

        return new WorldFile(world, path);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await SaveAsync();
        ending.Dispose();
    }

    private async Task KeepAsync()
    {
        var saved = 0L;
        while (true)
        {
            await Task.Delay(Pause, TimeProvider.System, ending.Token);
            var last = world.Events.LastId;
            if (last != saved)
            {
                await SaveAsync();
                saved = last;
            }
        }
    }

    private async Task SaveAsync()
    {
        // Written beside and moved: the file is whole at any moment.
        var unfinished = path + ".new";
        await using (var stream = File.Create(unfinished))
        {
            await JsonSerializer.SerializeAsync(stream, world.Take(), Json);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Closed sets are told apart by the name of the record.</summary>
    private static void NameKinds(JsonTypeInfo type)
    {
        if (type.Type == typeof(ReplyMarkup) || type.Type == typeof(ServiceNote))
        {
            type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "kind" };
            foreach (var kind in type.Type.Assembly.GetTypes().Where(kind => kind.BaseType == type.Type))
            {
                type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
            }
        }
    }
}
