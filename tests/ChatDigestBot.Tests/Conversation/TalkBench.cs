using System.Globalization;
using System.Text;
using System.Text.Json;
using Chat = Telegram.Bot.Types.Chat;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Chats;
using ChatDigestBot.Conversation;
using ChatDigestBot.Roles;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Pacing;
using ChatDigestBot.Tests.Storage;
using ChatDigestBot.Tests.Telegram;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Tests.Conversation;

/// <summary>The whole conversation over a real database and HTTP; the test plays Telegram and decides what it answers.</summary>
internal sealed class TalkBench : IAsyncDisposable
{
    public const long Bot = 110201543;
    public const long Admin = 7;
    public const long Ming = 42;
    public const long Group = -1001;

    private readonly TestDatabase _database;
    private readonly FakeServer _server;
    private readonly ServiceProvider _services;
    private int _read;
    private int _lastUpdate;

    private TalkBench(TestDatabase database, Action<IServiceCollection> change)
    {
        _database = database;
        _server = new FakeServer(AnswerAsync);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(database.Database);
        services.AddSingleton(TextFile.ReadAll(Repository.PathOf("content/texts")));
        services.AddSingleton(provider => new TopicCatalogue(Repository.PathOf("tests/ChatDigestBot.Tests/Conversation/topics.yaml"), provider.GetRequiredService<ILogger<TopicCatalogue>>()));
        services.AddSingleton(new AccessOptions(new HashSet<long> { Admin })).AddSingleton<RoleStore>().AddSingleton<ChatStore>().AddSingleton<CaretakerStore>();
        services.AddSubscribers(new Shared.EmptySettings().Reader);
        services.AddSingleton(TestClient.OptionsFor(_server.Address)).AddSingleton<TelegramMetrics>();
        services.AddSingleton(provider => TestClient.For(_server.Address));
        services.AddSingleton(new Pacer(new PacingOptions { MessagesPerSecond = 1_000_000, PerChatPerSecond = 1_000_000, PerGroupPerMinute = 1_000_000 }, Clock));
        services.AddSingleton<PacedApi>().AddSingleton<BotAccount>();
        services.AddConversation();
        services.AddSingleton<ArticleCatalogue>();
        services.AddSingleton<AuditLog>();
        change(services);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(CallSamples.Now);

    public CollectingLog Log { get; } = new();

    /// <summary>What Telegram answers instead of success; null is success.</summary>
    public Func<FakeExchange, string?> Refuse { get; set; } = _ => null;

    /// <summary>The menu Telegram says it has.</summary>
    public string Menu { get; set; } = """[{"command":"start","description":"x"}]""";

    public Database Database => _database.Database;

    public static async Task<TalkBench> StartAsync(Action<IServiceCollection>? change = null)
    {
        var bench = new TalkBench(await TestDatabase.CreateAsync(DatabaseEngine.Sqlite), change ?? (_ => { }));
        await bench.Get<BotAccount>().IdentifyAsync(CancellationToken.None);
        bench._read = 1;
        return bench;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>What the bot calls in answer to somebody's words.</summary>
    public Task<List<Call>> SaysAsync(string text, long person = Ming, string language = "zh-hans", long? chat = null) =>
        HandleAsync(new Update { Id = ++_lastUpdate, Message = Said(text, person, language, chat ?? person) });

    public Task<List<Call>> TapsAsync(string data, long person = Ming, string language = "zh-hans", long? chat = null) => HandleAsync(new Update
    {
        Id = ++_lastUpdate,
        CallbackQuery = new CallbackQuery
        {
            Id = "tap" + _lastUpdate.ToString(CultureInfo.InvariantCulture),
            From = new User { Id = person, FirstName = "阿明", LanguageCode = language },
            Message = Said("", Bot, "", chat ?? person),
            Data = data,
        },
    });

    public async Task<List<Call>> HandleAsync(Update update)
    {
        // A person is not so fast; floods have tests of their own.
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Get<IUpdateHandler>().HandleAsync(update, CancellationToken.None);
        var calls = _server.Requests.Skip(_read).Select(exchange => new Call(exchange)).ToList();
        _read += calls.Count;
        return calls;
    }

    public Message Said(string text, long person, string language, long chat) => new()
    {
        Id = 500 + _lastUpdate,
        From = new User { Id = person, FirstName = "阿明", LanguageCode = language },
        Chat = new Chat { Id = chat, Type = chat > 0 ? ChatType.Private : ChatType.Supergroup, FirstName = chat > 0 ? "阿明" : null, Title = chat < 0 ? "读书会" : null },
        Date = Clock.GetUtcNow().UtcDateTime,
        Text = text,
    };

    public Task<Subscriber> SubscriberAsync(long chat = Ming) => Get<SubscriberStore>().GetAsync(new Target(chat, null), Clock.GetUtcNow(), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    private Task AnswerAsync(FakeExchange exchange) => Refuse(exchange) is { } refusal
        ? exchange.RespondAsync(refusal.Contains("\"error_code\":403", StringComparison.Ordinal) ? 403 : 400, refusal)
        : exchange.RespondAsync(200, exchange.Method switch
        {
            "sendMessage" or "editMessageText" => """{"ok":true,"result":{"message_id":900,"date":1,"chat":{"id":1,"type":"private"}}}""",
            "getMe" => """{"ok":true,"result":{"id":110201543,"is_bot":true,"first_name":"Digest","username":"DigestBot"}}""",
            "getMyCommands" => $$"""{"ok":true,"result":{{Menu}}}""",
            "getChatMember" => Member(exchange.Json.GetProperty("user_id").GetInt64()),
            _ => """{"ok":true,"result":true}""",
        });

    private static string Member(long person)
    {
        var status = person == Admin ? "administrator" : "member";
        return $$"""{"ok":true,"result":{"status":"{{status}}","user":{"id":{{person}},"is_bot":false,"first_name":"x"} } }""";
    }
}

/// <summary>One call of the bot, as people would see it.</summary>
internal sealed class Call(FakeExchange exchange)
{
    public string Method => exchange.Method;

    public JsonElement Json { get; } = exchange.Json;

    public string Text => Json.TryGetProperty("text", out var text) ? text.GetString()! : "";

    public IReadOnlyList<IReadOnlyList<(string Label, string Data)>> Rows => Json.TryGetProperty("reply_markup", out var markup)
        ? [.. markup.GetProperty("inline_keyboard").EnumerateArray().Select(row => (IReadOnlyList<(string, string)>)[.. row.EnumerateArray().Select(Button)])]
        : [];

    public IEnumerable<(string Label, string Data)> Buttons => Rows.SelectMany(row => row);

    public override string ToString()
    {
        var text = new StringBuilder(Method).Append('\n').Append(Text);
        foreach (var row in Rows)
        {
            text.Append('\n').AppendJoin(" ", row.Select(button => $"[{button.Label} → {button.Data}]"));
        }

        return text.ToString();
    }

    private static (string, string) Button(JsonElement button) =>
        (button.GetProperty("text").GetString()!, (button.TryGetProperty("callback_data", out var data) ? data : button.GetProperty("url")).GetString()!);
}
