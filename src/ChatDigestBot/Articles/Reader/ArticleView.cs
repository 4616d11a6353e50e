using System.Globalization;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Articles.Reader;

/// <summary>Shows one page of an article as a message.</summary>
internal sealed class ArticleView(TextCatalogue texts, WebOptions web)
{
    private const int MaxOthers = 3;

    // A title of this length finds its article; Telegram takes 256.
    private const int MaxShared = 100;

    /// <param name="number">Counted from 1; what lies outside is the nearest page there is.</param>
    /// <param name="edition">The digest it was opened from; its pages go on knowing it.</param>
    /// <param name="others">Other articles of the same story.</param>
    /// <param name="zone">The reader's.</param>
    public Reply Show(Article article, ArticleBody body, int number, string? edition, IReadOnlyList<Article> others, TimeZoneInfo zone, Language language)
    {
        var pages = ArticlePages.Lay(body);
        number = Math.Clamp(number, 1, pages.Count);
        var content = pages[0].Count == 0
            ? texts.Html(language, "articles.noText")
            : InReadersScript(ArticleBlocks.Of(pages[number - 1]), article.Language, language);
        var title = HtmlText.Encode(ReaderScript.Of(language, article.Title, article.Language)).Bold();
        return new Reply
        {
            Text = HtmlText.Blocks(HtmlText.Lines(title, HtmlText.Encode(ArticleFacts.Of(article, zone, texts, language)).Italic()), content),
            // A picture of the first page only: turning one is not to load it again.
            PictureUrl = number == 1 && Uri.TryCreate(article.ImageUrl, UriKind.Absolute, out var picture) && picture.Scheme is "http" or "https" ? article.ImageUrl : null,
            Buttons = [.. PageTurns.Of(texts, language, number, pages.Count, page => Line(article.Key, page, edition)), .. OtherSources(article, others, language)],
        };
    }

    /// <summary>Out of the chat: to whoever else should read it, and to the page.</summary>
    /// <param name="canShare">The bot has an inline mode; without one Telegram refuses a keyboard that shares.</param>
    public IReadOnlyList<ReplyButton> Ways(Article article, bool canShare, Language language)
    {
        var row = new List<ReplyButton>();
        if (canShare)
        {
            row.Add(ReplyButton.Share(texts.Get(language, "articles.share"), PlainText.Beginning(article.Title, MaxShared)));
        }

        if (web.ArticleAddress(article.Key) is { } url && new Uri(url).Host.Contains('.', StringComparison.Ordinal))
        {
            row.Add(ReplyButton.Open(texts.Get(language, "articles.page"), url));
        }

        return row;
    }

    // A whole page or none of it: half in one script and half in the other reads worse than either. Code is to be copied, not read.
    private static HtmlText InReadersScript(IReadOnlyList<IReadOnlyList<Paragraph>> blocks, string written, Language reader)
    {
        var shown = blocks.Select(block => (Text: Show(block), IsCode: block[0].Kind == ParagraphKind.Code)).ToList();
        var prose = HtmlText.Blocks(shown.Where(block => !block.IsCode).Select(block => block.Text));
        var isTurned = ReaderScript.Of(reader, prose, written) != prose;
        return HtmlText.Blocks(shown.Select(block => isTurned && !block.IsCode ? ReaderScript.Of(reader, block.Text, written) : block.Text));
    }

    private static HtmlText Show(IReadOnlyList<Paragraph> block) => block[0].Kind switch
    {
        ParagraphKind.Code => HtmlText.Encode(string.Join('\n', block.Select(line => line.Text))).Preformatted(),
        ParagraphKind.ListItem or ParagraphKind.TableRow => HtmlText.Join("\n", block.Select(Show)),
        _ => Show(block[0]),
    };

    private static HtmlText Show(Paragraph paragraph) => paragraph.Kind switch
    {
        ParagraphKind.Heading => HtmlText.Encode(paragraph.Text).Bold(),
        ParagraphKind.ListItem => HtmlText.Encode(Item(paragraph)),
        ParagraphKind.Quote => HtmlText.Encode(paragraph.Text).Quote(),
        ParagraphKind.Caption => HtmlText.Encode(paragraph.Text).Italic(),
        _ => HtmlText.Encode(paragraph.Text),
    };

    // Em spaces: Telegram drops plain ones where a line begins.
    private static string Item(Paragraph item) => string.Create(
        CultureInfo.InvariantCulture, $"{new string('\u2003', item.Depth)}{(item.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}.") : item.Depth > 0 ? "◦" : "•")} {item.Text}");

    // The source is what tells the articles of one story apart.
    private IEnumerable<IReadOnlyList<ReplyButton>> OtherSources(Article article, IReadOnlyList<Article> others, Language language) => others
        .Where(other => other.Id != article.Id && !other.IsAdvert && other.Words > 0)
        .DistinctBy(other => other.Source, SourceName.Comparer)
        .Take(MaxOthers)
        .Select(other => new[] { ReplyButton.Run(texts.Get(language, "articles.sameStory", ("source", other.Source ?? other.Title)), $"/read {other.Key}") });

    private static string Line(string key, int number, string? edition) =>
        string.Create(CultureInfo.InvariantCulture, $"/read {key} {number}{(edition is null ? "" : " ")}{edition}");
}
