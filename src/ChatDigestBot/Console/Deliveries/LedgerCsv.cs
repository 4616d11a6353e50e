using System.Globalization;
using System.Text;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Console.Deliveries;

/// <summary>Rows of the ledger as a table for other programs, page by page, so that neither memory nor the sender feels it.</summary>
internal sealed class LedgerCsv(Database database)
{
    /// <summary>What spreadsheets still open.</summary>
    public const int MaxRows = 1_000_000;

    private const int PageSize = 1000;
    private const string Head = "id,state,reason,unit,kind,chat,name,part,parts,attempts,planned_at,settled_at,message\r\n";

    public async Task WriteAsync(HttpContext context, LedgerFilter filter)
    {
        var response = context.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"deliveries.csv\"";
        // The mark by which spreadsheets know the encoding.
        await response.WriteAsync("\uFEFF" + Head, context.RequestAborted);
        for (var written = 0; written < MaxRows;)
        {
            var rows = await database.ReadAsync(session => LedgerReader.ListAsync(session, filter with { Limit = PageSize }), context.RequestAborted);
            var page = new StringBuilder();
            foreach (var row in rows)
            {
                Append(page, row);
            }

            await response.WriteAsync(page.ToString(), context.RequestAborted);
            written += rows.Count;
            if (rows.Count < PageSize)
            {
                return;
            }

            filter = filter with { Before = rows[^1].Id };
        }
    }

    internal static void Append(StringBuilder page, LedgerRow row)
    {
        page.AppendJoin(
            ',',
            new object?[]
            {
                row.Id, row.State.LowerName(), Cell(row.Reason), Cell(row.Unit), row.Kind, row.TelegramId ?? row.ChatId, Cell(row.ChatTitle), row.Part, row.Parts, row.Attempts,
                Instant(row.PlannedAt), Instant(row.SettledAt), row.MessageId,
            }.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
        page.Append("\r\n");
    }

    // A name is somebody else's words: a spreadsheet would take one that begins so for a formula.
    private static string Cell(string? text)
    {
        var safe = text is { Length: > 0 } && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Instant(DateTimeOffset? at) => at is { } instant ? IsoInstant.Of(instant) : "";
}
