using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Articles.Sync;

/// <summary>The writing of one pass: posts are read ahead on other cores, and written in order, some a transaction.</summary>
internal sealed class SyncPass(Database database, Lease lease, TopicSet topics, IReadOnlyList<IArticleSink> sinks, string root, FolderScan scan, TimeProvider clock)
{
    private const int BatchSize = 200;
    private const int ChunkSize = 25;
    private static readonly TimeSpan MaxTransaction = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenLogLines = TimeSpan.FromSeconds(10);

    private readonly ILookup<long, KeyValuePair<string, KnownFile>> _missingByHash =
        scan.Missing.Where(pair => pair.Value.Id != 0).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToLookup(pair => pair.Value.ContentHash);

    private readonly HashSet<string> _renamed = [];
    private readonly List<PostProblem> _problems = [];

    public bool IsArchive { get; init; }

    public bool RulesChanged { get; init; }

    public long LastId { get; set; }

    public IReadOnlyList<PostProblem> Problems => _problems;

    public SyncOutcome Outcome { get; private set; } = new() { IsDone = true };

    public async Task RunAsync(StoryAssigner stories, IndexingProgress progress, ILogger logger, CancellationToken cancellationToken)
    {
        var batch = new List<ReadFile>(BatchSize + 25);
        var now = clock.GetUtcNow();
        var nextLine = now + BetweenLogLines;
        var drafter = new Drafter(root, topics, sinks, now, logger);
        await foreach (var group in new DraftReader(scan.ToRead, drafter, logger).ReadAsync(cancellationToken))
        {
            batch.AddRange(group);
            if (batch.Count < BatchSize)
            {
                continue;
            }

            await WriteAsync(batch, stories, cancellationToken);
            progress.Add(batch.Count);
            batch.Clear();
            if (clock.GetUtcNow() >= nextLine)
            {
                logger.PassGoesOn(progress.Done, progress.Total);
                nextLine = clock.GetUtcNow() + BetweenLogLines;
            }
        }

        await WriteAsync(batch, stories, cancellationToken);
        progress.Add(batch.Count);
        await RemoveAsync(stories, cancellationToken);
    }

    public async Task ReclassifyAsync(StoryAssigner stories, CancellationToken cancellationToken)
    {
        var last = 0L;
        while (true)
        {
            var articles = await database.ReadAsync(session => Reclassifier.ReadAsync(session, last), cancellationToken);
            if (articles.Count == 0)
            {
                return;
            }

            last = articles[^1].Id;
            var judged = articles.Select(article => (Article: article, Topics: Reclassifier.Classify(article, topics)))
                .Where(pair => string.Join(' ', pair.Topics.Select(score => score.Topic)) != pair.Article.Topics || pair.Topics.Count > 0).ToList();
            for (var done = 0; done < judged.Count;)
            {
                await InTransactionAsync(stories, async (writer, isEnough) =>
                {
                    do
                    {
                        foreach (var (article, scores) in judged.Skip(done).Take(ChunkSize))
                        {
                            await writer.ReclassifyAsync(article.Id, article.Topics, article.PublishedAt, scores);
                        }

                        done += ChunkSize;
                        await TellAsync(writer);
                    }
                    while (done < judged.Count && !isEnough());
                }, cancellationToken);
            }

            Outcome = Outcome with { Reclassified = Outcome.Reclassified + judged.Count };
        }
    }

    private async Task WriteAsync(List<ReadFile> files, StoryAssigner stories, CancellationToken cancellationToken)
    {
        var written = 0;
        while (written < files.Count)
        {
            var (next, outcome) = (written, Outcome);
            await InTransactionAsync(stories, async (writer, isEnough) =>
            {
                do
                {
                    foreach (var file in files.Skip(next).Take(ChunkSize))
                    {
                        outcome = await WriteOneAsync(writer, file, outcome);
                    }

                    next = Math.Min(next + ChunkSize, files.Count);
                    await TellAsync(writer);
                }
                while (next < files.Count && !isEnough());
            }, cancellationToken);
            (written, Outcome) = (next, outcome);
        }
    }

    private async Task<SyncOutcome> WriteOneAsync(ArticleWriter writer, ReadFile file, SyncOutcome outcome)
    {
        var path = file.File.Path;
        scan.Known.TryGetValue(path, out var known);
        if (file.Unreadable is { } unreadable)
        {
            _problems.Add(unreadable.Problem);
            if (known.IsWithheld)
            {
                await writer.ForgetWithheldAsync(path);
            }

            await writer.NoteUnreadableAsync(file.File, unreadable.Problem, unreadable.IsLasting);
            return outcome with { Unreadable = outcome.Unreadable + 1 };
        }

        if (file.Draft is not { } draft)
        {
            return file.Withheld is { } denied ? await WithholdAsync(writer, file.File, denied, known, outcome) : outcome with { Unsettled = outcome.Unsettled + 1 };
        }

        _problems.AddRange(draft.Post.Problems);
        if (known.IsUnreadable)
        {
            await writer.ForgetUnreadableAsync(path);
        }

        if (known.IsWithheld)
        {
            await writer.ForgetWithheldAsync(path);
        }

        if (known.Id != 0)
        {
            // A crawler writes the moment of its clock into what was told long ago: only what is new is held until its date.
            return await writer.UpdateAsync(known.Id, file, RulesChanged) && !RulesChanged
                ? outcome with { Corrected = outcome.Corrected + 1 }
                : outcome with { Rewritten = outcome.Rewritten + 1 };
        }

        var moved = _missingByHash[draft.Post.ContentHash].FirstOrDefault(pair => _renamed.Add(pair.Key));
        if (moved.Key is not null)
        {
            await writer.UpdateAsync(moved.Value.Id, file, RulesChanged);
            return outcome with { Renamed = outcome.Renamed + 1 };
        }

        if (file.Withheld is { } held)
        {
            return await WithholdAsync(writer, file.File, held, known, outcome);
        }

        await writer.InsertAsync(++LastId, file);
        return outcome with { New = outcome.New + 1 };
    }

    // What was published and is so no more goes away from everywhere.
    private async Task<SyncOutcome> WithholdAsync(ArticleWriter writer, PostFile file, Withheld withheld, KnownFile known, SyncOutcome outcome)
    {
        _problems.Add(withheld.Notice);
        await writer.RemoveAsync(known.Id == 0 ? [] : [known.Id], known.IsUnreadable ? [file.Path] : [], []);
        await writer.NoteWithheldAsync(file, withheld);
        return outcome with { Withheld = outcome.Withheld + 1, Removed = outcome.Removed + (known.Id == 0 ? 0 : 1) };
    }

    private async Task RemoveAsync(StoryAssigner stories, CancellationToken cancellationToken)
    {
        var gone = scan.Missing.Where(pair => !_renamed.Contains(pair.Key)).ToList();
        foreach (var some in gone.Chunk(ChunkSize * 2))
        {
            await InTransactionAsync(stories, async (writer, _) =>
            {
                await writer.RemoveAsync([.. some.Select(pair => pair.Value.Id).Where(id => id != 0)], [.. some.Where(pair => pair.Value.IsUnreadable).Select(pair => pair.Key)], [.. some.Where(pair => pair.Value.IsWithheld).Select(pair => pair.Key)]);
                await TellAsync(writer);
            }, cancellationToken);
        }

        Outcome = Outcome with { Removed = Outcome.Removed + gone.Count(pair => pair.Value is { Id: not 0 } or { IsUnreadable: true }) };
    }

    private async Task TellAsync(ArticleWriter writer)
    {
        var changes = await writer.FinishAsync();
        foreach (var sink in sinks)
        {
            await sink.ApplyAsync(changes, writer.Session);
        }
    }

    /// <param name="write">Is told by its second argument whether it is time to commit: a person waits, or the transaction has taken long.</param>
    private Task InTransactionAsync(StoryAssigner stories, Func<ArticleWriter, Func<bool>, Task> write, CancellationToken cancellationToken) => database.WriteInBulkOnceAsync(
        async session =>
        {
            if (!await LeaseStore.IsCurrentAsync(session, lease))
            {
                throw new OperationCanceledException("The indexing lease went to somebody else.");
            }

            var startedAt = clock.GetTimestamp();
            await using var writer = new ArticleWriter(session, stories, clock.GetUtcNow(), IsArchive);
            await write(writer, () => session.HasInteractiveWaiter || clock.GetElapsedTime(startedAt) >= MaxTransaction);
            await SyncState.WriteAsync(session, "last_id", LastId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        },
        cancellationToken);
}
