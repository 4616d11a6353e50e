namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Where in a whole page its article stands: what the page has around it is its frame, whatever it says.</summary>
internal sealed class ArticlePart
{
    private const int LeastText = 200; // a shorter one is a teaser, or a comment
    private const int MostOfOthers = 4; // teasers beside it have no more than one of so many characters

    private readonly Part _article = new();
    private readonly Part _main = new();

    public void Open(ReadOnlySpan<char> name, int paragraphs) => Find(name)?.Open(paragraphs);

    public void Close(ReadOnlySpan<char> name, int paragraphs) => Find(name)?.Close(paragraphs);

    /// <summary>The paragraphs of the article, else of the main part; null where the page does not say, or not clearly.</summary>
    public Range? Of(IReadOnlyList<RawParagraph> paragraphs) => _article.Longest(paragraphs) ?? _main.Longest(paragraphs);

    private Part? Find(ReadOnlySpan<char> name) => name is "article" ? _article : name is "main" ? _main : null;

    private sealed class Part
    {
        private readonly List<(int Start, int End)> _found = [];
        private int _depth;
        private int _start;

        public void Open(int paragraphs) => _start = _depth++ == 0 ? paragraphs : _start;

        public void Close(int paragraphs)
        {
            if (_depth > 0 && --_depth == 0 && paragraphs > _start)
            {
                _found.Add((_start, paragraphs));
            }
        }

        public Range? Longest(IReadOnlyList<RawParagraph> paragraphs)
        {
            var (longest, length, all) = (default(Range), 0, 0);
            foreach (var (start, end) in _found)
            {
                var own = 0;
                for (var index = start; index < Math.Min(end, paragraphs.Count); index++)
                {
                    own += paragraphs[index].Text.Length;
                }

                all += own;
                (longest, length) = own > length ? (start..Math.Min(end, paragraphs.Count), own) : (longest, length);
            }

            return length >= LeastText && (all - length) * MostOfOthers <= length ? longest : null;
        }
    }
}
