namespace ChatDigestBot.Storage;

/// <summary>Hands many rows to one statement: an array of arrays as one JSON parameter, read alike on both engines.</summary>
internal static class JsonRows
{
    /// <summary>The FROM clause that reads a parameter; a column is <c>CAST(r.value ->> 0 AS BIGINT)</c>.</summary>
    public static string From(DbSession session, string parameter = "rows", string alias = "r") => Elements(session, $"@{parameter}", alias);

    /// <summary>The FROM clause that reads a column of JSON arrays; what an element holds is <c>i.value ->> 'Key'</c>.</summary>
    public static string Elements(DbSession session, string array, string alias) => session.Pick(
        sqlite: $"json_each({array}) AS {alias}",
        postgres: $"json_array_elements(CAST({array} AS json)) AS {alias}(value)");

    public static string Of(IEnumerable<object?[]> rows) => JsonColumn.Of(rows);

    public static string OfIds(IEnumerable<long> ids) => JsonColumn.Of(ids.Select(id => new[] { id }));
}
