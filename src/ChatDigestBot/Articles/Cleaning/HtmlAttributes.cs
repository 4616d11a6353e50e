using System.Globalization;
using AngleSharp.Html.Parser.Tokens.Struct;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Reads what the attributes of a tag say. Pure.</summary>
internal static class HtmlAttributes
{
    private const int MaxImages = 100;
    private const int SmallestPicture = 100;

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
                "style" => DisplaysNothing(value),
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
        var address = Find(ref token, "data-original") ?? Find(ref token, "data-src") ?? Find(ref token, "src");
        if (address is null or { Length: > RawBody.MaxAddress } || body.Images.Count >= MaxImages)
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

    private static bool IsSmall(string? length) =>
        int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels < SmallestPicture;

    private static bool DisplaysNothing(ReadOnlySpan<char> style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return false;
        }

        var value = style[(at + "display".Length)..].TrimStart();
        return value is [':', ..] && value[1..].TrimStart().StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }
}
