using System.Collections.Concurrent;
using System.Text.Json;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Delivery.Sending;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using ChatDigestBot.Tests.Telegram;
using ChatDigestBot.Texts;
using Microsoft.Extensions.Logging.Abstractions;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatDigestBot.Tests.Delivery;

/// <summary>A sender on a real ledger that talks to a Bot API whose answers the test decides.</summary>
public abstract class WorkerTest : LedgerTest
{
    private static readonly PacingOptions NoLimits = new() { MessagesPerSecond = 1_000_000, PerChatPerSecond = 1_000_000, PerGroupPerMinute = 1_000_000 };

    private protected const long Admin = 4711;

    private readonly List<IDisposable> _parts = [];
    private int _lastMessageId;

    private protected FakeServer Server { get; private set; } = null!;

    /// <summary>What the Bot API does with a message; by default it says yes.</summary>
    private protected Func<FakeExchange, Task> Answer { get; set; } = null!;

    private protected ConcurrentQueue<(long ChatId, string Text)> Messages { get; } = new();

    private protected DeliveryWorker Worker { get; private set; } = null!;

    private protected SubscriberStore Subscribers { get; private set; } = null!;

    private protected ChatStore Chats => field ??= new ChatStore(Database, Access);

    private protected UnitTrouble Trouble { get; } = new();

    private static AccessOptions Access { get; } = new(new HashSet<long> { Admin });

    private static TextCatalogue Texts { get; } = TextFile.ReadAll(Repository.PathOf("content/texts"));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Answer = SayYesAsync;
        Server = new FakeServer(exchange =>
        {
            Messages.Enqueue((exchange.Json.GetProperty("chat_id").GetInt64(), exchange.Json.GetProperty("text").GetString()!));
            return Answer(exchange);
        });
        Worker = NewWorker(Server.Address);
    }

    public override async Task DisposeAsync()
    {
        _parts.ForEach(part => part.Dispose());
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected DeliveryWorker NewWorker(Uri address, DeliveryOptions? options = null)
    {
        var client = TestClient.For(address);
        var pacer = new Pacer(NoLimits, TimeProvider.System);
        Subscribers = new SubscriberStore(Database, new SubscriberDefaults(new DigestHours(new TimeOnly(8, 0), DigestDays.Every, TimeZoneInfo.Utc)), []);
        var worker = new DeliveryWorker(
            Database,
            new LeaseStore(Database, Test.Clock),
            Chats,
            Subscribers,
            new AdminNotices(Ledger, Chats, new RoleStore(Database, Access), Texts),
            new PacedApi(client, pacer, Test.Clock),
            options ?? new DeliveryOptions { MessagesPerSecond = 1000 },
            Bell,
            Trouble,
            Test.Clock,
            NullLogger<DeliveryWorker>.Instance);
        _parts.AddRange([worker, client, pacer]);
        return worker;
    }

    private protected Task<int> DeliverAsync() => Worker.DeliverOnceAsync(CancellationToken.None);

    private protected Task SayYesAsync(FakeExchange exchange)
    {
        var chatId = exchange.Json.GetProperty("chat_id").GetInt64();
        return exchange.RespondAsync(200, JsonSerializer.Serialize(new
        {
            ok = true,
            result = new { message_id = Interlocked.Increment(ref _lastMessageId), date = 1, chat = new { id = chatId, type = "private" } },
        }));
    }

    private protected static Task RefuseAsync(FakeExchange exchange, int code, string description, string parameters = "{}") => exchange.RespondAsync(
        code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}","parameters":{{parameters}} }""");

    private protected Task<long> PutHtmlAsync(HtmlText html, InlineKeyboardMarkup? keyboard = null) => Database.WriteAsync(
        session => Ledger.PutContentAsync(session, new DeliveryContent { Html = html, Keyboard = keyboard is null ? null : BotJson.Write(keyboard) }),
        CancellationToken.None);

    private protected async Task<string> RowAsync(string columns) => string.Join(
        "; ",
        (await Database.ReadAsync(session => session.QueryAsync<RowText>($"SELECT {columns} AS text FROM deliveries ORDER BY id"), CancellationToken.None)).Select(row => row.Text));

    private sealed record RowText
    {
        public required string Text { get; init; }
    }
}
