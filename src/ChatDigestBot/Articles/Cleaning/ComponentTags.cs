using System.Text;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>
/// Takes values in braces out of tags, as components of MDX have them (<c>&lt;Chart data={rows.filter(r =&gt; r.height &gt; 3)} /&gt;</c>): whoever reads HTML would end the tag at the
/// first &gt; within. A component that closes itself has nothing to read and goes. Code is left as it is. Pure.
/// </summary>
internal static class ComponentTags
{
    private const int MaxTag = 4_000;

    public static string Read(string body)
    {
        if (!body.Contains("={", StringComparison.Ordinal) && !body.Contains("{...", StringComparison.Ordinal))
        {
            return body;
        }

        var read = new StringBuilder(body.Length);
        for (var at = 0; at < body.Length;)
        {
            var end = EndOfCode(body, at);
            if (end > at)
            {
                read.Append(body, at, end - at);
                at = end;
            }
            else if (body[at] == '<' && ReadTag(body, at) is var (tag, behind))
            {
                read.Append(tag);
                at = behind;
            }
            else
            {
                read.Append(body[at++]);
            }
        }

        return read.ToString();
    }

    /// <summary>Where the code ends that begins here; the same place where none does.</summary>
    private static int EndOfCode(string body, int at)
    {
        var rest = body.AsSpan(at);
        if ((at == 0 || body[at - 1] == '\n') && rest.TrimStart(" \t") is ['`' or '~', ..] && CodeFence.Is(rest))
        {
            return Behind("\n" + rest.TrimStart()[..3].ToString(), at);
        }

        if (rest[0] == '`')
        {
            var count = rest.IndexOfAnyExcept('`');
            var ticks = count < 0 ? rest.Length : count;
            var end = Behind(rest[..ticks].ToString(), at + ticks);
            return rest[..(end - at)].Contains("\n\n", StringComparison.Ordinal) ? at + ticks : end;
        }

        return rest[0] != '<' ? at
            : rest.StartsWith("<pre", StringComparison.OrdinalIgnoreCase) ? Behind("</pre>", at)
            : rest.StartsWith("<code", StringComparison.OrdinalIgnoreCase) ? Behind("</code>", at)
            : at;

        int Behind(string mark, int from) => body.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var found ? found + mark.Length : body.Length;
    }

    /// <summary>The tag without values in braces; null where it has none, or is no tag.</summary>
    private static (string Tag, int Behind)? ReadTag(string body, int start)
    {
        var tag = new StringBuilder("<");
        var at = start + 1;
        for (; at < body.Length && (char.IsAsciiLetterOrDigit(body[at]) || body[at] is '.' or '-' or ':'); at++)
        {
            tag.Append(body[at]);
        }

        if (at == start + 1 || !char.IsAsciiLetter(body[start + 1]) || at == body.Length || !(char.IsWhiteSpace(body[at]) || body[at] is '/' or '>'))
        {
            return null;
        }

        var hasBraces = false;
        for (; at < body.Length && at - start < MaxTag; at++)
        {
            switch (body[at])
            {
                case '>':
                    return !hasBraces ? null : (char.IsAsciiLetterUpper(body[start + 1]) && tag[^1] == '/' ? "" : tag.Append('>').ToString(), at + 1);
                case '<':
                    return null;
                case '"' or '\'':
                    var close = body.IndexOf(body[at], at + 1, Math.Min(MaxTag, body.Length - at - 1));
                    if (close < 0)
                    {
                        return null;
                    }

                    tag.Append(body, at, close - at + 1);
                    at = close;
                    break;
                case '{':
                    if (EndOfBraces(body, at) is not { } brace)
                    {
                        return null;
                    }

                    hasBraces = true;
                    TakeName(tag);
                    at = brace;
                    break;
                case var space when char.IsWhiteSpace(space):
                    // A line that is left without a word would end the tag for Markdown.
                    if (tag[^1] != ' ')
                    {
                        tag.Append(' ');
                    }

                    break;
                case var other:
                    tag.Append(other);
                    break;
            }
        }

        return null;
    }

    private static int? EndOfBraces(string body, int start)
    {
        var depth = 0;
        for (var at = start; at < Math.Min(body.Length, start + MaxTag); at++)
        {
            depth += body[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at;
            }
        }

        return null;
    }

    private static void TakeName(StringBuilder tag)
    {
        if (tag[^1] == '=')
        {
            while (tag[^1] is not (' ' or '<'))
            {
                tag.Length--;
            }
        }
    }
}
