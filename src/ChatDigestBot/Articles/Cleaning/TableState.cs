namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Puts the cells of a table's row on one line. A table that only lays a page out keeps its paragraphs.</summary>
internal sealed class TableState(RawBody body, ParagraphBuilder paragraph)
{
    private const string Between = " | ";
    private const int MaxDepth = 16;
    private const int MaxCells = 64;
    private const int MaxCell = 160;
    private const int MaxRow = 4_000;
    private const int MaxSpan = 200;

    private readonly Stack<Table> _tables = [];

    public void Open(ReadOnlySpan<char> name, int rowSpan, int columnSpan)
    {
        switch (name)
        {
            case "table":
                _tables.Push(new Table { Around = TableOfOpenCell() });
                break;
            case "tr" when _tables.TryPeek(out var table):
                EndRow(table);
                table.Row = [];
                break;
            case "td" or "th" when _tables.TryPeek(out var table) && _tables.Count <= MaxDepth:
                (table.Row ??= []).Add(new Cell { Rows = Math.Min(rowSpan, MaxSpan), Columns = Math.Clamp(columnSpan, 1, MaxCells) });
                table.IsCellOpen = true;
                break;
        }

        Direct();
    }

    public void Close(ReadOnlySpan<char> name)
    {
        if (_tables.TryPeek(out var table))
        {
            switch (name)
            {
                case "table":
                    EndRow(table);
                    _tables.Pop();
                    break;
                case "tr":
                    EndRow(table);
                    break;
                case "td" or "th":
                    table.IsCellOpen = false;
                    break;
            }
        }

        Direct();
    }

    public void Finish()
    {
        while (_tables.TryPeek(out var table))
        {
            EndRow(table);
            _tables.Pop();
        }
    }

    private void Direct() => paragraph.Cell = TableOfOpenCell() is { } table ? found => Put(table, found) : null;

    private Table? TableOfOpenCell() => _tables.TryPeek(out var table) && table is not { IsCellOpen: true, Row: not null } ? table.Around : table;

    private void Put(Table table, RawParagraph found)
    {
        table.Row![^1].Paragraphs.Add(found);
        table.Pending += found.Text.Length + 1;
        if (table.Pending > MaxRow || table.Row.Count > MaxCells)
        {
            Spill(table, table.Row);
            table.Row = [new Cell()];
        }
    }

    private void EndRow(Table table)
    {
        var row = table.Row;
        (table.Row, table.IsCellOpen) = (null, false);
        if (row is null)
        {
            return;
        }

        var texts = Texts(table, row);
        if (texts is null || texts.Count(text => text.Length > 0) < 2)
        {
            Spill(table, row);
            return;
        }

        table.Pending = 0;
        Add(table, new RawParagraph(ParagraphKind.TableRow, string.Join(Between, texts.Select(text => text.Length > 0 ? text : "–")), row.Exists(cell => cell.Paragraphs.Exists(found => found.IsCard))));
    }

    /// <summary>The cells of the row with those that reach down into it; null where it lays out a page.</summary>
    private static List<string>? Texts(Table table, List<Cell> row)
    {
        var texts = new List<string>();
        var next = 0;
        for (var column = 0; (next < row.Count || column < table.Reaching.Count) && texts.Count < MaxCells; column++)
        {
            if (column < table.Reaching.Count && table.Reaching[column] is (_, > 0) reaching)
            {
                table.Reaching[column] = (reaching.Text, reaching.Rows - 1);
                texts.Add(reaching.Text);
            }
            else if (next < row.Count)
            {
                var cell = row[next++];
                var text = string.Join(' ', cell.Paragraphs.Select(found => found.Text));
                if (text.Length > MaxCell || cell.Paragraphs.Exists(found => found.Kind is ParagraphKind.Code or ParagraphKind.Heading or ParagraphKind.TableRow))
                {
                    return null;
                }

                texts.Add(text);
                while (table.Reaching.Count <= column)
                {
                    table.Reaching.Add(default);
                }

                table.Reaching[column] = (text, cell.Rows - 1);
                column += cell.Columns - 1;
            }
        }

        return texts;
    }

    private void Spill(Table table, List<Cell> row)
    {
        table.Pending = 0;
        foreach (var found in row.SelectMany(cell => cell.Paragraphs))
        {
            Add(table, found);
        }
    }

    private void Add(Table table, RawParagraph found)
    {
        if (table.Around is { } around)
        {
            Put(around, found);
        }
        else
        {
            body.Add(found);
        }
    }

    private sealed class Table
    {
        /// <summary>The innermost of the tables outside with a cell open: what it holds stays, for only the innermost table is changed.</summary>
        public Table? Around { get; init; }

        public List<Cell>? Row { get; set; }

        public bool IsCellOpen { get; set; }

        /// <summary>Characters of the row so far.</summary>
        public int Pending { get; set; }

        /// <summary>By column, what reaches down from rows above and for how many more.</summary>
        public List<(string Text, int Rows)> Reaching { get; } = [];
    }

    private sealed class Cell
    {
        public List<RawParagraph> Paragraphs { get; } = [];

        public int Rows { get; init; } = 1;

        public int Columns { get; init; } = 1;
    }
}
