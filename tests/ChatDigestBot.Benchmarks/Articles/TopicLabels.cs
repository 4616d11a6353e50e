using System.Globalization;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>What a person says a post is about.</summary>
/// <param name="Subjects">Topics that must be found.</param>
/// <param name="Sides">Topics that may be.</param>
internal sealed record TopicLabel(IReadOnlySet<string> Subjects, IReadOnlySet<string> Sides)
{
    /// <summary>The labels of a file by what stands first on a line, a post's path or a word: tabs between, spaces inside.</summary>
    public static Dictionary<string, TopicLabel> Read(string file) =>
        File.ReadLines(file).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => new TopicLabel(Words(parts, 1), Words(parts, 2)));

    private static HashSet<string> Words(string[] parts, int index) => index < parts.Length ? [.. parts[index].Split(' ', StringSplitOptions.RemoveEmptyEntries)] : [];
}

/// <summary>How often topics that were found are right, allowed or wrong, and how many were missed.</summary>
internal readonly record struct TopicFigures(int Right, int Allowed, int Wrong, int Missed)
{
    public TopicFigures Add(TopicLabel label, IReadOnlyCollection<string> found) => new(
        Right + found.Count(label.Subjects.Contains),
        Allowed + found.Count(topic => label.Sides.Contains(topic) && !label.Subjects.Contains(topic)),
        Wrong + found.Count(topic => !label.Sides.Contains(topic) && !label.Subjects.Contains(topic)),
        Missed + label.Subjects.Count(topic => !found.Contains(topic)));

    public override string ToString()
    {
        double found = Math.Max(1, Right + Allowed + Wrong);
        return string.Create(CultureInfo.InvariantCulture,
            $"precision {(Right + Allowed) / found:0.000} (strict {Right / found:0.000}), recall {(double)Right / Math.Max(1, Right + Missed):0.000}; right {Right}, allowed {Allowed}, wrong {Wrong}, missed {Missed}");
    }
}
