using ChatDigestBot.Search;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Benchmarks.Search;

/// <summary>Whether a word that one post alone has finds that post, and it first. Asks SQLite's index which words those are.</summary>
internal static class UniqueWords
{
    private const int MaxAsked = 400;
    private const int MinLatin = 4;

    public static async Task JudgeAsync(Database database, SearchStore store, TextWriter output, CancellationToken cancellationToken)
    {
        var words = await database.ReadAsync(ListAsync, cancellationToken);
        var first = 0;
        foreach (var (articleId, word) in words)
        {
            first += (await store.FindAsync(SearchSpeed.Parse(word), 0, 1, cancellationToken)).Hits is [var best] && best.Article.Id == articleId ? 1 : 0;
        }

        await output.WriteLineAsync($"words that one post alone has: {first} of {words.Count} find it first");
    }

    /// <summary>Latin words, numbers and pairs of Han characters that one post has, as many evenly spread ones as are asked.</summary>
    private static async Task<List<(long ArticleId, string Word)>> ListAsync(DbSession session)
    {
        await session.ExecuteAsync("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_vocabulary USING fts5vocab('main', 'search_terms', 'row')");
        var words = (await session.QueryAsync<string>("SELECT term FROM temp.search_vocabulary WHERE doc = 1")).Where(IsWord).ToList();
        var found = new List<(long, string)>();
        foreach (var word in words.Where((_, index) => index % Math.Max(1, words.Count / MaxAsked) == 0).Take(MaxAsked))
        {
            found.Add((await session.ScalarAsync<long>("SELECT rowid FROM search_terms WHERE search_terms MATCH @match", new { match = $"\"{word}\"" }), word));
        }

        return found;
    }

    private static bool IsWord(string term) => term.Length == 2
        ? term.All(character => CharKinds.Of(character) == CharKind.Han)
        : term.Length >= MinLatin && term.All(char.IsAsciiLetterOrDigit);
}
