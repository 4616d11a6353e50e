using System.Buffers;
using ChatDigestBot.Articles.Drafting;
using ChatDigestBot.Articles.Summaries;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>Which sentences of a post tell its news, as a person read it: <c>summaries.tsv</c> with path, beginnings of the best sentences, beginnings of others that will do; tabs between, <c> | </c> inside.</summary>
internal sealed class SummaryLabels
{
    private const int ShortestSentence = 8;

    private static readonly SearchValues<string> Ends = SearchValues.Create(["。", "！", "？", "；", "\n", ". ", "! ", "? "], StringComparison.Ordinal);

    private readonly Dictionary<string, (string[] Best, string[] Fair)> _labels = [];

    public static SummaryLabels Read(string folder)
    {
        var labels = new SummaryLabels();
        var file = Path.Combine(folder, "summaries.tsv");
        foreach (var parts in (File.Exists(file) ? File.ReadLines(file) : []).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')))
        {
            labels._labels[parts[0]] = (Parts(parts, 1), Parts(parts, 2));
        }

        return labels;
    }

    public int Count => _labels.Count;

    /// <summary>Where the best sentences begin in the text, and where those that will do; null without a label.</summary>
    public (List<int> Best, List<int> Fair)? Find(ArticleDraft draft) =>
        _labels.TryGetValue(draft.Post.Path, out var label) ? (Places(draft.Post.Text, label.Best), Places(draft.Post.Text, label.Fair)) : null;

    /// <summary>Whether the piece of text is of a sentence that begins at one of the places, with or without the words before its news.</summary>
    public static bool IsOneOf(string text, List<int> places, TextSpan span) => places.Exists(place => place <= span.Start
        ? !text.AsSpan(place, span.Start - place).ContainsAny(Ends)
        : place < span.Start + span.Length - ShortestSentence);

    private static List<int> Places(string text, string[] beginnings) => [.. beginnings.Select(beginning => text.IndexOf(beginning, StringComparison.Ordinal)).Where(place => place >= 0)];

    private static string[] Parts(string[] parts, int index) => index < parts.Length ? parts[index].Split(" | ", StringSplitOptions.RemoveEmptyEntries) : [];
}
