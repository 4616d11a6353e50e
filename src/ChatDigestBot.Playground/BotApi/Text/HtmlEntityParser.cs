using System.Globalization;
using System.Text;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Text;

/// <summary>Telegram's HTML: a few tags, four named entities, and errors that name a byte offset. Follows TDLib's <c>parse_html</c> step by step.</summary>
internal sealed class HtmlEntityParser(string html)
{
    private static readonly HashSet<string> Tags =
    [
        "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "tg-time", "span", "pre", "code", "blockquote",
    ];

    private readonly StringBuilder text = new(html.Length);
    private readonly List<TextEntity> entities = [];
    private readonly Stack<OpenTag> open = new();
    private int at;
    private bool hasHalfPair;

    public string Text { get; private set; } = "";
    public IReadOnlyList<TextEntity> Entities => entities;

    /// <summary>Returns what is wrong, or null with <see cref="Text"/> and <see cref="Entities"/> set.</summary>
    public string? Parse()
    {
        while (at < html.Length)
        {
            var character = html[at];
            if (character == '&' && TryDecode(ref at, text))
            {
                continue;
            }

            if (character != '<')
            {
                text.Append(character);
                at++;
                continue;
            }

            if ((At(at + 1) == '/' ? EndTag() : StartTag()) is { } error)
            {
                return error;
            }
        }

        if (open.TryPeek(out var unclosed))
        {
            return $"Can't find end tag corresponding to start tag \"{unclosed.Name}\"";
        }

        Text = text.ToString();
        for (var index = 0; index < entities.Count; index++)
        {
            if (entities[index] is { Type: "code", Language: not null } code)
            {
                entities[index] = code with { Language = null }; // a language shows only in a block
            }
        }

        return hasHalfPair && !IsWellFormed(Text)
            ? "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
            : null;
    }

    private static bool IsWellFormed(string text)
    {
        for (var index = 0; index < text.Length; index += char.IsHighSurrogate(text[index]) ? 2 : 1)
        {
            if (char.IsLowSurrogate(text[index]) || (char.IsHighSurrogate(text[index]) && !(index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\r' or '\n' or '\v' or '\0';

    private char At(int index) => index < html.Length ? html[index] : '\0';

    private string Offset(int index) => Encoding.UTF8.GetByteCount(html.AsSpan(0, index)).ToString(CultureInfo.InvariantCulture);

    private string? StartTag()
    {
        var begin = at++;
        while (!IsSpace(At(at)) && At(at) != '>')
        {
            at++;
        }

        if (at >= html.Length)
        {
            return $"Unclosed start tag at byte offset {Offset(begin)}";
        }

        var name = html[(begin + 1)..at].ToLowerInvariant();
        if (!Tags.Contains(name))
        {
            return $"Unsupported start tag \"{name}\" at byte offset {Offset(begin)}";
        }

        var argument = "";
        while (At(at) != '>')
        {
            SkipSpaces();
            if (At(at) == '>')
            {
                break;
            }

            if (ReadAttribute(name, begin, out var attribute, out var value) is { } error)
            {
                return error;
            }

            argument = ArgumentOf(name, attribute, value) ?? argument;
        }

        at++;
        if (name == "span" && argument != "spoiler")
        {
            return $"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Offset(begin)}";
        }

        open.Push(new OpenTag(name, argument, text.Length));
        return null;
    }

    private string? ReadAttribute(string tag, int begin, out string attribute, out string? value)
    {
        value = null;
        var nameBegin = at;
        while (!IsSpace(At(at)) && At(at) is not ('=' or '>' or '/' or '"' or '\''))
        {
            at++;
        }

        attribute = html[nameBegin..Math.Min(at, html.Length)];
        if (attribute.Length == 0)
        {
            return $"Empty attribute name in the tag \"{tag}\" at byte offset {Offset(begin)}";
        }

        SkipSpaces();
        if (At(at) != '=')
        {
            return at >= html.Length ? $"Unclosed start tag \"{tag}\" at byte offset {Offset(begin)}" : null;
        }

        at++;
        SkipSpaces();
        if (at >= html.Length)
        {
            return $"Unclosed start tag \"{tag}\" at byte offset {Offset(begin)}";
        }

        return At(at) is '\'' or '"' ? ReadQuoted(begin, out value) : ReadToken(begin, out value);
    }

    private string? ReadToken(int begin, out string? value)
    {
        var tokenBegin = at;
        while (char.IsAsciiLetterOrDigit(At(at)) || At(at) is '.' or '-')
        {
            at++;
        }

        value = html[tokenBegin..at].ToLowerInvariant();
        if (!IsSpace(At(at)) && At(at) != '>')
        {
            return $"Unexpected end of name token at byte offset {Offset(tokenBegin)}";
        }

        return at >= html.Length ? $"Unclosed start tag at byte offset {Offset(begin)}" : null;
    }

    private string? ReadQuoted(int begin, out string? value)
    {
        var quote = html[at++];
        var read = new StringBuilder();
        while (at < html.Length && html[at] != quote)
        {
            if (html[at] != '&' || !TryDecode(ref at, read))
            {
                read.Append(html[at++]);
            }
        }

        at++;
        value = read.ToString();
        return at >= html.Length ? $"Unclosed start tag at byte offset {Offset(begin)}" : null;
    }

    private static string? ArgumentOf(string tag, string attribute, string? value) => (tag, attribute, value) switch
    {
        ("blockquote", "expandable", _) => "1",
        ("a", "href", { } url) => url,
        ("code", "class", { } language) when language.StartsWith("language-", StringComparison.Ordinal) => language[9..],
        ("span", "class", { } kind) when kind.StartsWith("tg-", StringComparison.Ordinal) => kind[3..],
        ("tg-emoji", "emoji-id", { } id) => id,
        _ => null,
    };

    private string? EndTag()
    {
        var begin = at;
        if (open.Count == 0)
        {
            return $"Unexpected end tag at byte offset {Offset(begin)}";
        }

        at += 2;
        while (!IsSpace(At(at)) && At(at) != '>')
        {
            at++;
        }

        var name = html[(begin + 2)..Math.Min(at, html.Length)].ToLowerInvariant();
        SkipSpaces();
        if (At(at) != '>')
        {
            return $"Unclosed end tag at byte offset {Offset(begin)}";
        }

        at++;
        var tag = open.Pop();
        if (name.Length > 0 && name != tag.Name)
        {
            return $"Unmatched end tag at byte offset {Offset(begin)}, expected \"</{tag.Name}>\", found \"</{name}>\"";
        }

        return text.Length > tag.TextOffset ? AddEntity(tag) : null;
    }

    private string? AddEntity(OpenTag tag)
    {
        var (offset, length) = (tag.TextOffset, text.Length - tag.TextOffset);
        switch (tag.Name)
        {
            case "a":
                AddLink(tag, offset, length);
                break;
            case "pre" or "code":
                AddCode(tag, offset, length);
                break;
            case "tg-emoji":
                if (!long.TryParse(tag.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var emoji) || emoji == 0)
                {
                    return "Invalid custom emoji identifier specified";
                }

                entities.Add(new TextEntity("custom_emoji", offset, length) { CustomEmojiId = tag.Argument });
                break;
            case "tg-time":
                break; // shown as the text itself
            default:
                entities.Add(new TextEntity(StyleOf(tag), offset, length));
                break;
        }

        return null;
    }

    private static string StyleOf(OpenTag tag) => tag.Name switch
    {
        "b" or "strong" => "bold",
        "i" or "em" => "italic",
        "u" or "ins" => "underline",
        "s" or "strike" or "del" => "strikethrough",
        "blockquote" => tag.Argument.Length > 0 ? "expandable_blockquote" : "blockquote",
        _ => "spoiler",
    };

    private void AddLink(OpenTag tag, int offset, int length)
    {
        var url = tag.Argument.Length > 0 ? tag.Argument : text.ToString(offset, length);
        const string user = "tg://user?id=";
        if (url.StartsWith(user, StringComparison.OrdinalIgnoreCase) && long.TryParse(url.AsSpan(user.Length), out var id))
        {
            entities.Add(new TextEntity("text_mention", offset, length) { Mentioned = new Person { Id = id, FirstName = text.ToString(offset, length) } });
        }
        else if (LinkRule.Check(url, out _) is { } link)
        {
            entities.Add(new TextEntity("text_link", offset, length) { Url = link }); // a bad address loses its link in silence
        }
    }

    private void AddCode(OpenTag tag, int offset, int length)
    {
        var inner = entities.Count > 0 && entities[^1] is var last && last.Offset == offset && last.Length == length ? last : null;
        if (tag.Name == "pre" && inner is { Type: "code", Language: not null })
        {
            entities[^1] = inner with { Type = "pre" };
        }
        else if (tag.Name == "code" && inner is { Type: "pre" } && tag.Argument.Length > 0)
        {
            entities[^1] = inner with { Language = tag.Argument };
        }
        else
        {
            entities.Add(new TextEntity(tag.Name, offset, length) { Language = tag.Name == "code" && tag.Argument.Length > 0 ? tag.Argument : null });
        }
    }

    private void SkipSpaces()
    {
        while (at < html.Length && IsSpace(html[at]))
        {
            at++;
        }
    }

    /// <summary>Four names and numbers; anything else stays as typed. The semicolon may be missing.</summary>
    private bool TryDecode(ref int position, StringBuilder target)
    {
        var end = position + 1;
        int code;
        if (At(end) == '#')
        {
            var isHex = At(end + 1) == 'x';
            end += isHex ? 2 : 1;
            var begin = end;
            while (isHex ? char.IsAsciiHexDigit(At(end)) : char.IsAsciiDigit(At(end)))
            {
                end++;
            }

            var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
            if (!int.TryParse(html.AsSpan(begin, end - begin), style, CultureInfo.InvariantCulture, out code)
                || code is <= 0 or >= 0x10ffff || end - position >= 10)
            {
                return false;
            }
        }
        else
        {
            while (char.IsAsciiLetter(At(end)))
            {
                end++;
            }

            code = html.AsSpan(position + 1, end - position - 1) switch { "lt" => '<', "gt" => '>', "amp" => '&', "quot" => '"', _ => 0 };
            if (code == 0)
            {
                return false;
            }
        }

        hasHalfPair |= !Rune.IsValid(code);
        target.Append(Rune.IsValid(code) ? new Rune(code).ToString() : ((char)code).ToString());
        position = At(end) == ';' ? end + 1 : end;
        return true;
    }

    private sealed record OpenTag(string Name, string Argument, int TextOffset);
}
