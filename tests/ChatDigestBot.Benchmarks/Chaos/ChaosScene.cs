using System.Globalization;
using ChatDigestBot.Benchmarks.Delivery;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Playground.Time;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Storage;
using Npgsql;

namespace ChatDigestBot.Benchmarks.Chaos;

/// <summary>Two nodes on one PostgreSQL schema, a simulated Telegram full of people, and one clock for all.</summary>
internal sealed class ChaosScene : IAsyncDisposable
{
    private const int Nodes = 2;
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("chatdigestbot-chaos-").FullName;
    private readonly JumpableClock _clock = new(TimeProvider.System, TimeSpan.Zero);
    private readonly BotProcess?[] _nodes = new BotProcess?[Nodes];
    private readonly string _server;
    private readonly string _schema = $"chaos_{Guid.NewGuid():N}";

    private ChaosScene(string server) => _server = server;

    public required int Seed { get; init; }

    public FaultPlan Faults { get; private set; } = null!;

    public World World { get; private set; } = null!;

    public BotApiServer Telegram { get; private set; } = null!;

    public Database Database { get; private set; } = null!;

    public Person Admin { get; private set; } = null!;

    public string Articles => Path.Combine(_folder, "articles");

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <param name="server">Connection string of a PostgreSQL server on which a schema may be made.</param>
    public static async Task<ChaosScene> SetAsync(string server, int seed, CancellationToken cancellationToken)
    {
        var scene = new ChaosScene(server) { Seed = seed };
        await scene.RunOnServerAsync($"CREATE SCHEMA {scene._schema}", cancellationToken);
        var connection = new NpgsqlConnectionStringBuilder(server) { SearchPath = scene._schema, ApplicationName = scene._schema + "_watch", MaxPoolSize = 4 };
        scene.Database = new Database(new DatabaseOptions { Engine = DatabaseEngine.Postgres, ConnectionString = connection.ToString() });
        Directory.CreateDirectory(scene.Articles);
        scene.Faults = new FaultPlan(seed);
        scene.World = new World(scene._clock, new WorldOptions { KeepMessages = true, KeepDeliveries = true });
        scene.Telegram = await BotApiServer.StartAsync(scene.World, new BotApiOptions { Faults = scene.Faults }, cancellationToken: cancellationToken);
        scene.Admin = scene.World.AddPerson("Admin", "en");
        await scene.WriteClockAsync(cancellationToken);
        return scene;
    }

    public void StartNode(int number)
    {
        var connection = new NpgsqlConnectionStringBuilder(_server) { SearchPath = _schema, ApplicationName = _schema, MaxPoolSize = 20 };
        _nodes[number]?.Dispose();
        _nodes[number] = BotProcess.Start(
            "ChatDigestBot.Benchmarks.dll",
            ["chaos-node", ClockFile],
            _folder,
            [
                ("Telegram__Token", Telegram.Token),
                ("Telegram__ApiUrl", Telegram.Url),
                ("Articles__Path", Articles),
                ("Database__Connection", connection.ToString()),
                ("Access__Admins__0", Admin.Id.ToString(CultureInfo.InvariantCulture)),
                ("Delivery__MessagesPerSecond", "200"),
                ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ]);
    }

    /// <summary>Starts again whatever has ended by itself; returns what it said at last, which nobody asked for.</summary>
    public List<string> StartAllThatEnded(ISet<int> killed)
    {
        var surprises = new List<string>();
        for (var number = 0; number < Nodes; number++)
        {
            if (_nodes[number] is not { HasExited: false } node)
            {
                // A start that finds no database ends with a sentence, and whoever watches over the process begins it again.
                if (_nodes[number] is { HasListened: true } ended && !killed.Contains(number))
                {
                    surprises.Add($"node {number} ended by itself ({ended.ExitCode}):\n{ended.Output}");
                }

                StartNode(number);
            }
        }

        killed.Clear();
        return surprises;
    }

    public Task KillNodeAsync(int number) => _nodes[number] is { HasExited: false } node ? node.KillAsync() : Task.CompletedTask;

    public double Memory(int number) => _nodes[number]!.Megabytes("RssAnon");

    /// <summary>Moves everybody's clock.</summary>
    public async Task JumpAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        _clock.JumpTo(to);
        await WriteClockAsync(cancellationToken);
    }

    /// <summary>Cuts every connection of the nodes to the database, as its restart does.</summary>
    public Task CutDatabaseAsync(CancellationToken cancellationToken) =>
        RunOnServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{_schema}'", cancellationToken);

    public Task<List<T>> QueryAsync<T>(string sql, object? args = null, CancellationToken cancellationToken = default) =>
        Database.ReadAsync(session => session.QueryAsync<T>(sql, args), cancellationToken);

    /// <inheritdoc cref="UntilAsync(string, Func{Task{long}}, Func{long, bool}, CancellationToken)"/>
    public Task UntilAsync(string count, Func<long, bool> isSo, CancellationToken cancellationToken) =>
        UntilAsync(count, async () => (await QueryAsync<long>(count, cancellationToken: cancellationToken))[0], isSo, cancellationToken);

    /// <summary>Everything that was said or happened has been taken by the bot: none of it is left at Telegram.</summary>
    public Task UntilHeardAsync(CancellationToken cancellationToken) =>
        UntilAsync("updates at Telegram", () => Task.FromResult((long)World.Updates.Count), count => count == 0, cancellationToken);

    /// <exception cref="TimeoutException">It did not come to that within two minutes.</exception>
    private async Task UntilAsync(string what, Func<Task<long>> count, Func<long, bool> isSo, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        long found;
        while (!isSo(found = await count()))
        {
            if (TimeProvider.System.GetElapsedTime(began) > MaxWait)
            {
                throw new TimeoutException($"{what} stays at {found}; seed {Seed}.\n{LastWords()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>What the nodes logged last.</summary>
    public string LastWords() => string.Join("\n---\n", _nodes.Select(node => node?.Output));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            node?.Dispose();
        }

        await Telegram.DisposeAsync();
        await Database.DisposeAsync();
        await RunOnServerAsync($"DROP SCHEMA {_schema} CASCADE", CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }

    private string ClockFile => Path.Combine(_folder, "clock");

    private async Task WriteClockAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(ClockFile + ".part", _clock.Offset.Ticks.ToString(CultureInfo.InvariantCulture), cancellationToken);
        File.Move(ClockFile + ".part", ClockFile, overwrite: true);
    }

    private async Task RunOnServerAsync(string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_server) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
