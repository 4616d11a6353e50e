using System.Text.RegularExpressions;

namespace ChatDigestBot.Playground.Worlds;

/// <summary>The entities Telegram finds by itself in plain text: commands, mentions, hashtags, addresses.</summary>
internal static partial class TypedEntities
{
    public static IReadOnlyList<TextEntity> Find(string text)
    {
        if (text.AsSpan().IndexOfAny("/@#.") < 0)
        {
            return [];
        }

        List<TextEntity>? found = null;
        foreach (Match match in Pattern().Matches(text))
        {
            var type = match.Groups.Values.Skip(1).First(group => group.Success).Name;
            (found ??= []).Add(new TextEntity(type, match.Index, match.Length));
        }

        return found is null ? [] : found;
    }

    [GeneratedRegex(
        """
        (?<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,12})(?!\w)
        |(?<url>https?://[^\s<>"，。、；：！？（）《》「」]+(?<![.,;:!?)]))
        |(?<url>(?<![\w@.])(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|cn|io|me|dev|info)\b(?:/[^\s<>"，。、；：！？（）《》「」]*(?<![.,;:!?)]))?)
        |(?<bot_command>(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?)(?![\w/<>])
        |(?<mention>(?<!\w)@[a-zA-Z0-9_]{3,32})(?!\w)
        |(?<hashtag>(?<!\w)\#(?!\d+(?!\w))\w{1,256})
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
