namespace ChatDigestBot.Shared;

/// <summary>How a value of an enum is written where programs read it: in columns, addresses, labels and keys of texts.</summary>
internal static class EnumName
{
    /// <summary>Its name in small letters. Stored, so a member that is renamed keeps neither its rows nor its texts.</summary>
    public static string LowerName<T>(this T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
