using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Reads a head as YAML: a mapping of names to values or lists of values. Pure.</summary>
/// <remarks>
/// Aliases of all but single values are refused and the depth is limited, so a head cannot grow when it is read; values of a mapping inside it
/// are named with a dot, deeper ones passed over.
/// </remarks>
internal static class StrictYaml
{
    private const int MaxDepth = 16;

    /// <exception cref="YamlException">It is no valid YAML, or none that is allowed here.</exception>
    public static FrontMatter Read(string yaml, int firstLine)
    {
        try
        {
            return ReadMapping(yaml, firstLine);
        }
        catch (InvalidOperationException exception)
        {
            // The parser's own answer to some unclosed brackets.
            throw new YamlException("Not valid YAML.", exception);
        }
    }

    private static FrontMatter ReadMapping(string yaml, int firstLine)
    {
        var values = new Dictionary<string, FrontMatterValue>(StringComparer.Ordinal);
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
        {
            return new FrontMatter { Values = values };
        }

        parser.Consume<DocumentStart>();
        if (parser.Accept<Scalar>(out var only) && only.Value.Length == 0)
        {
            return new FrontMatter { Values = values };
        }

        parser.Consume<MappingStart>();
        ReadFields(parser, values, [], firstLine, prefix: "");
        parser.Consume<DocumentEnd>();
        parser.Consume<StreamEnd>();
        return new FrontMatter { Values = values };
    }

    private static void ReadFields(Parser parser, Dictionary<string, FrontMatterValue> values, Dictionary<string, string> anchors, int firstLine, string prefix)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!names.Add(key.Value))
            {
                throw new YamlException(key.Start, key.End, "A name is there twice.");
            }

            var name = prefix + FrontMatter.NameOf(key.Value);
            var line = firstLine + (int)key.Start.Line - 1;
            if (prefix.Length == 0 && parser.TryConsume<MappingStart>(out _))
            {
                ReadFields(parser, values, anchors, firstLine, name + ".");
            }
            else
            {
                values.TryAdd(name, new FrontMatterValue(ReadValue(parser, anchors), line));
            }
        }
    }

    private static List<string> ReadValue(Parser parser, Dictionary<string, string> anchors)
    {
        var items = new List<string>();
        if (TryReadSingle(parser, anchors) is { } single)
        {
            items.Add(single);
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (TryReadSingle(parser, anchors) is { } item)
                {
                    items.Add(item);
                }
                else
                {
                    PassOver(parser);
                }
            }
        }
        else
        {
            PassOver(parser);
        }

        return items;
    }

    // A value, or one that stands elsewhere: title: &t … with headline: *t.
    private static string? TryReadSingle(Parser parser, Dictionary<string, string> anchors)
    {
        if (parser.Accept<AnchorAlias>(out var alias) && anchors.TryGetValue(alias.Value.Value, out var meant))
        {
            parser.MoveNext();
            return meant;
        }

        if (!parser.TryConsume<Scalar>(out var scalar))
        {
            return null;
        }

        var text = Text(scalar);
        if (!scalar.Anchor.IsEmpty)
        {
            anchors[scalar.Anchor.Value] = text;
        }

        return text;
    }

    private static void PassOver(Parser parser)
    {
        var depth = 0;
        do
        {
            var token = parser.Consume<ParsingEvent>();
            if (token is AnchorAlias || depth > MaxDepth)
            {
                throw new YamlException(token.Start, token.End, "Aliases and deep nesting are not allowed.");
            }

            depth += token.NestingIncrease;
        }
        while (depth > 0);
    }

    private static string Text(Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is "null" or "Null" or "NULL" or "~" ? "" : scalar.Value;
}
