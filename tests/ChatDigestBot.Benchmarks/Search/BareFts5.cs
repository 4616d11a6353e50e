using System.Diagnostics;
using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Search;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using Microsoft.Data.Sqlite;

namespace ChatDigestBot.Benchmarks.Search;

/// <summary>What SQLite does by itself for the same words: pairs of characters with positions, phrases, its own BM25 with a title weight.</summary>
internal sealed class BareFts5(Database database, string path)
{
    public async Task CompareAsync(SearchStore store, List<string> titles, TextWriter output, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync(cancellationToken);
        if (!await IsFilledAsync(connection, cancellationToken))
        {
            await FillAsync(connection, cancellationToken);
        }

        var sampler = new QuerySampler(titles);
        var (bare, ours) = (new List<double>(), new List<double>());
        for (var i = 0; i < 300; i++)
        {
            var word = sampler.Piece(2 + (i % 5));
            var query = SearchSpeed.Parse(word);
            for (var turn = 0; turn < 2; turn++) // the first warms both
            {
                var watch = Stopwatch.GetTimestamp();
                await AskAsync(connection, word, cancellationToken);
                var bareTime = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
                watch = Stopwatch.GetTimestamp();
                await store.FindAsync(query, 0, SearchReplies.PageSize, cancellationToken);
                if (turn == 1)
                {
                    bare.Add(bareTime);
                    ours.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
                }
            }
        }

        await SearchSpeed.PrintAsync(output, "bare FTS5 statement", bare);
        await SearchSpeed.PrintAsync(output, "the search, same words", ours);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"on average {bare.Average():0.00} and {ours.Average():0.00} ms: {ours.Average() / bare.Average():0.00} times the bare statement"));
    }

    private static async Task<bool> IsFilledAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'bare'";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! > 0;
    }

    private static async Task AskAsync(SqliteConnection connection, string word, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT rowid, bm25(bare, 10.0, 1.0) AS score FROM bare WHERE bare MATCH @match ORDER BY score LIMIT 10";
        command.Parameters.AddWithValue("@match", $"\"{Pairs(word)}\"");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            reader.GetInt64(0);
        }
    }

    /// <summary>Puts the texts of all articles into a table of its own, as one would who wants nothing but to search them; reading them is not counted.</summary>
    public async Task<TimeSpan> FillAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync(cancellationToken);
        return await FillAsync(connection, cancellationToken);
    }

    private async Task<TimeSpan> FillAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var watch = new Stopwatch();
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE bare USING fts5 (title, text, content = '', contentless_delete = 1, tokenize = 'ascii')", cancellationToken);
        for (var last = 0L; ;)
        {
            var some = await database.ReadAsync(
                async session =>
                {
                    var ids = await session.QueryAsync<long>("SELECT id FROM articles WHERE id > @last ORDER BY id LIMIT 1000", new { last });
                    var texts = await ArticleCatalogue.FindTextsAsync(session, ids);
                    return (await ArticleCatalogue.FindManyAsync(session, ids)).Select(article => (article.Id, article.Title, Text: texts[article.Id])).ToList();
                },
                cancellationToken);
            if (some.Count == 0)
            {
                break;
            }

            watch.Start();
            await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(cancellationToken);
            foreach (var (id, title, text) in some)
            {
                await using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "INSERT INTO bare (rowid, title, text) VALUES (@id, @title, @text)";
                command.Parameters.AddWithValue("@id", id);
                command.Parameters.AddWithValue("@title", Pairs(title));
                command.Parameters.AddWithValue("@text", Pairs(text));
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            watch.Stop();
            last = some[^1].Id;
        }

        await ExecuteAsync(connection, "INSERT INTO bare (bare) VALUES ('optimize')", cancellationToken);
        return watch.Elapsed;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Pairs(string text)
    {
        var folded = SearchFolding.Fold(text);
        var pairs = new List<string>();
        for (var runs = new RunReader(folded); runs.TryRead(out var run);)
        {
            if (!run.IsHan)
            {
                pairs.Add(folded[run.Start..run.End].Trim('+', '#'));
            }

            for (var i = run.Start; run.IsHan && i + 1 < run.End; i++)
            {
                pairs.Add(folded.Substring(i, 2));
            }
        }

        return string.Join(' ', pairs);
    }
}
