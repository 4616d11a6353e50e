namespace ChatDigestBot.Storage;

/// <summary>Hands many rows to one statement: an array of arrays as one JSON parameter, read alike on both engines.</summary>
internal static class JsonRows
{
    /// <summary>The FROM clause that reads a parameter; a column is <c>CAST(r.value ->> 0 AS BIGINT)</c>.</summary>
    public static string From(DbSession session, string parameter = "rows", string alias = "r") => session.Pick(
        sqlite: $"json_each(@{parameter}) AS {alias}",
        postgres: $"json_array_elements(CAST(@{parameter} AS json)) AS {alias}(value)");

    public static string Of(IEnumerable<object?[]> rows) => JsonColumn.Of(rows);

    public static string OfIds(IEnumerable<long> ids) => JsonColumn.Of(ids.Select(id => new[] { id }));
}
