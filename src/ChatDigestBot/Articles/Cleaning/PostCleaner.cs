using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Reading.Dates;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Makes a clean post of a raw one. Pure.</summary>
internal static class PostCleaner
{
    private const int MaxLinks = 24;
    private const int MaxNames = 8;
    private const int MaxTitleLines = 3;
    private const int MaxSection = 8; // characters of the name of one, above the title
    private const int MaxSeries = 20; // of its name, in brackets

    private static readonly string[] SaysWhatItIs = ["is a ", "is an ", "is the ", "是一", "是中国", "是全球", "致力于"];

    public static CleanPost Clean(Post post, DateTimeOffset now)
    {
        var problems = new List<PostProblem>(post.Problems);
        var raw = post.Format switch
        {
            BodyFormat.Html => MarkupRepair.ReadHtml(post.Body),
            BodyFormat.Markdown => MarkupRepair.ReadMarkdown(post.Body),
            _ => PlainBody.ReadText(post.Body),
        };
        if (raw.IsCut)
        {
            problems.Add(PostProblem.Warning(
                post.Path, 1, string.Create(CultureInfo.InvariantCulture, $"Its text is longer than {RawBody.MaxText:N0} characters or {RawBody.MaxParagraphs:N0} paragraphs; the rest is left out. Split it.")));
        }

        var given = post.Head.Text("title", "标题", "headline", "og:title", "subject");
        IReadOnlyList<string> categories = [.. post.Head.List("categories").Take(MaxNames).Select(TitleRule.TidyName)];
        var original = Original.Find(raw.Paragraphs, raw.Links);
        var source = post.Head.Text("source", "来源");
        var link = Address(post.Head.Text("link", "url", "permalink", "链接", "originalurl", "sourceurl", "canonicalurl", "via")) ?? Address(source) ?? original.Address;
        var publisher = SourceOf(post.Head, categories) ?? original.Name ?? Original.SiteOf(link);
        var title = TitleRule.Read(given, FileTitle.Of(post.Path), raw.PageTitle, new TitleOwner(publisher, link?.Host), raw.Paragraphs, raw.Images);
        var isAdvert = AdvertRule.IsAdvert(title, raw.Paragraphs, raw.Links);
        var takenOff = new List<TakenOff>();
        var paragraphs = Boilerplate.Remove(WithoutGoods(OfTheArticle(raw, takenOff), isAdvert, takenOff), takenOff);
        var body = new ArticleBody { Paragraphs = [.. WithoutTitle(paragraphs, title, isFound: given is null && raw.PageTitle is null).Select(paragraph => new Paragraph(paragraph.Kind, paragraph.Text) { Number = paragraph.Number, Depth = paragraph.Depth })] };
        var text = body.Text;
        var date = DateOfPost.Find(post.Head, post.Path, now).OrSaid(raw.Paragraphs.Select(paragraph => paragraph.Text), now);
        if (date.Problem is { } dateProblem)
        {
            problems.Add(PostProblem.Warning(post.Path, date.Line, dateProblem));
        }

        return new CleanPost
        {
            Path = post.Path,
            Title = title,
            Categories = categories,
            Origins = [.. categories, .. SourceBeside(categories, source)],
            Source = publisher,
            Author = post.Head.Text("author", "作者") is { } author ? TitleRule.TidyName(author) : null,
            Description = post.Head.Text("description", "summary", "excerpt", "abstract") is { } description && !IsOfSite(description, publisher) ? TitleRule.Tidy(description) : null,
            PublishedAt = date.At,
            Body = body,
            Text = text,
            Links = [.. raw.Links.Where(link => link.Text.Length is > 0 and <= 12).Select(link => link.Address).Where(IsPage).Distinct().Take(MaxLinks)],
            ImageUrl = PictureRule.Choose([post.Head.Text("headimg"), post.Head.Text("thumbnail"), post.Head.Text("image"), post.Head.Text("cover")], raw.Images),
            Link = link?.AbsoluteUri,
            GivenTopics = [.. post.Head.List("topics").Take(MaxNames).Select(TitleRule.TidyName)],
            IsArchive = "true".Equals(post.Head.Text("archive"), StringComparison.OrdinalIgnoreCase),
            Measure = TextMeasure.Of(title, text),
            IsAdvert = isAdvert,
            ContentHash = Hash(title, text),
            Problems = problems,
            TakenOff = takenOff,
        };
    }

    // Section, source, channel; a blog, which has tags beside them, files a post under subjects: there its writer is the source.
    private static string? SourceOf(FrontMatter head, IReadOnlyList<string> categories)
    {
        var named = head.Text("source", "来源", "author", "作者") is { } name ? TitleRule.TidyName(WebAddress.Parse(name) is { } address ? WebAddress.Site(address.Host) : name) : null;
        return categories.Count > 1 && (named is null || !head.Values.ContainsKey("tags") || categories.Contains(named)) ? categories[1] : named;
    }

    /// <summary>Pages without a description of their own carry the one of their site: "Harbour is a company that …" on a post of Harbour Labs.</summary>
    private static bool IsOfSite(string description, string? source)
    {
        var name = source?.Split(' ', 2)[0] ?? "";
        return name.Length > 1 && description.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            && Array.Exists(SaysWhatItIs, words => description.AsSpan(name.Length).TrimStart().StartsWith(words, StringComparison.Ordinal));
    }

    /// <summary>Of a whole page, which has a title of its own, only the article.</summary>
    private static IReadOnlyList<RawParagraph> OfTheArticle(RawBody raw, List<TakenOff> takenOff)
    {
        if (raw.PageTitle is null || raw.Article.Of(raw.Paragraphs) is not { } article)
        {
            return raw.Paragraphs;
        }

        var (start, length) = article.GetOffsetAndLength(raw.Paragraphs.Count);
        takenOff.AddRange(raw.Paragraphs.Where((paragraph, index) => paragraph.Text.Length > 0 && (index < start || index >= start + length)).Select(paragraph => new TakenOff(paragraph.Text, "outside of the page's article")));
        return [.. raw.Paragraphs.Skip(start).Take(length)];
    }

    private static IReadOnlyList<RawParagraph> WithoutGoods(IReadOnlyList<RawParagraph> paragraphs, bool isAdvert, List<TakenOff> takenOff)
    {
        if (isAdvert)
        {
            return paragraphs;
        }

        takenOff.AddRange(paragraphs.Where(paragraph => paragraph is { IsCard: true, Text.Length: > 0 }).Select(paragraph => new TakenOff(paragraph.Text, "a box that offers goods")));
        return [.. paragraphs.Where(paragraph => !paragraph.IsCard)];
    }

    // An address is no name: its path has words of the title again.
    private static string[] SourceBeside(IReadOnlyList<string> categories, string? source) =>
        source is null || source.Contains("://", StringComparison.Ordinal) || (TitleRule.TidyName(source) is var name && categories.Contains(name)) ? [] : [name];

    private static Uri? Address(string? link) => link is { Length: <= RawBody.MaxAddress } ? WebAddress.Parse(link) : null;

    private static bool IsPage(string address) => address.StartsWith("http", StringComparison.OrdinalIgnoreCase) && address.Length <= 120;

    private static long Hash(string title, string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes($"{title}\0{text}".AsSpan()), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    // A body that begins with its title would say it twice; one that is only the title says nothing.
    // The first sentence of a post without a title is its title, and told as well.
    private static List<RawParagraph> WithoutTitle(List<RawParagraph> paragraphs, string title, bool isFound)
    {
        if (isFound && paragraphs is [{ Kind: not ParagraphKind.Heading, IsSentence: true }, ..])
        {
            return paragraphs;
        }

        var wanted = Essence(title);
        var begin = paragraphs is [{ Text.Length: <= MaxSection }, ..] && LinesOf(paragraphs, 1, wanted) > 0 ? 1 : 0;
        for (var lines = LinesOf(paragraphs, begin, wanted); lines > 0; lines = LinesOf(paragraphs, begin, wanted))
        {
            begin += lines;
        }

        paragraphs.RemoveRange(0, begin);
        if (paragraphs.Count == 0)
        {
            return paragraphs;
        }

        var first = paragraphs[0].Text;
        var bracketed = $"【{title}】";
        if (first.Length > bracketed.Length && Essence(first[..bracketed.Length]) == wanted && first[0] == '【')
        {
            paragraphs[0] = paragraphs[0] with { Text = first[bracketed.Length..].TrimStart() };
        }

        return paragraphs;
    }

    /// <summary>How many paragraphs from one on say the title and nothing else: it may stand on several lines, with the name of a series before it.</summary>
    private static int LinesOf(List<RawParagraph> paragraphs, int begin, string title)
    {
        var rest = title;
        for (var index = begin; index < Math.Min(paragraphs.Count, begin + MaxTitleLines); index++)
        {
            var text = paragraphs[index].Text;
            var line = Essence(text);
            if (index == begin && !title.StartsWith(line, StringComparison.Ordinal) && text[0] is '（' or '(' or '【')
            {
                line = Essence(text[(text.AsSpan(0, Math.Min(text.Length, MaxSeries)).IndexOfAny("）)】") + 1)..]);
            }

            if (line.Length == 0 || !rest.StartsWith(line, StringComparison.Ordinal))
            {
                return 0;
            }

            rest = rest[line.Length..];
            if (rest.Length == 0)
            {
                return index + 1 - begin;
            }
        }

        return 0;
    }

    private static string Essence(string text)
    {
        var essence = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                essence.Append(TextFolding.Fold(character));
            }
        }

        return essence.ToString();
    }
}
