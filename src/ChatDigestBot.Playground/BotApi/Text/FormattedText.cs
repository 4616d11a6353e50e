using System.Text;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Text;

/// <summary>A text with its entities as a chat shows it; offsets and lengths count UTF-16 units.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<TextEntity> Entities)
{
    public static readonly FormattedText Empty = new("", []);
    private const int MaxRawBytes = 1 << 15;

    /// <summary>How many entities Telegram keeps; the rest vanish silently.</summary>
    private const int MaxEntities = 100;

    /// <summary>Not documented, seen in practice: entities may take about this many bytes on the wire.</summary>
    private const int MaxEntityBytes = 9500;

    /// <summary>Parses, cleans, trims and measures a text or caption in the order Telegram's server does.</summary>
    /// <param name="raw">Text as it came, with markup if <paramref name="parseMode"/> names one.</param>
    /// <param name="given">Entities of the request, used where there is no parse mode.</param>
    /// <param name="rule">Limit and wording: a text must not be empty, a caption may.</param>
    public static Refusal? TryParse(string raw, string parseMode, IReadOnlyList<TextEntity> given, TextRule rule, out FormattedText parsed)
    {
        parsed = Empty;
        if (raw.Length == 0)
        {
            return rule.MayBeEmpty ? null : Refusal.Bad("Message text is empty");
        }

        if (raw.Length > MaxRawBytes / 3 && Encoding.UTF8.GetByteCount(raw) > MaxRawBytes)
        {
            return Refusal.Bad("Text is too long");
        }

        var entities = given;
        if (parseMode.Length > 0 && !parseMode.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            if (!parseMode.Equals("html", StringComparison.OrdinalIgnoreCase))
            {
                return IsMarkdown(parseMode) ? Refusal.Playground($"parse_mode {parseMode} is not simulated, use HTML") : Refusal.Bad("Unsupported parse_mode");
            }

            var html = new HtmlEntityParser(raw);
            if (html.Parse() is { } error)
            {
                return Refusal.Bad("Can't parse entities: " + error);
            }

            (raw, entities) = (html.Text, html.Entities);
        }

        return TryClean(raw, entities, rule, out parsed);
    }

    private static bool IsMarkdown(string parseMode)
        => parseMode.Equals("markdown", StringComparison.OrdinalIgnoreCase) || parseMode.Equals("markdownv2", StringComparison.OrdinalIgnoreCase);

    private static Refusal? TryClean(string raw, IReadOnlyList<TextEntity> entities, TextRule rule, out FormattedText parsed)
    {
        parsed = Empty;
        var cleaned = TextCleaner.Clean(raw, entities, out var kept);
        if (cleaned.Length == 0)
        {
            return rule.MayBeEmpty ? null : Refusal.Bad("Text must be non-empty");
        }

        // Telegram's server counts code points; a bot that stays within UTF-16 units always fits.
        if (cleaned.Length > rule.MaxLength && CodePoints(cleaned) > rule.MaxLength)
        {
            return Refusal.Bad(rule.TooLong);
        }

        kept = EntityNesting.Merge(kept, TypedEntities.Find(cleaned));
        if (kept.Count > MaxEntities)
        {
            kept = kept.GetRange(0, MaxEntities);
        }

        if (kept.Sum(BytesOnWire) > MaxEntityBytes)
        {
            return Refusal.Bad("ENTITIES_TOO_LONG");
        }

        parsed = new FormattedText(cleaned, kept);
        return null;
    }

    private static int CodePoints(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static int BytesOnWire(TextEntity entity) => 12 + (entity.Url is { } url ? 4 + Encoding.UTF8.GetByteCount(url) : 0);
}

/// <summary>What holds for one kind of text.</summary>
internal sealed record TextRule(int MaxLength, string TooLong, bool MayBeEmpty)
{
    public static readonly TextRule Message = new(4096, "Message is too long", MayBeEmpty: false);
    public static readonly TextRule Caption = new(1024, "Message caption is too long", MayBeEmpty: true);
}
