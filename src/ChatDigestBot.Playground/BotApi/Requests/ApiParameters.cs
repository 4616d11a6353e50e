using System.Globalization;

namespace ChatDigestBot.Playground.BotApi.Requests;

/// <summary>The parameters of one call, from query string, JSON, form or multipart: all are texts to Telegram's server.</summary>
internal sealed class ApiParameters
{
    private readonly List<(string Name, string Value)> values = new(8);
    private readonly List<UploadedFile> files = [];

    public IEnumerable<string> Names => values.Select(value => value.Name).Concat(files.Select(file => file.Field));

    public IReadOnlyList<UploadedFile> Files => files;

    public void Add(string name, string value) => values.Add((name, value));

    public void Add(UploadedFile file) => files.Add(file);

    public bool Has(string name) => values.Exists(value => value.Name == name);

    /// <summary>Empty where absent, as Telegram's server treats it.</summary>
    public string Text(string name)
    {
        foreach (var value in values)
        {
            if (value.Name == name)
            {
                return value.Value;
            }
        }

        return "";
    }

    public UploadedFile? File(string field) => files.Find(file => file.Field == field);

    public bool Flag(string name)
        => Text(name) is var value && (value is "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("yes", StringComparison.OrdinalIgnoreCase));

    /// <summary>Out of range becomes the nearest allowed value; what is no number counts as zero.</summary>
    public int Number(string name, int absent, int min, int max)
        => Math.Clamp(Text(name) is { Length: > 0 } value ? (int)Math.Clamp(ToLong(value), int.MinValue, int.MaxValue) : absent, min, max);

    public long Long(string name) => ToLong(Text(name));

    private static long ToLong(string value)
        => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

internal sealed record UploadedFile(string Field, string FileName, string? ContentType, ReadOnlyMemory<byte> Bytes);
