namespace ChatDigestBot.Shared;

/// <summary>How a value of an enum is written where programs read it: in columns, addresses, labels and keys of texts.</summary>
internal static class EnumName
{
    /// <summary>Its name in small letters. Stored, so a member that is renamed keeps neither its rows nor its texts.</summary>
    public static string LowerName<T>(this T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>The value of such a name, whatever stands in an address; null where there is none.</summary>
    public static T? Find<T>(string? name) where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
