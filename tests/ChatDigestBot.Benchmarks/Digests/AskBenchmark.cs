using System.Diagnostics;
using System.Globalization;
using ChatDigestBot.App;
using ChatDigestBot.Articles.Sync;
using ChatDigestBot.Benchmarks.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Benchmarks.Digests;

/// <summary>Readers of a large store who ask for a digest, one after another: their first, the news of the next day, and then for more.</summary>
internal sealed class AskBenchmark : IBenchmark
{
    public string Name => "ask";

    public string Description => "answer /digest and /more on a large store: [POSTS] [READERS] [CONNECTION]";

    public async Task RunAsync(string[] words, TextWriter output, CancellationToken cancellationToken)
    {
        var posts = words.Length > 0 ? int.Parse(words[0], CultureInfo.InvariantCulture) : 100_000;
        var readers = words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 1_000;
        var data = Directory.CreateTempSubdirectory("chatdigestbot-bench-").FullName;
        try
        {
            await output.WriteLineAsync(Machine.Describe());
            new StoreGenerator(seed: 1).Write(Path.Combine(data, "articles"), posts);
            var connection = words.Length > 2 ? words[2] : $"Data Source={data}/bot.db";
            await using var app = BotApp.Build([$"--Database:Connection={connection}", $"--Articles:Path={data}/articles", "--Telegram:Token=1:not-used"]);
            await app.MigrateAsync(cancellationToken);
            await app.Services.GetRequiredService<ArticleSync>().RunOnceAsync(cancellationToken);
            var database = app.Services.GetRequiredService<Database>();
            var now = TimeProvider.System.GetUtcNow();
            await database.WriteAsync(session => DigestScene.SubscribeAsync(session, first: 0, readers, due: 0, now), cancellationToken);
            await AskAllAsync(app.Services, readers, DigestMode.News, 0, now, "first", output, cancellationToken);
            await database.WriteAsync(session => DigestScene.ComeAsync(session, offset: 0, now.AddDays(1)), cancellationToken);
            await AskAllAsync(app.Services, readers, DigestMode.News, 1, now.AddDays(1), "news", output, cancellationToken);
            await AskAllAsync(app.Services, readers, DigestMode.More, 2, now.AddDays(1), "more", output, cancellationToken);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task AskAllAsync(
        IServiceProvider services, int readers, DigestMode mode, int round, DateTimeOffset now, string name, TextWriter output, CancellationToken cancellationToken)
    {
        var planner = services.GetRequiredService<DigestPlanner>();
        var subscribers = services.GetRequiredService<SubscriberStore>();
        var targets = await services.GetRequiredService<Database>().ReadAsync(session => session.QueryAsync<long>("SELECT chat_id FROM subscribers ORDER BY id"), cancellationToken);
        var answers = new Dictionary<DigestAnswer, int>();
        var waits = new List<double>();
        foreach (var chat in targets)
        {
            var start = Stopwatch.GetTimestamp();
            var subscriber = await subscribers.GetAsync(new Target(chat, null), now, cancellationToken);
            var request = new DigestRequest { Target = subscriber.Target, Language = Language.Chinese, Hours = subscriber.Hours, Topics = subscriber.Subscriptions, Mode = mode };
            var answer = await planner.PlanAskedAsync(request, (round * (long)readers) + waits.Count, now, cancellationToken);
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            answers[answer] = answers.GetValueOrDefault(answer) + 1;
        }

        waits.Sort();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {string.Join(", ", answers.Select(pair => $"{pair.Value:N0} {pair.Key}"))}; p50 {Machine.Percentile(waits, 0.5):0.0}, p99 {Machine.Percentile(waits, 0.99):0.0}, most {waits[^1]:0.0} ms"));
    }
}
