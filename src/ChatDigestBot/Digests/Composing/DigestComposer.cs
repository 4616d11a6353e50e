using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Chats;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Desk;
using ChatDigestBot.Follows.Muting;
using ChatDigestBot.ModelSummaries;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Composing;

/// <summary>Finds what is news for readers and composes their digests; reads only.</summary>
/// <remarks>One composer serves one pass at one moment: candidates are read once for all readers of the same topics and language.</remarks>
internal sealed class DigestComposer(DigestOptions options, FreshnessOptions freshness, EditionRenderer renderer, MutedStories muted, ModelSummaryStore summaries, DateTimeOffset now)
{
    // Whoever asked for more five hundred times has read enough.
    private const int MaxReach = 64 * 4 * 4 * 4;

    private readonly CandidateReader _candidates = new(freshness, now);
    private readonly Dictionary<string, DigestPool> _pools = [];
    private readonly Dictionary<DateOnly, IReadOnlyDictionary<ComingEdition, EditionNotes>> _notes = [];

    public DateTimeOffset Now { get; } = now;

    /// <summary>Each request's digest, in the same order; null where there is nothing to tell.</summary>
    public async Task<IReadOnlyList<Composition?>> ComposeAsync(DbSession session, IReadOnlyList<DigestRequest> requests)
    {
        var (composed, pools) = await ComposeAsync(session, requests, isWide: false);
        // Little is left of the best, but there was more.
        List<int> wide = [.. Enumerable.Range(0, requests.Count).Where(index => (composed[index]?.Edition.Items.Count ?? 0) < options.MaxItems && pools[index].IsCut)];
        var (again, _) = await ComposeAsync(session, [.. wide.Select(index => requests[index])], isWide: true);
        for (var place = 0; place < wide.Count; place++)
        {
            composed[wide[place]] = again[place];
        }

        return composed;
    }

    /// <summary>For one reader who wants more: looks back further and further until there is something not told yet.</summary>
    public async Task<Composition?> ComposeOlderAsync(DbSession session, DigestRequest request)
    {
        var notes = await NotesAsync(session, request);
        for (var reach = DigestPool.MaxSize; ; reach *= 4)
        {
            var articles = await _candidates.ListAsync(session, request, reach);
            var told = (await SeenStore.FindToldAsync(session, [request.Target], [.. articles.Select(article => article.StoryId)]))[request.Target].ToHashSet(StringComparer.Ordinal);
            told.UnionWith((await muted.FindAsync(session, [([request.Target], articles)]))[request.Target]);
            var isForeign = IsForeign(articles, request);
            var left = articles.Where(article => notes.Allow(article) && !told.Contains(article.StoryId)).ToLookup(article => isForeign || request.Allows(article.Language));
            if (left[true].Count() >= options.MaxItems || articles.Count < reach || reach >= MaxReach)
            {
                var own = await WithModelSummariesAsync(session, Rank(left[true].Take(3 * options.MaxItems), request));
                return Compose(new DigestPool(own, Others(left[false], request), isCut: false), request, ReaderNotes.None, told);
            }
        }
    }

    /// <summary>A coming edition as it stands for an editor: all that may come into it, the best first, and the digest for a reader who knows some of it.</summary>
    /// <param name="session">Reads only.</param>
    /// <param name="request">Whose digest it would be.</param>
    /// <param name="told">The stories that this reader knows.</param>
    public async Task<(IReadOnlyList<ScoredArticle> Candidates, Composition? Digest)> ShowAsync(DbSession session, DigestRequest request, IReadOnlySet<string> told)
    {
        var notes = await NotesAsync(session, request);
        var articles = await _candidates.ListAsync(session, request, Reach(request));
        var isForeign = !articles.Any(article => request.Allows(article.Language)) && await IsForeignAsync(session, request);
        var candidates = await WithModelSummariesAsync(session, DigestRanking.MoveUp(Rank(articles.Where(article => isForeign || request.Allows(article.Language)), request), notes.PlaceOf));
        var news = candidates.Where(scored => notes.Allow(scored.Article) && !told.Contains(scored.Article.StoryId)).ToList();
        return (candidates, news.Count == 0 ? null : Compose(news, request, notes, others: 0));
    }

    private static List<Article> Articles(DigestPool pool) => [.. pool.Ranked.Concat(pool.Others).Select(scored => scored.Article)];

    private static List<string> Stories(DigestPool pool) => [.. Articles(pool).Select(article => article.StoryId).Distinct()];

    private async Task<(Composition?[] Composed, DigestPool[] Pools)> ComposeAsync(DbSession session, IReadOnlyList<DigestRequest> requests, bool isWide)
    {
        var notes = new ReaderNotes[requests.Count];
        foreach (var (index, request) in requests.Index())
        {
            notes[index] = await NotesAsync(session, request);
        }

        var groups = new List<(DigestPool Pool, IReadOnlyCollection<Target> Targets)>();
        var pools = new DigestPool[requests.Count];
        foreach (var group in requests.Select((request, index) => (request, index)).GroupBy(one => one.request.PoolKey + notes[one.index].Key))
        {
            var pool = await PoolAsync(session, group.First().request, notes[group.First().index], isWide);
            groups.Add((pool, [.. group.Select(one => one.request.Target)]));
            foreach (var (_, index) in group)
            {
                pools[index] = pool;
            }
        }

        // Readers have hundreds of different sets of topics: what each was told is asked once for all.
        var told = await SeenStore.FindToldAsync(session, [.. groups.Select(group => (group.Targets, (IReadOnlyCollection<string>)Stories(group.Pool)))]);
        var unwanted = await muted.FindAsync(session, [.. groups.Select(group => (group.Targets, (IReadOnlyCollection<Article>)Articles(group.Pool)))]);
        return ([.. requests.Select((request, index) => Compose(pools[index], request, notes[index], told[request.Target].Concat(unwanted[request.Target])))], pools);
    }

    private Composition? Compose(DigestPool pool, DigestRequest request, ReaderNotes notes, IEnumerable<string> told)
    {
        var known = told.ToHashSet(StringComparer.Ordinal);
        // As many as the button would bring.
        var others = Math.Min(pool.CountOthers(request, known), options.MaxItems);
        return pool.Compose(
            pool.Allow(request, known),
            string.Create(CultureInfo.InvariantCulture, $"{others} {request.Look} {request.Taste.Key} {pool.CalendarIn(request.Zone, Now)}"),
            candidates => Compose(candidates, request, notes, others));
    }

    private Composition Compose(IReadOnlyList<ScoredArticle> candidates, DigestRequest request, ReaderNotes notes, int others)
    {
        var chosen = DigestSelection.Choose(DigestRanking.ByVotes(candidates, request.Taste), options.MaxItems).Select(scored => EditionItem.Of(scored, request.Language)).ToList();
        var edition = new Edition
        {
            Language = request.Language,
            LocalDate = LocalTime.DateAt(Now, request.Zone),
            Items = [.. chosen.GroupBy(item => item.TopicId).SelectMany(section => section)], // the topic of the best item first
            Mode = request.Mode,
            InOtherLanguages = others,
            Intros = notes.Intros(chosen.Select(item => item.TopicId), request.Language),
        };
        return new Composition(edition, renderer.Render(edition, Now, request));
    }

    private async Task<ReaderNotes> NotesAsync(DbSession session, DigestRequest request)
    {
        var date = LocalTime.DateAt(Now, request.Zone);
        if (!_notes.TryGetValue(date, out var notes))
        {
            _notes.Add(date, notes = await EditionNoteStore.ListAsync(session, date));
        }

        return ReaderNotes.Of(notes, request, date, Now);
    }

    private async Task<DigestPool> PoolAsync(DbSession session, DigestRequest request, ReaderNotes notes, bool isWide)
    {
        var key = $"{isWide} {request.PoolKey}{notes.Key}";
        if (_pools.TryGetValue(key, out var pool))
        {
            return pool;
        }

        var size = isWide ? DigestPool.MaxSize : Math.Min(3 * options.MaxItems, DigestPool.MaxSize);
        var articles = (await _candidates.ListAsync(session, request, Reach(request))).Where(notes.Allow).ToList();
        var byChoice = articles.ToLookup(article => request.Allows(article.Language));
        if (!byChoice[true].Any() && await IsForeignAsync(session, request))
        {
            byChoice = articles.ToLookup(_ => true);
        }

        // Of a whole store the newest come first; of today's news the best.
        var ranked = DigestRanking.MoveUp(Rank(request.Mode == DigestMode.News ? byChoice[true] : byChoice[true].Take(size), request), notes.PlaceOf);
        pool = new DigestPool(await WithModelSummariesAsync(session, [.. ranked.Take(size), .. OtherSources(ranked, size)]), Others(byChoice[false], request), articles.Count > size);
        _pools.Add(key, pool);
        return pool;
    }

    private static int Reach(DigestRequest request) => request.Mode == DigestMode.News ? 500 : DigestPool.MaxSize + 1;

    private async Task<IReadOnlyList<ScoredArticle>> WithModelSummariesAsync(DbSession session, IReadOnlyList<ScoredArticle> ranked)
    {
        var told = await summaries.FindToldAsync(session, [.. ranked.Select(scored => scored.Article.Id)]);
        return told.Count == 0 ? ranked : [.. ranked.Select(scored => told.TryGetValue(scored.Article.Id, out var summary) ? scored with { ModelSummary = summary } : scored)];
    }

    private async Task<bool> IsForeignAsync(DbSession session, DigestRequest request) =>
        request.Languages == ArticleLanguages.Own && IsForeign(await _candidates.ListAsync(session, request with { Mode = DigestMode.First }, DigestPool.MaxSize), request);

    // Of topics on which nothing is ever written in the reader's language, the others' news is better than silence.
    private static bool IsForeign(IReadOnlyList<Article> newest, DigestRequest request) =>
        request.Languages == ArticleLanguages.Own && !newest.Any(article => request.Allows(article.Language));

    // One busy source must not fill the pool so that the others, which would go first, are never seen.
    private static IEnumerable<ScoredArticle> OtherSources(IReadOnlyList<ScoredArticle> ranked, int size)
    {
        var told = ranked.Take(size).Select(scored => SourceName.Key(scored.Article.Source)).ToHashSet();
        return ranked.Skip(size).GroupBy(scored => SourceName.Key(scored.Article.Source)).Where(source => !told.Contains(source.Key))
            .SelectMany(source => source.Take(DigestSelection.MaxOfOneSource)).Take(Math.Min(size, DigestPool.MaxSize - size));
    }

    private List<ScoredArticle> Others(IEnumerable<Article> articles, DigestRequest request) =>
        request.Languages == ArticleLanguages.Own ? [.. Rank(articles.Where(article => request.Language.OthersRead(article.Language)), request).Take(3 * options.MaxItems)] : [];

    private IReadOnlyList<ScoredArticle> Rank(IEnumerable<Article> articles, DigestRequest request) =>
        DigestRanking.Rank(articles, [.. request.Topics.Select(topic => topic.TopicId)], request.Language, Now);
}
