using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>What the name of a file says of its post, where nothing else names it. Pure.</summary>
internal static partial class FileTitle
{
    public static string Of(string path)
    {
        var parts = path.Split('/');
        var name = parts[^1];
        var dot = name.LastIndexOf('.');
        name = dot > 0 ? name[..dot] : name;
        // A folder of its own with the post's pictures or its facts beside it: the file is called the same in each.
        name = parts.Length > 1 && Index().IsMatch(name) ? parts[^2] : name;
        name = name.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(name) : name;
        var title = Identity().Replace(Day().Replace(name, ""), "").Trim();
        // Words of an address; in other names these signs stand for something, see TitleRule.
        title = Address().IsMatch(title) ? title.Replace('-', ' ') : title;
        return title.Length > 0 ? title : name;
    }

    [GeneratedRegex(@"^(?:index|readme|content|post|article|story|page|main|body|text|default)(?:[._-][a-z]{2}(?:[_-][a-z]{2,4})?)?$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Index();

    // As Jekyll and people who keep a diary have it.
    [GeneratedRegex(@"^(?:19|20)[0-9]{2}[-_.]?[01][0-9][-_.]?[0-3][0-9][-_. ]+(?=[^0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Day();

    // Notion's own name of a page.
    [GeneratedRegex(@"\s[0-9a-f]{32}$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Identity();

    [GeneratedRegex(@"^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9.]+){2,}$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Address();
}
