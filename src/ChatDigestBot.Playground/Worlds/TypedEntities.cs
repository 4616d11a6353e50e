namespace ChatDigestBot.Playground.Worlds;

/// <summary>The entities Telegram finds by itself in plain text: commands, mentions, hashtags, addresses.</summary>
/// <remarks>Every text passes here, so it looks only around the five characters that can mean anything.</remarks>
internal static class TypedEntities
{
    private const string Signs = "/@#.:";
    private const string StopsAddress = "<>\"，。、；：！？（）《》「」";
    private const string NotAtEndOfAddress = ".,;:!?)";
    private static readonly HashSet<string> TopDomains = new(StringComparer.OrdinalIgnoreCase) { "com", "org", "net", "cn", "io", "me", "dev", "info", "de", "uk", "eu" };

    public static IReadOnlyList<TextEntity> Find(string text)
    {
        List<TextEntity>? found = null;
        var free = 0; // everything before belongs to an entity already
        for (var at = Next(text, 0); at >= 0; at = Next(text, Math.Max(at + 1, free)))
        {
            if (FindAt(text, at, free) is { } entity)
            {
                (found ??= []).Add(entity);
                free = entity.Offset + entity.Length;
            }
        }

        return found is null ? [] : found;
    }

    private static int Next(string text, int from)
        => from >= text.Length ? -1 : text.AsSpan(from).IndexOfAny(Signs) is var found and >= 0 ? from + found : -1;

    private static TextEntity? FindAt(string text, int at, int free) => text[at] switch
    {
        ':' => FindUrl(text, at, free),
        '/' => FindCommand(text, at),
        '#' => FindHashtag(text, at),
        '@' => FindEmail(text, at, free) ?? FindMention(text, at),
        _ => FindDomain(text, at, free),
    };

    private static TextEntity? FindUrl(string text, int at, int free)
    {
        if (string.CompareOrdinal(text, at, "://", 0, 3) != 0)
        {
            return null;
        }

        var start = EndsWith(text, at, "https", free) ? at - 5 : EndsWith(text, at, "http", free) ? at - 4 : -1;
        var end = EndOfAddress(text, at + 3);
        return start >= 0 && end > at + 3 ? new TextEntity("url", start, end - start) : null;
    }

    private static TextEntity? FindDomain(string text, int at, int free)
    {
        var start = at;
        while (start > free && (IsLabel(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        if (start == at || (start > 0 && (IsWord(text[start - 1]) || text[start - 1] is '@')))
        {
            return null;
        }

        var end = at;
        var lastDot = at;
        while (end < text.Length && (IsLabel(text[end]) || (text[end] == '.' && end + 1 < text.Length && IsLabel(text[end + 1]))))
        {
            lastDot = text[end] == '.' ? end : lastDot;
            end++;
        }

        if (end <= lastDot || !TopDomains.Contains(text[(lastDot + 1)..end]) || (end < text.Length && IsWord(text[end])))
        {
            return null;
        }

        end = end < text.Length && text[end] == '/' ? EndOfAddress(text, end) : end;
        return new TextEntity("url", start, end - start);
    }

    private static TextEntity? FindCommand(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at <= 64 && IsName(text[end]))
        {
            end++;
        }

        if (end == at + 1 || (at > 0 && ClosesCommand(text[at - 1])))
        {
            return null;
        }

        if (end < text.Length && text[end] == '@' && EndOfName(text, end + 1) is var nameEnd && nameEnd - end > 3)
        {
            end = nameEnd;
        }

        return end < text.Length && ClosesCommand(text[end]) ? null : new TextEntity("bot_command", at, end - at);
    }

    private static TextEntity? FindHashtag(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at <= 256 && IsWord(text[end]))
        {
            end++;
        }

        var isTag = end > at + 1 && !(at > 0 && IsWord(text[at - 1])) && !text.AsSpan(at + 1, end - at - 1).ContainsOnlyDigits();
        return isTag ? new TextEntity("hashtag", at, end - at) : null;
    }

    private static TextEntity? FindMention(string text, int at)
    {
        var end = EndOfName(text, at + 1);
        var isMention = end - at > 3 && !(at > 0 && IsWord(text[at - 1])) && !(end < text.Length && IsWord(text[end]));
        return isMention ? new TextEntity("mention", at, end - at) : null;
    }

    private static TextEntity? FindEmail(string text, int at, int free)
    {
        var start = at;
        while (start > free && (IsName(text[start - 1]) || text[start - 1] is '.' or '+' or '-'))
        {
            start--;
        }

        var end = at + 1;
        var hasDot = false;
        while (end < text.Length && (IsLabel(text[end]) || (text[end] == '.' && end + 1 < text.Length && IsLabel(text[end + 1]))))
        {
            hasDot |= text[end] == '.';
            end++;
        }

        return start < at && hasDot ? new TextEntity("email", start, end - start) : null;
    }

    private static int EndOfAddress(string text, int from)
    {
        var end = from;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !StopsAddress.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        while (end > from && NotAtEndOfAddress.Contains(text[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        return end;
    }

    private static int EndOfName(string text, int from)
    {
        var end = from;
        while (end < text.Length && end - from < 32 && IsName(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool EndsWith(string text, int at, string word, int free)
        => at - word.Length >= free && text.AsSpan(at - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsName(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private static bool IsLabel(char character) => char.IsAsciiLetterOrDigit(character) || character == '-';

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static bool ClosesCommand(char character) => IsWord(character) || character is '/' or '<' or '>';
}
