using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Knows the phrases of frames around texts, each up to the end of what it says, and how much of a paragraph they are. Pure.</summary>
/// <remarks>The phrases are in <see cref="FrameTable"/>. Whoever asks decides by the share of the paragraph; one that tells news is no frame, however it begins.</remarks>
internal static partial class FramePhrases
{
    private const int MaxLine = 160;

    private static readonly FrameKind[] Before = [.. FrameTable.Kinds.Where(kind => kind.Place == FramePlace.Before)];
    private static readonly FrameKind[] Between = [.. FrameTable.Kinds.Where(kind => kind.Place == FramePlace.Between)];
    private static readonly FrameKind[] Around = [.. FrameTable.Kinds.Where(kind => kind.Place == FramePlace.Around)];

    /// <summary>How much of a text is one kind of phrase, from 0 to 1, and which; nothing where it tells news.</summary>
    public static (double Share, string Name) Find(string text)
    {
        text = Simplified(text);
        var present = FrameTable.KindsIn(text, FramePlace.Around);
        var best = (Share: 0.0, Name: "");
        var sum = 0.0;
        bool? isNews = null;
        foreach (var kind in Around)
        {
            if (!kind.MayBeIn(present) || kind.ShareOf(text) is not (> 0 and var share) || (!kind.IsWhole && (isNews ??= NewsSigns.Has(text))))
            {
                continue;
            }

            sum += share;
            best = share > best.Share ? (share, kind.Name) : best;
        }

        // Several kinds often stand in one paragraph: a credit, and a call to follow.
        return best.Share > 0 ? (Math.Min(sum, 1), best.Name) : best;
    }

    /// <summary>From its first letter to its last a phrase that leaves no room for news.</summary>
    public static bool IsWhole(string text)
    {
        text = Simplified(text);
        var present = FrameTable.KindsIn(text, FramePlace.Around);
        return Array.Exists(Around, kind => kind.IsWhole && kind.MayBeIn(present) && kind.ShareOf(text) >= 1);
    }

    /// <summary>A line before the text that is none of it.</summary>
    public static bool IsHead(string text)
    {
        text = Simplified(text);
        return Array.Exists(Before, kind => kind.HasPhraseIn(text) && (kind.IsWhole || !NewsSigns.Has(text)));
    }

    /// <summary>A line that is none of the text wherever it stands: for an advert, a picture or a letter that was there.</summary>
    public static bool IsWithin(string text)
    {
        if (text.Length > MaxLine)
        {
            return false;
        }

        text = Simplified(text);
        var present = FrameTable.KindsIn(text, FramePlace.Between);
        return Array.Exists(Between, kind => kind.MayBeIn(present) && kind.HasPhraseIn(text));
    }

    /// <summary>A heading over a list of other texts.</summary>
    public static bool IsRelated(string text) => Related().IsMatch(Simplified(text));

    /// <summary>The same with what it names in one line.</summary>
    public static bool BeginsWithRelated(string text) => RelatedLine().IsMatch(Simplified(text));

    public static bool IsEnd(string text) => TheEnd().IsMatch(text);

    /// <summary>A text of Taiwan or Hong Kong in the characters that the phrases are written in; each stays at its place.</summary>
    public static string Simplified(string text)
    {
        foreach (var character in text)
        {
            if (TextFolding.IsTraditional(character))
            {
                return string.Create(text.Length, text, static (simplified, source) =>
                {
                    for (var index = 0; index < source.Length; index++)
                    {
                        simplified[index] = TextFolding.IsTraditional(source[index]) ? TextFolding.Fold(source[index]) : source[index];
                    }
                });
            }
        }

        return text;
    }

    [GeneratedRegex(@"^#*\s*[【\[]?(?:(?:相关|推荐|延伸|扩展|热门|往期|更多)(?:阅读|文章|链接|推荐|报道|新闻|内容|回顾|精彩|资讯)|猜你喜欢|你可能(?:还)?(?:喜欢|感兴趣)|Related(?: (?:articles|posts|stories|reading|news))?|Read (?:more|next)|You (?:may|might) also like|More (?:from|on) .{1,30})[】\]]?\s*[:：]?$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Related();

    [GeneratedRegex(@"^#*\s*[【\[]?(?:(?:相关|推荐|延伸|扩展)(?:阅读|文章|链接|报道)|Related|Read (?:more|next))[】\]]?\s*[:：]", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex RelatedLine();

    [GeneratedRegex("""^\s*[-—－=*（(【\[]*\s*(THE END|END|完|全文完|本文完|正文完|文章结束)\s*[-—－=*）)】\]]*\s*$|^-{2,}\s*(END|完)|^[-–—\s]*ENDS[-–—\s]*$|^\#\s?\#\s?\#$|^[-–—]\s?30\s?[-–—]$|^FTC: We use""", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex TheEnd();
}
