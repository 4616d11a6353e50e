using System.Runtime.CompilerServices;
using Dapper;

namespace ChatDigestBot.Tests.Storage;

/// <summary>Has Dapper compile what reads and fills a statement once for each engine.</summary>
/// <remarks>By default it does so for each connection string, so for each of the thousands of databases that the tests make of one schema.</remarks>
internal sealed class StatementsOfAllDatabases : IEqualityComparer<string>
{
    [ModuleInitializer]
    internal static void Share() => SqlMapper.ConnectionStringComparer = new StatementsOfAllDatabases();

    public bool Equals(string? one, string? other) => IsSqlite(one) == IsSqlite(other);

    public int GetHashCode(string connection) => IsSqlite(connection) ? 1 : 2;

    private static bool IsSqlite(string? connection) => connection?.Contains("Data Source=", StringComparison.OrdinalIgnoreCase) == true;
}
