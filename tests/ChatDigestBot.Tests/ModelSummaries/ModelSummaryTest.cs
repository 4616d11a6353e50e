using ChatDigestBot.Articles;
using ChatDigestBot.ModelSummaries;
using ChatDigestBot.ModelSummaries.Asking;
using ChatDigestBot.Playground.Models;
using ChatDigestBot.Tests.Storage;
using Microsoft.Extensions.Logging;

namespace ChatDigestBot.Tests.ModelSummaries;

/// <summary>Base of tests that ask a server on loopback of one article in a real database.</summary>
public abstract class ModelSummaryTest : StoreTest
{
    private protected const string Key = "sk-a-key-that-must-never-be-seen";
    private protected const string Text = "青岚日报讯：11月20日，青岚市首批36辆无人公交车在高新区投入运营，覆盖14个街道，日均客流1.2万人次。市交通局局长林海表示，项目投入2.8亿元，明年将新增3条线路。";
    private protected const string Good = "青岚市36辆无人公交车已在高新区上路，日均客流1.2万人次，明年再增3条线路。";

    private ModelClient? _client;
    private StorySummariser _summariser = null!;

    private protected List<string> LogLines { get; } = [];

    private protected ModelServer Server { get; private set; } = null!;

    private protected ModelSummaryStore Store { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Server = await ModelServer.StartAsync(CancellationToken.None);
        Use(Options());
        await AddAsync(1, "青岚市无人公交线路正式投用", Text);
    }

    public override async Task DisposeAsync()
    {
        _client?.Dispose();
        await Server.DisposeAsync();
        await base.DisposeAsync();
        Assert.DoesNotContain(LogLines, line => line.Contains(Key, StringComparison.Ordinal) || line.Contains("青岚", StringComparison.Ordinal));
    }

    private protected DateOnly Today => DateOnly.FromDateTime(Test.Clock.GetUtcNow().UtcDateTime);

    private protected ModelSummaryOptions Options() => new() { Endpoint = Server.Endpoint, Model = "simulated", Key = Key };

    private protected void Use(ModelSummaryOptions options)
    {
        _client?.Dispose();
        _client = new ModelClient(options, Test.Clock);
        Store = new ModelSummaryStore(options, Database);
        _summariser = new StorySummariser(options, _client, Store, new ArticleCatalogue(Database), Database, Test.Clock, new ListLogger(LogLines));
    }

    private protected void Says(string text, int? tokens = 120) => Server.Answer = (_, context) => ModelServer.SayAsync(context, text, tokens: tokens);

    private protected Task<SummariesReport> SummariseAsync(params long[] ids) => _summariser.SummariseAsync(ids, CancellationToken.None);

    private protected Task<IReadOnlyDictionary<long, string>> ToldAsync(params long[] ids) => Database.ReadAsync(session => Store.FindToldAsync(session, ids), CancellationToken.None);

    private protected async Task AddAsync(long id, string title, string text, long? hash = null)
    {
        await Test.ExecuteAsync(
            """
            INSERT INTO stories (id, lead_id, articles, sources) VALUES (@story, @id, 1, 1);
            INSERT INTO articles (id, key, path, title, source, published_at, is_dated, first_seen_at, language, topics, story_id, story_reason, words,
                reading_minutes, summary, is_advert, is_archive, file_size, file_written_at, content_hash)
            VALUES (@id, @key, @key, @title, 's', 1, 1, 1, 'zh-Hans', 'ai', @story, '', 100, 1, '', 0, 0, 1, 1, @hash);
            INSERT INTO article_texts (article_id, body, print, categories, links, topic_reasons, summary_spans) VALUES (@id, @body, @print, '', '', '[]', '');
            """,
            new { id, key = $"k{id}", title, story = $"s{id}", hash = hash ?? id, body = ArticleBodyCodec.Pack(new ArticleBody { Paragraphs = [new Paragraph(ParagraphKind.Text, text)] }), print = Array.Empty<byte>() });
    }

    private sealed class ListLogger(List<string> lines) : ILogger<StorySummariser>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Add(formatter(state, exception) + exception);
    }
}
