using ChatDigestBot.Shared;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatDigestBot.Storage;

/// <summary>Where the state lives: one SQLite file for one node, PostgreSQL for several.</summary>
internal sealed record DatabaseOptions
{
    public const string ConnectionSetting = "Database:Connection";

    public required DatabaseEngine Engine { get; init; }

    public required string ConnectionString { get; init; }

    /// <summary>The SQLite file, absolute; null on PostgreSQL.</summary>
    public string? FilePath { get; init; }

    /// <summary>Whether opening it would make a new file.</summary>
    public bool IsToBeMade => FilePath is { } file && !File.Exists(file);

    /// <summary>Lets this bot take over a database that another bot's token filled.</summary>
    public bool TakeOver { get; init; }

    public static DatabaseOptions Read(SettingReader settings)
    {
        var text = settings.Text(ConnectionSetting, "Data Source=data/bot.db");
        var takeOver = settings.Flag("Database:TakeOver", false);
        if (text.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            return new DatabaseOptions { Engine = DatabaseEngine.Postgres, ConnectionString = ReadPostgres(text), TakeOver = takeOver };
        }

        // Its true name, so that a bot that comes through a link finds the lock of the one that is there.
        var path = RealPath.Of(ReadSqlitePath(text));
        return new DatabaseOptions
        {
            Engine = DatabaseEngine.Sqlite,
            ConnectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = 30 }.ToString(),
            FilePath = path,
            TakeOver = takeOver,
        };
    }

    private static string ReadPostgres(string text)
    {
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(text);
            connection.MaxAutoPrepare = connection.MaxAutoPrepare == 0 ? 200 : connection.MaxAutoPrepare;
            connection.ApplicationName ??= "ChatDigestBot";
            return connection.ToString();
        }
        catch (ArgumentException)
        {
            throw Wrong("Host=… with Username=, Database= and so on");
        }
    }

    private static string ReadSqlitePath(string text)
    {
        try
        {
            var connection = new SqliteConnectionStringBuilder(text);
            // The bot sets the rest by itself; what is asked for and not done must not look as if it were.
            var others = connection.Keys.Cast<string>().Where(key => key != "Data Source" && connection.ShouldSerialize(key)).ToList();
            return connection.DataSource is { Length: > 0 } path && path != ":memory:" && others.Count == 0 ? path
                : throw Wrong(others.Count == 0 ? "Data Source=FILE" : $"Data Source=FILE and nothing else for SQLite (not {string.Join(", ", others)})");
        }
        catch (ArgumentException)
        {
            throw Wrong("Data Source=FILE for SQLite or Host=… for PostgreSQL");
        }
    }

    // The value may hold a password, so it is not repeated.
    private static SettingException Wrong(string allowed) => new(ConnectionSetting, "(hidden)", allowed);
}
