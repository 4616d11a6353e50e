using ChatDigestBot.Articles.Summaries;

namespace ChatDigestBot.Articles.Reader;

/// <summary>Lays an article's paragraphs out over pages that fit into one message each. Pure.</summary>
internal static class ArticlePages
{
    /// <summary>Below Telegram's 4096, with room for title and source.</summary>
    public const int PageLength = 2_800;

    /// <summary>At least one page, which may be empty; no page is longer than <see cref="PageLength"/>, and a paragraph is parted only where it must be.</summary>
    public static IReadOnlyList<IReadOnlyList<Paragraph>> Lay(ArticleBody body)
    {
        var pages = new List<IReadOnlyList<Paragraph>>();
        var page = new List<Paragraph>();
        var length = 0;
        foreach (var paragraph in body.Paragraphs.SelectMany(Part))
        {
            if (page.Count > 0 && length + paragraph.Text.Length > PageLength)
            {
                // A heading belongs to what follows it.
                var heading = page[^1].Kind == ParagraphKind.Heading && page.Count > 1 ? page[^1] : null;
                pages.Add(heading is null ? page : page[..^1]);
                page = heading is null ? [] : [heading];
                length = heading?.Text.Length ?? 0;
            }

            page.Add(paragraph);
            length += paragraph.Text.Length + 2;
        }

        if (page.Count > 0 || pages.Count == 0)
        {
            pages.Add(page);
        }

        return pages;
    }

    private static IEnumerable<Paragraph> Part(Paragraph paragraph)
    {
        var text = paragraph.Text;
        if (text.Length <= PageLength / 2)
        {
            yield return paragraph;
            yield break;
        }

        var start = 0;
        var end = 0;
        foreach (var sentence in SentenceSplitter.Split(text, 0, text.Length))
        {
            if (sentence.Start + sentence.Length - start > PageLength / 2 && end > start)
            {
                yield return paragraph with { Text = text[start..end].Trim() };
                start = end;
            }

            end = sentence.Start + sentence.Length;
            while (end - start > PageLength / 2)
            {
                var cut = start + (PageLength / 2) - (char.IsHighSurrogate(text[start + (PageLength / 2) - 1]) ? 1 : 0);
                yield return paragraph with { Text = text[start..cut].Trim() };
                start = cut;
            }
        }

        if (start < text.Length && text[start..].Trim() is { Length: > 0 } rest)
        {
            yield return paragraph with { Text = rest };
        }
    }
}
