using System.Buffers;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Topics;

/// <summary>Finds what in a post speaks for each topic, in points. Pure.</summary>
/// <remarks>
/// A word in the title is worth its points, half of them where it is one of a list. In the text it is worth less, the less the thinner it is spread: one mention in a
/// long text is next to nothing. Links to a channel are mentions too. What a work is called (<see cref="NamesOfWorks"/>) says nothing.
/// </remarks>
internal static class TopicFinder
{
    private const double ListShare = 0.5;
    private const double AloneShare = 1.25;
    private const double TextShare = 0.6;
    private const double LeadShare = 0.3;
    private const int LeadLength = 120;
    private const int BeginningLength = 500;
    private const double LatinShare = 0.35;
    private const double Spread = 300;
    private const double NameShare = 0.5;
    private const int MaxText = 20_000;
    private const int Spans = 5; // of counts: title, text, its beginning, and what stands in lists of title and text

    public static TopicFindings Find(TopicSet topics, TopicEvidence evidence)
    {
        var words = topics.Index.Words.Length;
        var counts = ArrayPool<int>.Shared.Rent(Spans * words);
        var text = evidence.Text.AsSpan(0, Math.Min(evidence.Text.Length, MaxText));
        var folded = ArrayPool<char>.Shared.Rent(Math.Max(text.Length, evidence.Title.Length));
        try
        {
            var inTitle = counts.AsSpan(0, words);
            var inText = counts.AsSpan(words, words);
            var inLead = counts.AsSpan(2 * words, words);
            var listed = counts.AsSpan(3 * words, words);
            var listedInText = counts.AsSpan(4 * words, words);
            counts.AsSpan(0, Spans * words).Clear();
            var works = NamesOfWorks.Find(evidence.Title, text);
            TextFolding.Fold(evidence.Title, folded);
            var manner = PostManner.Of(folded.AsSpan(0, evidence.Title.Length), text);
            NamesOfWorks.Hide(folded.AsSpan(0, evidence.Title.Length), works);
            topics.Index.Count(evidence.Title, folded.AsSpan(0, evidence.Title.Length), inTitle, listed, isTitle: true);
            var heads = RoundUp.Heads(folded.AsSpan(0, evidence.Title.Length));
            var named = CountNamed(topics, evidence.Title, folded.AsSpan(0, evidence.Title.Length), heads, inLead);
            topics.Index.Hide(evidence.Title, folded.AsSpan(0, evidence.Title.Length));
            var title = new string(folded, 0, evidence.Title.Length);
            TextFolding.Fold(text, folded);
            NamesOfWorks.Hide(folded.AsSpan(0, text.Length), works);
            topics.Index.Count(text, folded.AsSpan(0, text.Length), inText, listedInText);
            var (lead, beginning, length) = Measure(text);
            topics.Index.Count(text[..lead], folded.AsSpan(0, lead), inLead, []);
            var tallies = Weigh(topics, evidence, length, inTitle, listed, inText, listedInText, inLead);
            DropTopicsOfFewHeads(tallies, named, heads.Count);
            topics.Index.Hide(text[..beginning], folded.AsSpan(0, beginning));
            return new TopicFindings { Tallies = tallies, Title = title, Beginning = new string(folded, 0, beginning), Length = length, Manner = manner };
        }
        finally
        {
            ArrayPool<int>.Shared.Return(counts);
            ArrayPool<char>.Shared.Return(folded);
        }
    }

    // A Latin letter says about a third of what a Chinese character says.
    private static (int Lead, int Beginning, double Length) Measure(ReadOnlySpan<char> text)
    {
        var (lead, beginning, length) = (text.Length, text.Length, 0.0);
        for (var index = 0; index < text.Length; index++)
        {
            length += text[index] < '\u2E80' ? LatinShare : 1;
            lead = lead == text.Length && length >= LeadLength ? index : lead;
            beginning = beginning == text.Length && length >= BeginningLength ? index : beginning;
        }

        return (lead, beginning, length);
    }

    private static TopicTally?[] Weigh(
        TopicSet topics, TopicEvidence evidence, double length, ReadOnlySpan<int> inTitle, ReadOnlySpan<int> listed, ReadOnlySpan<int> inText, ReadOnlySpan<int> listedInText, ReadOnlySpan<int> inLead)
    {
        var tallies = new TopicTally?[topics.Topics.Count];
        // A post without a text of its own, or with a teaser, has nothing else to speak with.
        var titleShare = length <= TopicFindings.Teaser ? AloneShare : 1;
        for (var number = 0; number < inTitle.Length; number++)
        {
            if ((inTitle[number] | inText[number]) == 0)
            {
                continue;
            }

            var word = topics.Index.Words[number];
            foreach (var use in word.Uses)
            {
                var tally = tallies[use.Topic] ??= new TopicTally();
                if (use.IsVeto)
                {
                    tally.IsVetoed |= inTitle[number] > 0;
                    continue;
                }

                if (inTitle[number] > 0)
                {
                    tally.NamedByMaker += use.IsMaker ? use.Points * titleShare : 0;
                    tally.Add("title", word.Folded, inTitle[number], use.Points * titleShare * (listed[number] == inTitle[number] ? ListShare : 1));
                }

                tally.Meet(use.Points, isAhead: inTitle[number] > 0 || inLead[number] > 0);
                var mentions = inText[number] - ((1 - ListShare) * listedInText[number]);
                var share = TextShare * Math.Min(1, mentions * Spread / (length + Spread));
                tally.AddText(word.Folded, inText[number], use.Points * (share + (inLead[number] > 0 ? LeadShare * (mentions < inText[number] ? ListShare : 1) : 0)));
            }
        }

        List<Category> categories = [.. evidence.Categories.Distinct().Select(name => new Category(name, TextFolding.Fold(name)))];
        for (var index = 0; index < tallies.Length; index++)
        {
            tallies[index] = AddCategories(tallies[index], topics.Topics[index], categories, evidence.Links);
        }

        AddNames(tallies, topics, categories);
        return tallies;
    }

    // A round-up is about what most of its headlines name, or what it calls itself before them.
    private static void DropTopicsOfFewHeads(TopicTally?[] tallies, int[] named, int heads)
    {
        for (var index = 0; index < named.Length; index++)
        {
            // Nothing may speak for it in words, and the model still be for it.
            if ((tallies[index] ??= new TopicTally()) is { IsNamedBySource: false } tally)
            {
                tally.IsVetoed |= named[index] * 2 < heads;
            }
        }
    }

    /// <summary>How many of the headlines name each topic; the label before them counts for all of them.</summary>
    /// <param name="counts">Empty, and empty again afterwards.</param>
    /// <returns>By topic; nothing where there are no headlines.</returns>
    private static int[] CountNamed(TopicSet topics, string title, ReadOnlySpan<char> folded, IReadOnlyList<Range> heads, Span<int> counts)
    {
        if (heads.Count == 0)
        {
            return [];
        }

        var named = new int[topics.Topics.Count];
        foreach (var head in heads)
        {
            AddStrong(title.AsSpan()[head], folded[head], counts, 1);
        }

        AddStrong(title.AsSpan(0, RoundUp.LabelLength(folded)), folded[..RoundUp.LabelLength(folded)], counts, heads.Count);
        counts.Clear();
        return named;

        void AddStrong(ReadOnlySpan<char> part, ReadOnlySpan<char> foldedPart, Span<int> scratch, int weight)
        {
            scratch.Clear();
            topics.Index.Count(part, foldedPart, scratch, []);
            var strong = new HashSet<int>();
            foreach (var word in topics.Index.Words)
            {
                if (scratch[word.Number] > 0)
                {
                    strong.UnionWith(word.Uses.Where(use => use.Points >= WordRule.StrongShare * topics.Threshold).Select(use => use.Topic));
                }
            }

            foreach (var topic in strong)
            {
                named[topic] += weight;
            }
        }
    }

    private static TopicTally? AddCategories(TopicTally? tally, Topic topic, List<Category> categories, IReadOnlyList<string> links)
    {
        foreach (var category in categories)
        {
            if (topic.Categories.TryGetValue(category.Folded, out var points))
            {
                (tally ??= new TopicTally()).Add("category", category.Name, 1, points);
                tally.Meet(points, isAhead: true);
            }
        }

        foreach (var (address, points) in topic.Links)
        {
            // However often a text links there, it is one mention.
            if (links.Any(link => link.StartsWith(address, StringComparison.OrdinalIgnoreCase)))
            {
                (tally ??= new TopicTally()).Add("link", address, 1, points);
            }
        }

        return tally;
    }

    // A source or channel that is named after a topic (机器人网, 光伏頻道) speaks for it, if not loud enough to decide alone.
    private static void AddNames(TopicTally?[] tallies, TopicSet topics, List<Category> categories)
    {
        var best = new Dictionary<int, (string Name, double Points)>();
        foreach (var (name, _) in categories.Where(category => topics.Topics.All(topic => !topic.Categories.ContainsKey(category.Folded))))
        {
            foreach (var word in topics.Index.Find(name))
            {
                foreach (var use in word.Uses.Where(use => use.Points >= WordRule.StrongShare * topics.Threshold && use.Points > best.GetValueOrDefault(use.Topic).Points))
                {
                    best[use.Topic] = (name, use.Points);
                }
            }
        }

        foreach (var (topic, (name, points)) in best)
        {
            // Only where the post itself speaks of it too.
            if (tallies[topic] is { } tally)
            {
                tally.Add("category", name, 1, points * NameShare);
                tally.Meet(points, isAhead: true);
            }
        }
    }

    private readonly record struct Category(string Name, string Folded);
}
