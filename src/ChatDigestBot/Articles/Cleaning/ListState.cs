namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Which lists are open, and which item of them, with its number.</summary>
internal sealed class ListState
{
    private const int MaxDepth = 8;

    private readonly Stack<List> _lists = [];
    private bool _bare;

    /// <summary>Whether what comes now belongs to an item; items are often left open.</summary>
    public bool IsItem => _bare || (_lists.TryPeek(out var list) && list.IsItemOpen);

    public void Open(bool isOrdered, int? start) => _lists.Push(new List { Next = isOrdered ? start ?? 1 : null });

    public void Close()
    {
        if (_lists.Count > 0)
        {
            _lists.Pop();
        }

        _bare = false;
    }

    public void OpenItem(int? number)
    {
        if (!_lists.TryPeek(out var list))
        {
            _bare = true; // an item without a list
            return;
        }

        list.Number = list.Next is null ? null : number ?? list.Next;
        list.Next = list.Number + 1;
        list.IsItemOpen = true;
        list.IsBegun = false;
    }

    public void CloseItem()
    {
        _bare = false;
        if (_lists.TryPeek(out var list))
        {
            list.IsItemOpen = false;
        }
    }

    /// <summary>The first paragraph of an item carries its number or mark, those behind it are plain.</summary>
    public ParagraphStyle Style(bool isCard) => !_lists.TryPeek(out var list) ? new(ParagraphKind.ListItem, isCard)
        : list.IsBegun ? new(ParagraphKind.Text, isCard)
        : new(ParagraphKind.ListItem, isCard, list.Number, Math.Min(_lists.Count - 1, MaxDepth));

    public void NoteParagraph()
    {
        if (_lists.TryPeek(out var list))
        {
            list.IsBegun = true;
        }
    }

    private sealed class List
    {
        public int? Next { get; set; }

        public int? Number { get; set; }

        public bool IsItemOpen { get; set; }

        public bool IsBegun { get; set; }
    }
}
