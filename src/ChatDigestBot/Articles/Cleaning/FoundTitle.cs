using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Finds a title for a post that gives none: the heading of the whole, else the name of its file, else its first words. Pure.</summary>
internal static partial class FoundTitle
{
    private const int MaxBefore = 3; // paragraphs above the heading of the whole: who wrote it, when, from where
    private const int MaxLine = 60; // characters of one that is no text yet
    private const int MaxWords = 60;
    private const int MaxWordsInLatin = 100;
    private const int LeastWords = 8; // of a sentence that a title is cut at

    public static string Find(string fileName, IReadOnlyList<RawParagraph> paragraphs)
    {
        var heading = FirstHeading(paragraphs);
        if (heading >= 0 && IsOfTheWhole(paragraphs, heading))
        {
            return paragraphs[heading].Text;
        }

        // The name of a part is the same in every number of a letter; what stands above it is not.
        return IsTelling(fileName) && !(heading == 0 && paragraphs[0].Text.Any(TextFolding.IsHan) && !fileName.Any(TextFolding.IsHan)) ? fileName
            : heading == 0 ? paragraphs[0].Text
            : FirstWords(paragraphs) is { Length: > 0 } words ? words
            : heading > 0 ? paragraphs[heading].Text
            : fileName;
    }

    private static int FirstHeading(IReadOnlyList<RawParagraph> paragraphs)
    {
        for (var index = 0; index < Math.Min(paragraphs.Count, MaxBefore + 1); index++)
        {
            if (paragraphs[index].Kind == ParagraphKind.Heading)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>No other heading has its rank; below a text it is of the highest rank, or the text is only lines that say who and when.</summary>
    private static bool IsOfTheWhole(IReadOnlyList<RawParagraph> paragraphs, int heading)
    {
        var rank = paragraphs[heading].Rank;
        if (heading == 0 && rank <= 1)
        {
            return true;
        }

        for (var index = 0; index < paragraphs.Count; index++)
        {
            if (index < heading ? paragraphs[index].Kind is not (ParagraphKind.Text or ParagraphKind.Quote or ParagraphKind.Caption) || (rank > 1 && !IsLine(paragraphs[index]))
                : index > heading && paragraphs[index] is { Kind: ParagraphKind.Heading, Rank: var other } && other <= rank)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLine(RawParagraph paragraph) => paragraph.Text.Length <= MaxLine && !paragraph.IsSentence;

    /// <summary>Says more than a number, what a program calls new files, or what a crawler counts them by. A day or a week is what a diary is called by.</summary>
    private static bool IsTelling(string name) => !Meaningless().IsMatch(name) || Day().IsMatch(name);

    // Up to the end of the first sentence, or where a clause ends before it gets too long.
    private static string FirstWords(IReadOnlyList<RawParagraph> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            if (paragraph is { Kind: not (ParagraphKind.Code or ParagraphKind.Heading or ParagraphKind.TableRow), Text: var text } && text.Any(char.IsLetter))
            {
                var end = Sentence().Match(text) is { Success: true } match ? match.Index : text.Length;
                var most = text.AsSpan(0, Math.Min(text.Length, MaxWords)).ContainsAnyInRange('\u2E80', '\uFFEF') ? MaxWords : MaxWordsInLatin;
                if (end <= most)
                {
                    return text[..end].TrimEnd();
                }

                var room = PlainText.Beginning(text, most);
                var clause = room.LastIndexOfAny(['，', '；', ',', ';']) is >= LeastWords and var comma ? comma : room.LastIndexOf(' ');
                return (clause >= LeastWords ? room[..clause] : room).TrimEnd() + "…";
            }
        }

        return "";
    }

    [GeneratedRegex(
        @"^(?:[^\p{L}]*|[0-9a-f]{8}(?:[- ][0-9a-f]{4}){3}[- ][0-9a-f]{12}|(?=[a-z]*[0-9])[0-9a-f]{8,64}|(?=[a-z]*[0-9])[a-z0-9]{8,40}(?:[_/][0-9]+)+"
        + @"|(?:untitled|unnamed|noname|(?:new )?(?:text )?(?:document|file|note)|page|post|article|item|entry|message|msg|img|image|dsc|issue|story|news|id|p|content|body|text|main|output|未命名|无标题|無標題|未命名文档|新建 ?文本文[档檔]|新文件|文章|帖子|消息)[^\p{L}]*)$",
        RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Meaningless();

    [GeneratedRegex(@"^(?:19|20)[0-9]{2}[-_.年][0-5]?[0-9](?:[-_.月][0-3]?[0-9]日?)?月?$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Day();

    [GeneratedRegex(@"[。！？]|[.!?](?=\s)|(?<=\p{L})[.]$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Sentence();
}
