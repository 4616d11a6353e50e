namespace ChatDigestBot.Shared;

/// <summary>What somebody typed over the text that a form was shown with. Meanwhile others may have changed that text, and nobody's words are lost unread.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Shown">The <see cref="Mark"/> of what the form was shown with; null where it carries none, and what is there now counts as shown.</param>
internal readonly record struct TypedOver(string Text, string? Shown = null)
{
    /// <summary>Of the two fields of a form; where the first is missing, nothing was typed.</summary>
    public static TypedOver Of(string? text, string? shown) => text is null ? new TypedOver("", Mark("")) : new TypedOver(text, shown is { Length: > 0 } ? shown : null);

    /// <summary>Stands for a text in a hidden field; browsers send other line ends than they got.</summary>
    public static string Mark(string? text) => ShortKey.For((text ?? "").ReplaceLineEndings("\n").Trim());

    /// <summary>Whether it asks for a change; where nothing was typed, what others wrote meanwhile stays.</summary>
    public bool Changes(string? now) => Mark(Text) != (Shown ?? Mark(now)) && Mark(Text) != Mark(now);

    /// <summary>Whether that change would undo somebody else's whom its author has not seen.</summary>
    public bool IsOutdated(string? now) => Changes(now) && Shown is not null && Shown != Mark(now);
}
