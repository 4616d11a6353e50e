using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.BotApi.Text;

/// <summary>Makes entities nest as Telegram shows them: nothing inside code, one link at a place, styles of one kind merged.</summary>
internal static class EntityNesting
{
    /// <summary>Drops empty entities and those that cannot be where they are; sorted by offset, the longer first.</summary>
    public static List<TextEntity> Fix(IReadOnlyList<TextEntity> entities)
    {
        if (entities.Count == 0)
        {
            return [];
        }

        var solid = OutermostOf(entities.Where(entity => entity.Length > 0 && !IsStyle(entity) && !IsQuote(entity)));
        var quotes = OutermostOf(entities.Where(entity => entity.Length > 0 && IsQuote(entity)));
        var code = solid.Where(IsCode).ToList();
        var styles = entities
            .Where(entity => entity.Length > 0 && IsStyle(entity))
            .GroupBy(entity => entity.Type)
            .SelectMany(Union)
            .SelectMany(style => Subtract(style, code));
        return Sort([.. solid, .. quotes, .. styles]);
    }

    /// <summary>Adds what Telegram found by itself, except where the sender already marked a link or code.</summary>
    public static List<TextEntity> Merge(List<TextEntity> entities, IReadOnlyList<TextEntity> found)
    {
        if (found.Count == 0)
        {
            return entities;
        }

        var solid = entities.Where(entity => !IsStyle(entity) && !IsQuote(entity)).ToList();
        return Sort([.. entities, .. found.Where(candidate => !solid.Exists(entity => Overlaps(entity, candidate)))]);
    }

    private static List<TextEntity> Sort(List<TextEntity> entities)
        => [.. entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)];

    private static bool IsStyle(TextEntity entity) => entity.Type is "bold" or "italic" or "underline" or "strikethrough" or "spoiler";

    private static bool IsQuote(TextEntity entity) => entity.Type is "blockquote" or "expandable_blockquote";

    private static bool IsCode(TextEntity entity) => entity.Type is "code" or "pre";

    private static bool Overlaps(TextEntity one, TextEntity other)
        => one.Offset < other.Offset + other.Length && other.Offset < one.Offset + one.Length;

    private static List<TextEntity> OutermostOf(IEnumerable<TextEntity> entities)
    {
        var kept = new List<TextEntity>();
        foreach (var entity in entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length))
        {
            if (kept.Count == 0 || entity.Offset >= kept[^1].Offset + kept[^1].Length)
            {
                kept.Add(entity);
            }
        }

        return kept;
    }

    private static List<TextEntity> Union(IEnumerable<TextEntity> sameStyle)
    {
        var merged = new List<TextEntity>();
        foreach (var entity in sameStyle.OrderBy(entity => entity.Offset))
        {
            if (merged.Count > 0 && merged[^1] is var last && entity.Offset <= last.Offset + last.Length)
            {
                var end = Math.Max(last.Offset + last.Length, entity.Offset + entity.Length);
                merged[^1] = last with { Length = end - last.Offset };
            }
            else
            {
                merged.Add(entity);
            }
        }

        return merged;
    }

    private static IEnumerable<TextEntity> Subtract(TextEntity style, List<TextEntity> code)
    {
        var from = style.Offset;
        var end = style.Offset + style.Length;
        foreach (var block in code.Where(block => Overlaps(block, style)))
        {
            if (block.Offset > from)
            {
                yield return style with { Offset = from, Length = block.Offset - from };
            }

            from = Math.Max(from, block.Offset + block.Length);
        }

        if (from < end)
        {
            yield return style with { Offset = from, Length = end - from };
        }
    }
}
