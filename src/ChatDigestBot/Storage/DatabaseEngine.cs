namespace ChatDigestBot.Storage;

internal enum DatabaseEngine
{
    Sqlite,
    Postgres,
}
