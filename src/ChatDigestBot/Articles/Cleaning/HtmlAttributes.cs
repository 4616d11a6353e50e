using System.Globalization;
using AngleSharp.Html.Parser.Tokens.Struct;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Reads what the attributes of a tag say. Pure.</summary>
internal static class HtmlAttributes
{
    private const int MaxImages = 100;
    private const int SmallestPicture = 100;
    private const int MaxEmoji = 16;

    // Services that draw formulas: of Zhihu, WordPress, CodeCogs and Wikipedia.
    private static readonly string[] FormulaPictures = ["/equation?tex=", "latex.php?latex=", "latex.codecogs.com/", "/media/math/render/"];

    /// <summary>Without the white space around it; null where there is no such attribute.</summary>
    public static string? Find(ref StructHtmlToken token, string name)
    {
        var attributes = token.Attributes;
        for (var index = 0; index < attributes.Count; index++)
        {
            var attribute = attributes[index];
            if (attribute.Name.Memory.Span.SequenceEqual(name))
            {
                return attribute.Value.ToString().Trim();
            }
        }

        return null;
    }

    public static bool AreHiding(ref StructHtmlToken token)
    {
        var attributes = token.Attributes;
        for (var index = 0; index < attributes.Count; index++)
        {
            var attribute = attributes[index];
            var value = attribute.Value.Memory.Span;
            if (attribute.Name.Memory.Span switch
            {
                "hidden" => true,
                "class" => HtmlNames.IsFrame(token.Name.Memory.Span, value),
                "style" => ShowsNothing(token.Name.Memory.Span, value),
                _ => false,
            })
            {
                return true;
            }
        }

        return false;
    }

    public static void AddImage(RawBody body, ref StructHtmlToken token, bool isInCard)
    {
        if (PictureAddress(ref token) is not { Length: <= RawBody.MaxAddress } address || body.Images.Count >= MaxImages)
        {
            return;
        }

        var caption = Find(ref token, "title") is { Length: > 0 } title ? title : Find(ref token, "alt") ?? "";
        var classes = Find(ref token, "class") ?? "";
        var isSmall = IsSmall(Find(ref token, "width") ?? Find(ref token, "w")) || IsSmall(Find(ref token, "height") ?? Find(ref token, "h"))
            || classes.Contains("avatar", StringComparison.OrdinalIgnoreCase) || classes.Contains("emoji", StringComparison.OrdinalIgnoreCase)
            || classes.Contains("icon", StringComparison.OrdinalIgnoreCase) || classes.Contains("author", StringComparison.OrdinalIgnoreCase) || isInCard;
        body.Images.Add(new RawImage(address, PlainText.Beginning(caption, RawBody.MaxCaption), isSmall));
    }

    /// <summary>What a picture stands for that is put in the place of characters: a formula in TeX's notation, or an emoji; null for any other.</summary>
    public static string? TextOf(ref StructHtmlToken token)
    {
        if (Find(ref token, "alt") is not { Length: > 0 and <= RawBody.MaxCaption } text)
        {
            return null;
        }

        var (address, classes) = (Find(ref token, "src") ?? "", Find(ref token, "class") ?? "");
        if (FormulaPictures.Any(sign => address.Contains(sign, StringComparison.OrdinalIgnoreCase)) || classes.Contains("latex", StringComparison.OrdinalIgnoreCase) || classes.Contains("mwe-math", StringComparison.Ordinal))
        {
            return $"\\({text}\\)";
        }

        return text.Length <= MaxEmoji && !text.Any(char.IsAscii) && (classes.Contains("emoji", StringComparison.OrdinalIgnoreCase) || classes.Contains("smiley", StringComparison.OrdinalIgnoreCase)) ? text : null;
    }

    private static string? PictureAddress(ref StructHtmlToken token)
    {
        foreach (var name in HtmlNames.PictureAddresses)
        {
            if (Find(ref token, name) is { Length: > 0 } address)
            {
                return address;
            }
        }

        return null;
    }

    private static bool IsSmall(string? length) =>
        int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels < SmallestPicture;

    // Not there, letters without a size (a box without one may hold others), or far outside of the page. What is only invisible may be a whole text that a script shows, as on WeChat.
    private static bool ShowsNothing(ReadOnlySpan<char> name, ReadOnlySpan<char> style) =>
        ValueOf(style, "display").StartsWith("none", StringComparison.OrdinalIgnoreCase)
        || (name is "span" or "font" && ValueOf(style, "font-size") is ['0', .. var unit] && unit is not ['.' or (>= '1' and <= '9'), ..])
        || ValueOf(style, "left").StartsWith("-999") || ValueOf(style, "text-indent").StartsWith("-999")
        || ValueOf(style, "mso-element").StartsWith("comment-list", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> ValueOf(ReadOnlySpan<char> style, ReadOnlySpan<char> property)
    {
        var at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at > 0 && style[at - 1] is not (';' or ' ' or '\n' or '\t' or '"')))
        {
            return [];
        }

        var value = style[(at + property.Length)..].TrimStart();
        return value is [':', ..] ? value[1..].TrimStart() : [];
    }
}
