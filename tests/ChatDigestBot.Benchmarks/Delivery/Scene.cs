using System.Globalization;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Playground.BotApi;
using ChatDigestBot.Playground.Worlds;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Person = ChatDigestBot.Playground.Worlds.Person;

namespace ChatDigestBot.Benchmarks.Delivery;

/// <summary>A simulated Telegram with many people, and a ledger that holds a message for each of them.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const long AdminId = 1;
    private const int Batch = 500;

    private Scene(string folder, Database database, World world, BotApiServer telegram)
    {
        (Folder, Database, World, Telegram) = (folder, database, world, telegram);
    }

    public string Folder { get; }

    public Database Database { get; }

    public World World { get; }

    public BotApiServer Telegram { get; }

    /// <param name="chats">How many people.</param>
    /// <param name="perSecond">The server's limit; 0 is none.</param>
    /// <param name="keepsMessages">False keeps counts only, so that memory does not grow.</param>
    /// <param name="planned">What is planned for each of them; null: nothing, an admin will say something.</param>
    public static async Task<Scene> SetAsync(int chats, int perSecond, bool keepsMessages, DeliveryKind? planned, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("chatdigestbot-benchmark-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "articles"));
        var path = Path.Combine(folder, "bot.db");
        var database = new Database(new DatabaseOptions { Engine = DatabaseEngine.Sqlite, ConnectionString = $"Data Source={path};Pooling=True", FilePath = path });
        await new Migrator(database, TimeProvider.System, NullLogger<Migrator>.Instance).MigrateAsync(cancellationToken);
        var world = new World(TimeProvider.System, new WorldOptions { KeepMessages = keepsMessages, KeepDeliveries = keepsMessages });
        var telegram = await BotApiServer.StartAsync(world, new BotApiOptions { Limits = new SendLimits { PerSecond = perSecond } }, cancellationToken: cancellationToken);
        var scene = new Scene(folder, database, world, telegram);
        await scene.PlanAsync(chats, planned, cancellationToken);
        return scene;
    }

    public BotProcess StartBot(int messagesPerSecond, int maxInFlight) => BotProcess.Start(
        Folder,
        ("Telegram__Token", Telegram.Token),
        ("Telegram__ApiUrl", Telegram.Url),
        ("Articles__Path", Path.Combine(Folder, "articles")),
        ("Database__Connection", $"Data Source={Path.Combine(Folder, "bot.db")}"),
        ("Delivery__MessagesPerSecond", messagesPerSecond.ToString(CultureInfo.InvariantCulture)),
        ("Access__Admins__0", AdminId.ToString(CultureInfo.InvariantCulture)),
        ("Delivery__MaxInFlight", maxInFlight.ToString(CultureInfo.InvariantCulture)),
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"));

    public Task<List<T>> QueryAsync<T>(string sql, CancellationToken cancellationToken) => Database.ReadAsync(session => session.QueryAsync<T>(sql), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Telegram.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task PlanAsync(int chats, DeliveryKind? planned, CancellationToken cancellationToken)
    {
        var ledger = new DeliveryLedger(TimeProvider.System, new DeliveryBell());
        var now = TimeProvider.System.GetUtcNow();
        var content = await Database.WriteAsync(session => ledger.PutContentAsync(session, new DeliveryContent { Html = Text }), cancellationToken);
        People = World.AddPeople(chats);
        foreach (var people in People.Chunk(Batch))
        {
            foreach (var person in people)
            {
                World.MeetBot(person);
            }

            await Database.WriteAsync(
                async session =>
                {
                    foreach (var person in people)
                    {
                        await session.ExecuteAsync(
                            "INSERT INTO chats (id, telegram_id, kind, language, reachability_at, first_met_at) VALUES (@Id, @Id, 'private', 'zh-Hans', @now, @now)",
                            new { person.Id, now });
                        await session.ExecuteAsync(
                            """
                            INSERT INTO subscribers (chat_id, thread_id, digest_minutes, digest_days, time_zone, next_digest_at, created_at)
                            VALUES (@Id, 0, 480, 127, 'Asia/Shanghai', @later, @now)
                            """,
                            new { person.Id, now, later = now.AddDays(1) });
                    }

                    if (planned is not { } kind)
                    {
                        return;
                    }

                    await ledger.PlanAsync(session, [.. people.Select(person => new DeliveryUnit
                    {
                        Kind = kind,
                        Name = kind == DeliveryKind.Broadcast ? DeliveryUnit.OfBroadcast(1) : DeliveryUnit.Slot(DateOnly.FromDateTime(now.UtcDateTime)),
                        Lane = kind == DeliveryKind.Broadcast ? DeliveryUnit.BroadcastLane(1) : DeliveryUnit.DigestLane,
                        Target = new Target(person.Id, null),
                        Contents = [content],
                        NotBefore = now,
                    })]);
                },
                cancellationToken);
        }
    }

    /// <summary>The admin and the bot meet.</summary>
    public async Task GreetAsync(CancellationToken cancellationToken)
    {
        var admin = World.AddPerson("管理员", "zh-hans", id: AdminId);
        World.Start(admin);
        await AnsweredAsync(admin, 1, cancellationToken);
    }

    /// <summary>The admin types a broadcast and taps the first button; returns when the tap is made.</summary>
    public async Task BroadcastAsync(CancellationToken cancellationToken)
    {
        var admin = World.GetPerson(AdminId);
        World.Say(admin, "/broadcast " + Text.Plain);
        await AnsweredAsync(admin, 2, cancellationToken);
        await AdminTapsAsync("✅", cancellationToken);
    }

    /// <summary>The admin types something; returns the answer.</summary>
    public async Task<Message> AdminSaysAsync(string text, CancellationToken cancellationToken)
    {
        var admin = World.GetPerson(AdminId);
        var before = World.MessagesIn(World.PrivateChat(admin)).Count(message => message.IsFromBot);
        World.Say(admin, text);
        await AnsweredAsync(admin, before + 1, cancellationToken);
        return World.MessagesIn(World.PrivateChat(admin)).Last(message => message.IsFromBot);
    }

    /// <summary>The admin taps a button of the last message that has it, as soon as it is there.</summary>
    public async Task AdminTapsAsync(string label, CancellationToken cancellationToken)
    {
        var admin = World.GetPerson(AdminId);
        bool HasIt(Message message) => message.Keyboard?.Buttons.Any(button => button.Text.Contains(label, StringComparison.Ordinal)) == true;
        while (!World.MessagesIn(World.PrivateChat(admin)).Any(HasIt))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken);
        }

        var message = World.MessagesIn(World.PrivateChat(admin)).Last(HasIt);
        World.Tap(admin, message, message.Keyboard!.Buttons.First(button => button.Text.Contains(label, StringComparison.Ordinal)));
    }

    /// <summary>Those who were there at the beginning.</summary>
    public IReadOnlyList<Person> People { get; private set; } = [];

    /// <summary>How often somebody has the broadcast.</summary>
    public int CopiesOf(Person person) => World.MessagesIn(World.PrivateChat(person)).Count(message => message.IsFromBot && message.Text == Text.Plain);

    private async Task AnsweredAsync(Person admin, int messages, CancellationToken cancellationToken)
    {
        while (World.MessagesIn(World.PrivateChat(admin)).Count(message => message.IsFromBot) < messages)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>What is broadcast: about as long as a digest of eight items.</summary>
    public static HtmlText Text { get; } = HtmlText.Join("\n\n", Enumerable.Range(1, 8).Select(number => HtmlText.Lines(
        HtmlText.Encode($"{number}. 星河半导体发布七纳米芯片“北辰”，功耗降三成").Bold(),
        HtmlText.Encode("示例科技 · 2 小时前").Italic(),
        HtmlText.Encode("公司称芯片功耗比上一代降低三成，将用于服务器和边缘计算，样片已经送测，明年一季度量产。"))));
}
