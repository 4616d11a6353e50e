using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Finds the title as its writer meant it. Pure.</summary>
/// <remarks>
/// Crawlers write <c>_</c> for characters that file names may not hold, and cut long titles. The text and the captions of its
/// pictures often still have the real ones; where they do not, the place of the sign tells it.
/// </remarks>
internal static partial class TitleRule
{
    private const int MaxTitle = 300;
    private const int MaxName = 100;
    private const int MaxEscapes = 3;
    private const int MaxHeadings = 4; // paragraphs from the beginning that may say the title
    private const int LeastHeading = 6;

    // As written, before entities are read: one character may be written with ten.
    private const int MaxRaw = 4_000;

    // What the text says of its title it says early.
    private const int MaxTextLookedAt = 20_000;
    private const int MaxCaptions = 20;
    private const string HiddenByUnderscore = "_:/\\?*\"<>|[]：？“”‘’「」『』＂／｜";

    /// <param name="owner">Whose post it is, where that is known.</param>
    public static string Read(string? raw, string fileName, string? pageTitle, TitleOwner owner, IReadOnlyList<RawParagraph> paragraphs, IReadOnlyList<RawImage> images)
    {
        var title = Placeholder().IsMatch(raw ?? "") ? "" : Tidy(raw);
        title = title.Length > 0 ? title : Tidy(pageTitle);
        title = title.Length > 0 ? WithoutSite(title, owner, paragraphs) : FoundTitle.Find(Tidy(fileName), paragraphs);
        title = title.Length <= MaxTitle ? title : PlainText.Beginning(title, MaxTitle) + "…";
        if (Bracketed(title, paragraphs) is { } inner)
        {
            title = inner;
        }

        return title.Contains('_', StringComparison.Ordinal) ? Restore(title, paragraphs, images) : title;
    }

    /// <summary>Pages put the name of their site behind the title: "Title - Site"; it is the name of the source, or the text's own heading has it without.</summary>
    private static string WithoutSite(string title, TitleOwner owner, IReadOnlyList<RawParagraph> paragraphs)
    {
        if (LastPart().Match(title) is { Success: true } site && site.Index >= LeastHeading && owner.IsCalled(site.Groups[1].Value))
        {
            return title[..site.Index];
        }

        foreach (var paragraph in paragraphs.Take(MaxHeadings))
        {
            if (paragraph is { Kind: ParagraphKind.Heading, Text.Length: >= LeastHeading and var length } && length < title.Length && title.StartsWith(paragraph.Text, StringComparison.Ordinal) && Site().IsMatch(title.AsSpan(length)))
            {
                return paragraph.Text;
            }
        }

        return title;
    }

    /// <summary>Entities read, white space made single, nothing left that a database refuses.</summary>
    public static string Tidy(string? raw)
    {
        var text = PlainText.Visible(PlainText.Beginning(raw ?? "", MaxRaw));
        // Some crawlers escape what was escaped.
        for (var times = 0; times < MaxEscapes && text.Contains('&', StringComparison.Ordinal) && WebUtility.HtmlDecode(text) is var decoded && decoded != text; times++)
        {
            text = decoded;
        }

        return Spaces().Replace(PlainText.Visible(PlainText.Of(WithoutMarkup(text))), " ").Trim();
    }

    // Tags that make letters bold or big; <head> as a word, and 5 < 7, stay.
    private static string WithoutMarkup(string text)
    {
        if (text.Contains("<![CDATA[", StringComparison.Ordinal))
        {
            text = text.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
        }

        if (text.Contains('<', StringComparison.Ordinal))
        {
            for (var before = ""; before != text;)
            {
                before = text;
                text = Around().Replace(text, "$2");
            }

            text = Alone().Replace(text, " ");
        }

        text = text.Contains("**", StringComparison.Ordinal) ? Bold().Replace(text, "$1") : text;
        return text.Contains("](", StringComparison.Ordinal) ? Link().Replace(text, "$1") : text.StartsWith("# ", StringComparison.Ordinal) ? text[2..] : text;
    }

    /// <summary>The same for the name of a source, a channel or a writer.</summary>
    public static string TidyName(string raw) => PlainText.Beginning(raw.Contains('@', StringComparison.Ordinal) || raw.Contains("://", StringComparison.Ordinal) ? Tidy(BehindName().Replace(PlainText.Beginning(raw, MaxRaw), "")) : Tidy(raw), MaxName);

    // 【what happened】the text begins, cut somewhere...: the brackets hold the title.
    private static string? Bracketed(string title, IReadOnlyList<RawParagraph> paragraphs) =>
        Brackets().Match(title) is { Success: true } match && match.Groups[1].Value is { Length: >= 4 } inner
        && (match.Groups[2].Value is { Length: > 0 } || (paragraphs.Count > 0 && paragraphs[0].Text.StartsWith("【" + inner[..4], StringComparison.Ordinal)))
            ? inner
            : null;

    private static string Restore(string title, IReadOnlyList<RawParagraph> paragraphs, IReadOnlyList<RawImage> images)
    {
        foreach (var caption in images.Select(image => image.Caption).Where(caption => caption.Length >= title.Length).Distinct().Take(MaxCaptions))
        {
            if (FindWhole(title, caption) is { } whole)
            {
                return whole;
            }
        }

        var restored = new StringBuilder(title);
        var texts = Beginning(paragraphs);
        for (var index = 0; index < restored.Length; index++)
        {
            if (title[index] == '_' && FindInText(title, index, texts) is { } found)
            {
                restored[index] = found;
            }
        }

        return Guess(restored.ToString(), texts);
    }

    // The title's own characters, with any sign that an underscore may stand for in its place.
    private static string? FindWhole(string title, string caption)
    {
        for (var start = 0; start <= caption.Length - title.Length; start++)
        {
            var length = 0;
            while (length < title.Length && (title[length] == caption[start + length] || (title[length] == '_' && HiddenByUnderscore.Contains(caption[start + length], StringComparison.Ordinal))))
            {
                length++;
            }

            if (length == title.Length)
            {
                return caption.Substring(start, length);
            }
        }

        return null;
    }

    private static List<string> Beginning(IReadOnlyList<RawParagraph> paragraphs)
    {
        var texts = new List<string>();
        var room = MaxTextLookedAt;
        for (var index = 0; index < paragraphs.Count && room > 0; index++)
        {
            texts.Add(PlainText.Beginning(paragraphs[index].Text, room));
            room -= paragraphs[index].Text.Length + 1;
        }

        return texts;
    }

    // The two characters on each side, somewhere in the text, around one sign.
    private static char? FindInText(string title, int index, List<string> texts)
    {
        var before = title[Math.Max(0, index - 2)..index];
        var after = title[(index + 1)..Math.Min(title.Length, index + 3)];
        if (before.Length < 2 || after.Length < 2 || before.Contains('_', StringComparison.Ordinal) || after.Contains('_', StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var text in texts)
        {
            for (var at = text.IndexOf(before, StringComparison.Ordinal); at >= 0; at = text.IndexOf(before, at + 1, StringComparison.Ordinal))
            {
                var sign = at + before.Length;
                if (sign < text.Length && HiddenByUnderscore.Contains(text[sign], StringComparison.Ordinal) && text.AsSpan(sign + 1).StartsWith(after))
                {
                    return text[sign];
                }
            }
        }

        return null;
    }

    private static string Guess(string title, List<string> texts)
    {
        var isChinese = title.Any(TextFolding.IsHan);
        // Where the text had only one of two quotation marks, it tells the other.
        title = Closed().Replace(Opened().Replace(title, "“$1”"), "“$1”");
        var quoted = Quoted().Replace(title, match =>
        {
            var inner = match.Groups[1].Value;
            return isChinese ? $"“{inner}”" : $"\"{inner}\"";
        });
        return Single().Replace(quoted, match =>
        {
            var (before, sign, after) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
            var isName = before.Length > 0 && after.Length > 0 && texts.Exists(text => text.Contains($"{before}_{after}", StringComparison.Ordinal));
            return isName ? match.Value
                : sign == " _ " ? $"{before} / {after}"
                : sign == "_ " && before.Length > 0 ? $"{before}: {after}"
                : sign == "_" && IsAbbreviation(before, after) ? $"{before}/{after}"
                : match.Value;
        });
    }

    // 14_28nm, CI_CD and km_h, but io_uring.
    private static bool IsAbbreviation(string before, string after) =>
        (before.Length > 0 && after.Length > 0 && char.IsDigit(before[^1]) && char.IsDigit(after[0]))
        || (before.Length is >= 1 and <= 4 && after.Length is >= 1 and <= 4 && before.All(char.IsAsciiLetterUpper) && after.All(char.IsAsciiLetterUpper))
        || (before is "km" or "m" && after is "h" or "s");

    [GeneratedRegex(@"<(em|b|i|u|s|strong|span|font|mark|small|big|sup|sub|a|p|div|h[1-6]|del|ins|cite|strike|tt|nobr|hl|highlight|label|center)(?:\s[^<>]{0,300})?>((?:(?!</?\1\b)[\s\S]){0,1000}?)</\1\s*>", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Around();

    [GeneratedRegex(@"<(?:br|wbr|hr|img)\b[^<>]{0,300}>|<(?:span|font|a|em|b|strong|div|p)\s[^<>]{1,300}=[^<>]{1,300}>|</(?:span|font|em|strong)\s*>", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Alone();

    [GeneratedRegex(@"\*\*(?=\S)([^*]{1,200}?)(?<=\S)\*\*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Bold();

    [GeneratedRegex(@"!?\[([^\[\]]{1,200})\]\(\s*(?:https?://|/)[^()\s]{1,400}\)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Link();

    // Jane Doe <jane@example.com>, Jane Doe https://example.com/jane
    [GeneratedRegex(@"(?<=\S)\s+(?:[<(\[]\s*(?:[^\s<>()\[\]@]{1,64}@[^\s<>()\[\]@]{1,64}|https?://[^\s<>()\[\]]{1,300})\s*[>)\]]|https?://\S{1,300})\s*$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex BehindName();

    // What a template was to put there, or the first heading that a crawler saw.
    [GeneratedRegex(@"^\s*(?:\{\{.{1,80}\}\}|<%.{1,80}%>|(?:Table of )?Contents|目录|目錄)\s*$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(?:\s+[-–—|｜·•_\\]\s+|[_|｜])\S.{0,40}$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Site();

    // Behind the last of such signs: a title may have some of its own.
    [GeneratedRegex(@"(?:\s+[-–—|｜·•_\\]\s+|[_|｜])(?!.*(?:\s[-–—|｜·•_\\]\s|[_|｜]))(\S.{0,40})$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex LastPart();

    [GeneratedRegex(@"\s+", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^【([^【】]+)】(.*?)(?:\.{3}|…)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Brackets();

    // _a phrase_ with nothing of a word touching its outer sides in Latin letters; __init__ is a name.
    [GeneratedRegex(@"(?<![A-Za-z0-9_])_([^_\s](?:[^_]{0,38}[^_\s])?)_(?![A-Za-z0-9_])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Quoted();

    [GeneratedRegex("“([^“”_]{1,40})_", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Opened();

    [GeneratedRegex("_([^“”_]{1,40})”", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Closed();

    [GeneratedRegex(@"([A-Za-z0-9]*)( _ |_ |_)([A-Za-z0-9]*)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Single();
}
