using System.Text.Json;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Delivery;

/// <summary>Hands many rows to one statement: an array of arrays as one JSON parameter, read alike on both engines.</summary>
internal static class JsonRows
{
    /// <summary>The FROM clause that reads <c>@rows</c> as <c>r</c>; a column is <c>CAST(r.value ->> 0 AS BIGINT)</c>.</summary>
    public static string From(DbSession session) => session.Pick(
        sqlite: "json_each(@rows) AS r",
        postgres: "json_array_elements(CAST(@rows AS json)) AS r(value)");

    public static string Of(IEnumerable<object?[]> rows) => JsonSerializer.Serialize(rows);

    public static string OfIds(IEnumerable<long> ids) => JsonSerializer.Serialize(ids.Select(id => new[] { id }));
}
