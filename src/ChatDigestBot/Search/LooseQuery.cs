using ChatDigestBot.Search.Indexing;
using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search;

/// <summary>Takes words apart that no post has as they were run together: 北京储能电站 may be 北京 and 储能电站. The index is the dictionary.</summary>
internal static class LooseQuery
{
    private const int MinToPart = 4;
    private const int MaxPieceLength = 6;
    private const int MaxPieces = 8;

    /// <summary>The query with such words in pieces; null where there is none to take apart, or where no post has the pieces either.</summary>
    public static async Task<SearchQuery?> FindAsync(DbSession session, SearchPlan plan)
    {
        var clauses = new List<QueryClause>();
        foreach (var clause in plan.Query.Clauses)
        {
            clauses.AddRange(clause is { IsNegated: false, AnyOf: [QueryTerm.Word { IsPhrase: false } word] }
                ? (await PartAsync(session, word)).Select(piece => new QueryClause([word with { Typed = piece }]))
                : [clause]);
        }

        var loose = plan.Query with { Clauses = clauses };
        return clauses.Count > plan.Query.Clauses.Count ? QueryWriter.Reworded(loose) : null;
    }

    /// <summary>The longest pieces that some post has, from the left.</summary>
    private static async Task<List<string>> PartAsync(DbSession session, QueryTerm.Word word)
    {
        var pieces = new List<string>();
        var folded = SearchFolding.Fold(word.Typed);
        var runs = new List<Run>();
        for (var reader = new RunReader(folded); reader.TryRead(out var run);)
        {
            runs.Add(run);
        }

        foreach (var run in runs)
        {
            pieces.AddRange(run.IsHan && run.Length >= MinToPart
                ? await PartHanAsync(session, word.Typed.Substring(run.Start, run.Length))
                : [word.Typed.Substring(run.Start, run.Length)]);
        }

        return pieces.Count is > 1 and <= MaxPieces ? pieces : [word.Typed];
    }

    private static async Task<List<string>> PartHanAsync(DbSession session, string run)
    {
        var pieces = new List<string>();
        for (var at = 0; at < run.Length;)
        {
            var length = Math.Min(MaxPieceLength, run.Length - at);
            while (length > 1 && !await IsAnywhereAsync(session, run.Substring(at, length)))
            {
                length--;
            }

            if (length > 1)
            {
                pieces.Add(run.Substring(at, length));
            }

            at += length;
        }

        return pieces;
    }

    private static async Task<bool> IsAnywhereAsync(DbSession session, string piece) =>
        await IndexReader.CountAsync(session, new SoughtWord(new QueryTerm.Word(piece)).Terms(SearchField.Anywhere), limit: 1) > 0;
}
