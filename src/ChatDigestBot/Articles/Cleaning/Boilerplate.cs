using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>What was taken off a post before anything was judged, and why.</summary>
internal sealed record TakenOff(string Text, string Reason);

/// <summary>Takes out what frames put before and after a text: thanks, calls to scan a code, credits, notices. Pure.</summary>
/// <remarks>
/// The news loses nothing: a paragraph near the head or the tail goes where the phrase is nearly all of it, or where it stands in a run of such
/// paragraphs at the very end. Code is never touched. A heading such as 相关阅读 goes only with the list of links below it. Where all would go,
/// only what is plainly a frame does: a teaser may be all there is.
/// </remarks>
internal static partial class Boilerplate
{
    private const int HeadLength = 5;
    private const int TailLength = 12;
    private const int MaxPhraseLength = 160;
    private const int MaxDisclaimer = 420;
    private const int MaxCreditLength = 60;
    private const int MaxBehindEnd = 15;
    private const int MaxLinkText = 80;
    private const int MaxTags = 40;
    private const int MaxPlain = 24; // characters of a frame that may be all there is of a post
    private const int MaxPlainLatin = 60;
    private const double NearlyAll = 0.7;
    private const double InClosingRun = 0.45;

    /// <summary>The paragraphs of the text itself, in order.</summary>
    public static List<RawParagraph> Remove(IReadOnlyList<RawParagraph> paragraphs, List<TakenOff> taken)
    {
        var reasons = new string?[paragraphs.Count];
        var end = MarkBehindEnd(paragraphs, reasons);
        end = MarkRelated(paragraphs, reasons, end);
        MarkClosingRun(paragraphs, reasons, end);
        MarkTags(paragraphs, reasons);
        for (var index = 0; index < end; index++)
        {
            if (reasons[index] is null && paragraphs[index] is { Kind: not ParagraphKind.Code } paragraph)
            {
                reasons[index] = index < HeadLength && paragraph.Text.Length <= MaxPhraseLength && FramePhrases.IsHead(paragraph.Text) ? "a line before the text"
                    : FramePhrases.IsWithin(paragraph.Text) ? "a line of the page between the text"
                    : index >= paragraphs.Count - TailLength && Share(paragraph) is ( >= NearlyAll, var name) ? name
                    : null;
            }
        }

        if (Array.TrueForAll(reasons, reason => reason is not null))
        {
            GiveBack(paragraphs, reasons);
        }

        var kept = new List<RawParagraph>(paragraphs.Count);
        for (var index = 0; index < paragraphs.Count; index++)
        {
            if (reasons[index] is { } reason)
            {
                taken.Add(new TakenOff(paragraphs[index].Text, reason));
            }
            else if (Clean(paragraphs[index]) is { } clean && (clean.Text.Length > 0 || clean.Kind == ParagraphKind.Code))
            {
                kept.Add(clean);
            }
        }

        TakeCreditOff(kept, taken);
        return kept;
    }

    private static (double Share, string Name) Share(RawParagraph paragraph)
    {
        if (paragraph.Kind == ParagraphKind.Code || paragraph.Text.Length > MaxDisclaimer)
        {
            return (0, "");
        }

        var found = FramePhrases.Find(paragraph.Text);
        return paragraph.Text.Length <= MaxPhraseLength || found.Name == "a disclaimer" ? found : (0, "");
    }

    private static void GiveBack(IReadOnlyList<RawParagraph> paragraphs, string?[] reasons)
    {
        for (var index = 0; index < paragraphs.Count; index++)
        {
            var text = paragraphs[index].Text;
            reasons[index] = text.Length <= (text.Any(TextFolding.IsHan) ? MaxPlain : MaxPlainLatin) || FramePhrases.IsWhole(text) ? reasons[index] : null;
        }
    }

    // Nothing of the text follows an end mark; where much does, the mark ended a part.
    private static int MarkBehindEnd(IReadOnlyList<RawParagraph> paragraphs, string?[] reasons)
    {
        for (var index = Math.Max(1, Math.Max(paragraphs.Count / 2, paragraphs.Count - 40)); index < paragraphs.Count; index++)
        {
            if (paragraphs[index].Text.Length > MaxPhraseLength || paragraphs[index].Kind == ParagraphKind.Code || !FramePhrases.IsEnd(paragraphs[index].Text))
            {
                continue;
            }

            reasons[index] = "the mark of the end";
            if (paragraphs.Count - index - 1 <= MaxBehindEnd && paragraphs.Skip(index + 1).All(paragraph => paragraph.Text.Length <= MaxPhraseLength))
            {
                for (var behind = index + 1; behind < paragraphs.Count; behind++)
                {
                    reasons[behind] = "stands behind the mark of the end";
                }

                return index;
            }
        }

        return paragraphs.Count;
    }

    // A row of links before the text is what its page files it under, unless the post is made of links. Behind a sentence or a heading it is told.
    private static void MarkTags(IReadOnlyList<RawParagraph> paragraphs, string?[] reasons)
    {
        if (paragraphs.Count(IsLinkTo) * 2 > paragraphs.Count)
        {
            return;
        }

        for (var index = 0; index < Math.Min(HeadLength, paragraphs.Count - 1) && (index == 0 || !BeginsText(paragraphs, index - 1)); index++)
        {
            if (paragraphs[index] is { Text.Length: > 0 and <= MaxTags } paragraph && IsLinkTo(paragraph) && IsTitle(paragraph) && !paragraph.Text.Contains("://", StringComparison.Ordinal))
            {
                reasons[index] = "links before the text";
            }
        }
    }

    // The first heading may be the title.
    private static bool BeginsText(IReadOnlyList<RawParagraph> paragraphs, int index) =>
        paragraphs[index].Kind == ParagraphKind.Heading ? index > 0 : paragraphs[index].IsSentence;

    private static int MarkRelated(IReadOnlyList<RawParagraph> paragraphs, string?[] reasons, int end)
    {
        const string Reason = "a list of other texts";
        int? titles = null;
        for (var index = 1; index < end; index++)
        {
            var paragraph = paragraphs[index];
            if (paragraph.Kind == ParagraphKind.Code || paragraph.Text.Length > MaxPhraseLength)
            {
                continue;
            }

            if (FramePhrases.BeginsWithRelated(paragraph.Text) && paragraph.Linked * 2 > paragraph.Text.Length)
            {
                reasons[index] = Reason;
            }
            else if (FramePhrases.IsRelated(paragraph.Text))
            {
                var next = index + 1;
                while (next < end && IsLinkTo(paragraphs[next]))
                {
                    next++;
                }

                if (next == index + 1)
                {
                    // Titles whose links were lost still end the post; sentences would not, nor what happened to the books that a heading recommends.
                    next = next < end && (titles ??= StartOfTitles(paragraphs, end)) <= next ? end : index;
                }

                Array.Fill(reasons, Reason, index, next - index);
                index = Math.Max(index, next - 1);
            }
        }

        while (end > 0 && reasons[end - 1] == Reason)
        {
            end--;
        }

        return end;
    }

    /// <summary>From where on there is nothing but titles.</summary>
    private static int StartOfTitles(IReadOnlyList<RawParagraph> paragraphs, int end)
    {
        while (end > 0 && IsTitle(paragraphs[end - 1]) && !TellsSomething(paragraphs[end - 1].Text))
        {
            end--;
        }

        return end;
    }

    private static bool IsLinkTo(RawParagraph paragraph) => paragraph.Kind != ParagraphKind.Code && paragraph.Linked * 10 >= paragraph.Text.Length * 7;

    private static bool IsTitle(RawParagraph paragraph) =>
        paragraph.Kind is ParagraphKind.Text or ParagraphKind.ListItem && paragraph.Text.Length <= MaxLinkText && paragraph.Text[^1] is not ('。' or '！' or '？' or '；' or '.' or '：' or ':');

    private static bool TellsSomething(string text) => text[0] is '《' or '「' || NewsSigns.Has(text);

    // The last paragraphs, as long as each is a frame for the better part, and one of them is nothing else.
    private static void MarkClosingRun(IReadOnlyList<RawParagraph> paragraphs, string?[] reasons, int end)
    {
        var start = end;
        var isSure = end < paragraphs.Count;
        while (start > 1 && reasons[start - 1] is null && Share(paragraphs[start - 1]) is ( >= InClosingRun, _) found)
        {
            isSure |= found.Share >= NearlyAll;
            start--;
        }

        for (var index = start; isSure && index < end; index++)
        {
            reasons[index] = Share(paragraphs[index]).Name;
        }
    }

    private static void TakeCreditOff(List<RawParagraph> kept, List<TakenOff> taken)
    {
        if (kept is not [.., { Kind: not ParagraphKind.Code } last])
        {
            return;
        }

        var from = Math.Max(0, last.Text.Length - MaxCreditLength);
        if (Credit().Match(FramePhrases.Simplified(last.Text[from..])) is { Success: true } match)
        {
            taken.Add(new TakenOff(last.Text.Substring(from + match.Index, match.Length).Trim(), "a credit at the end"));
            kept[^1] = last with { Text = last.Text[..(from + match.Index)] };
        }
    }

    private static RawParagraph Clean(RawParagraph paragraph)
    {
        if (paragraph.Kind == ParagraphKind.Code)
        {
            return paragraph;
        }

        var text = paragraph.Text;
        if (text.Contains("protected]", StringComparison.OrdinalIgnoreCase))
        {
            text = HiddenAddress().Replace(text, "").Trim();
        }

        return text.StartsWith('▲') || text.StartsWith('△')
            ? paragraph with { Kind = ParagraphKind.Caption, Text = text }
            : paragraph with { Text = text };
    }

    // 36kr's items end with the medium's name: （证券时报）. A company's or a place's name in brackets is no credit: only what a medium is called by is.
    [GeneratedRegex("""
        \s*[（(](?:
            (?:来源|记者|作者|编辑|文|图|据|见习记者)\s*[:：/／|\s]\s*[^（）()。，！？]{1,24}
          | [\p{IsCJKUnifiedIdeographs}A-Za-z0-9@·\s]{0,8}(?:日报|时报|晚报|早报|晨报|商报|都市报|证券报|经济报|周报|青年报|观察报|电讯报|周刊|杂志|通讯社|电视台|广播网|新闻网|日报网|在线新闻|客户端|新闻频道)
          | (?:总台|本报|[\p{IsCJKUnifiedIdeographs}]{2,6}(?:社|网|报|台|新闻|客户端))?(?:央视)?(?:见习|实习|驻[\p{IsCJKUnifiedIdeographs}]{2,6})?(?:记者|通讯员)\s*[\p{IsCJKUnifiedIdeographs}、·\s]{2,24}
          | (?:新华|中新|路透|法新|美联|共同|塔斯|彭博|埃菲)社(?:电)?|(?:新华|人民|央视|光明|中新|财新|环球|澎湃|界面|观察者|中国经济|中国新闻|国际在线|证券时报|财联社|第一财经|央广|参考消息|红星|极目|封面|每经|新京|科创板日报)(?:网|新闻|社|财经|视频)?
          | (?:IT\s?之家|36\s?氪|虎嗅|钛媒体|爱范儿|品玩|雷锋网|机器之心|量子位)
          | 完|全文完
        )[）)]\s*$
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Credit();

    // What an address protector of web pages leaves behind.
    [GeneratedRegex(@"\[email\s?protected\]", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex HiddenAddress();
}
