using System.Buffers;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Topics;

/// <summary>What of an article speaks for a topic.</summary>
internal sealed record TopicEvidence
{
    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>Source, section and channel.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    public required IReadOnlyList<string> Links { get; init; }
}

/// <summary>Finds an article's topics by adding up evidence. Pure.</summary>
/// <remarks>
/// A word in the title is worth its points, half of them where it is one of a list. In the text it is worth less, the less the thinner it is spread: one mention in a
/// long text is next to nothing. Links to a channel are mentions too. So no topic comes from the text's mentions alone unless the
/// text is full of them; and none from weak words alone, however many: one must be nearly enough by itself. Nor from one word
/// alone said a few times, unless it is one that leaves no doubt. What a work is called (<see cref="NamesOfWorks"/>) says nothing.
/// </remarks>
internal static class TopicClassifier
{
    public const int MaxTopics = 3;

    private const double ListShare = 0.5;
    private const double AloneShare = 1.25;
    private const double Teaser = 50;
    private const double StrongShare = 0.8;
    private const double TextShare = 0.6;
    private const double LeadShare = 0.3;
    private const int LeadLength = 120;
    private const double LatinShare = 0.35;
    private const double Spread = 300;
    private const double MaxOfText = 13;
    private const double Unnamed = 0.2;
    private const double MentionShare = 0.8;
    private const int MaxMentions = 5;
    private const double SideShare = 0.7;
    private const double SideOfAtMost = 26;
    private const double NameShare = 0.5;
    private const int MaxText = 20_000;
    private const int Spans = 5; // of counts: title, text, its beginning, and what stands in lists of title and text

    public static IReadOnlyList<TopicScore> Classify(TopicSet topics, TopicEvidence evidence)
    {
        var words = topics.Index.Words.Count;
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
            NamesOfWorks.Hide(folded.AsSpan(0, evidence.Title.Length), works);
            topics.Index.Count(evidence.Title, folded.AsSpan(0, evidence.Title.Length), inTitle, listed, isTitle: true);
            var heads = RoundUp.Heads(folded.AsSpan(0, evidence.Title.Length));
            var named = CountNamed(topics, evidence.Title, folded.AsSpan(0, evidence.Title.Length), heads, inLead);
            TextFolding.Fold(text, folded);
            NamesOfWorks.Hide(folded.AsSpan(0, text.Length), works);
            topics.Index.Count(text, folded.AsSpan(0, text.Length), inText, listedInText);
            var (lead, weight) = Weight(text);
            topics.Index.Count(text[..lead], folded.AsSpan(0, lead), inLead, []);
            var tallies = Weigh(topics, evidence, weight, inTitle, listed, inText, listedInText, inLead);
            DropTopicsOfFewHeads(tallies, named, heads.Count);
            return Choose(topics, evidence, tallies);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(counts);
            ArrayPool<char>.Shared.Return(folded);
        }
    }

    // A Latin letter says about a third of what a Chinese character says.
    private static (int Lead, double Length) Weight(ReadOnlySpan<char> text)
    {
        var (lead, length) = (-1, 0.0);
        for (var index = 0; index < text.Length; index++)
        {
            length += text[index] < '\u2E80' ? LatinShare : 1;
            lead = lead < 0 && length >= LeadLength ? index : lead;
        }

        return (lead < 0 ? text.Length : lead, length);
    }

    private static Tally?[] Weigh(
        TopicSet topics, TopicEvidence evidence, double length, ReadOnlySpan<int> inTitle, ReadOnlySpan<int> listed, ReadOnlySpan<int> inText, ReadOnlySpan<int> listedInText, ReadOnlySpan<int> inLead)
    {
        var tallies = new Tally?[topics.Topics.Count];
        // A post without a text of its own, or with a teaser, has nothing else to speak with.
        var titleShare = length <= Teaser ? AloneShare : 1;
        foreach (var word in topics.Index.Words)
        {
            if (inTitle[word.Number] == 0 && inText[word.Number] == 0)
            {
                continue;
            }

            foreach (var use in word.Uses)
            {
                var tally = tallies[use.Topic] ??= new Tally();
                if (use.IsVeto)
                {
                    tally.IsVetoed |= inTitle[word.Number] > 0;
                    continue;
                }

                if (inTitle[word.Number] > 0)
                {
                    tally.NamedByMaker += use.IsMaker ? use.Points * titleShare : 0;
                    tally.Add("title", word.Folded, inTitle[word.Number], use.Points * titleShare * (listed[word.Number] == inTitle[word.Number] ? ListShare : 1));
                }

                tally.Strongest = Math.Max(tally.Strongest, use.Points);
                if (inTitle[word.Number] > 0 || inLead[word.Number] > 0)
                {
                    tally.StrongestAhead = Math.Max(tally.StrongestAhead, use.Points);
                }

                var mentions = inText[word.Number] - ((1 - ListShare) * listedInText[word.Number]);
                var share = TextShare * Math.Min(1, mentions * Spread / (length + Spread));
                tally.AddText(word.Folded, inText[word.Number], use.Points * (share + (inLead[word.Number] > 0 ? LeadShare * (mentions < inText[word.Number] ? ListShare : 1) : 0)));
            }
        }

        for (var index = 0; index < tallies.Length; index++)
        {
            tallies[index] = AddCategories(tallies[index], topics.Topics[index], evidence);
        }

        AddNames(tallies, topics, evidence);
        return tallies;
    }

    // A round-up is about what most of its headlines name, or what it calls itself before them.
    private static void DropTopicsOfFewHeads(Tally?[] tallies, int[] named, int heads)
    {
        for (var index = 0; index < named.Length; index++)
        {
            if (tallies[index] is { IsNamedBySource: false } tally)
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
                    strong.UnionWith(word.Uses.Where(use => use.Points >= StrongShare * topics.Threshold).Select(use => use.Topic));
                }
            }

            foreach (var topic in strong)
            {
                named[topic] += weight;
            }
        }
    }

    private static Tally? AddCategories(Tally? tally, Topic topic, TopicEvidence evidence)
    {
        foreach (var category in evidence.Categories.Distinct())
        {
            if (topic.Categories.TryGetValue(TextFolding.Fold(category), out var points))
            {
                (tally ??= new Tally()).Add("category", category, 1, points);
                tally.Strongest = Math.Max(tally.Strongest, points);
                tally.StrongestAhead = Math.Max(tally.StrongestAhead, points);
            }
        }

        foreach (var (address, points) in topic.Links)
        {
            // However often a text links there, it is one mention.
            if (evidence.Links.FirstOrDefault(link => link.StartsWith(address, StringComparison.OrdinalIgnoreCase)) is not null)
            {
                (tally ??= new Tally()).Add("link", address, 1, points);
            }
        }

        return tally;
    }

    // A source or channel that is named after a topic (机器人网, 光伏頻道) speaks for it, if not loud enough to decide alone.
    private static void AddNames(Tally?[] tallies, TopicSet topics, TopicEvidence evidence)
    {
        var names = evidence.Categories.Where(category => topics.Topics.All(topic => !topic.Categories.ContainsKey(TextFolding.Fold(category)))).Distinct().ToList();
        var best = new Dictionary<int, (string Name, double Points)>();
        foreach (var name in names)
        {
            foreach (var word in topics.Index.Find(name))
            {
                foreach (var use in word.Uses.Where(use => use.Points >= StrongShare * topics.Threshold && use.Points > best.GetValueOrDefault(use.Topic).Points))
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
                tally.Strongest = Math.Max(tally.Strongest, points);
                tally.StrongestAhead = Math.Max(tally.StrongestAhead, points);
            }
        }
    }

    private static List<TopicScore> Choose(TopicSet topics, TopicEvidence evidence, Tally?[] tallies)
    {
        var chosen = new List<(Topic Topic, Tally Tally)>();
        for (var index = 0; index < tallies.Length; index++)
        {
            if (tallies[index] is { IsVetoed: false } tally && IsEnough(tally, topics.Threshold, evidence))
            {
                chosen.Add((topics.Topics[index], tally));
            }
        }

        if (chosen.Exists(found => IsNamed(found.Tally, topics.Threshold)))
        {
            // What only the text speaks of, however much, is no match for what the post calls itself.
            chosen.RemoveAll(found => !IsNamed(found.Tally, topics.Threshold));
        }

        if (chosen.Exists(found => !found.Topic.IsGeneral && IsNamedByMatter(found.Tally, topics.Threshold)))
        {
            // A carmaker's robotaxi is about driving, whoever made it; its shares are about it.
            chosen.RemoveAll(found => !IsNamedByMatter(found.Tally, topics.Threshold));
        }

        chosen.Sort(static (left, right) => right.Tally.Total.CompareTo(left.Tally.Total));
        if (chosen.Exists(found => !found.Topic.IsGeneral))
        {
            chosen.RemoveAll(found => found.Topic.IsGeneral);
        }

        return [.. chosen.Where((found, place) => place == 0 || IsSubjectToo(found.Tally, chosen[0].Tally, topics.Threshold)).Take(MaxTopics).Select(found => new TopicScore
        {
            Topic = found.Topic.Id,
            Score = Math.Round(found.Tally.Total, 1),
            Reasons = [.. found.Tally.Reasons.OrderByDescending(reason => Math.Abs(reason.Points)).Take(8)],
        })];
    }

    // What a post is of beside its first subject must be named by title or source, and not be far behind it; beyond some measure a subject
    // that is spoken of at length leaves room for another.
    private static bool IsSubjectToo(Tally tally, Tally first, double threshold) =>
        IsNamed(tally, threshold) && tally.Total >= SideShare * Math.Min(first.Total, SideOfAtMost);

    private static bool IsNamed(Tally tally, double threshold) => tally.Named >= StrongShare * threshold;

    private static bool IsNamedByMatter(Tally tally, double threshold) => tally.Named - tally.NamedByMaker >= StrongShare * threshold;

    // What a post is about, its title mostly names: the less it does, the more the text must say.
    private static double Required(double named, double threshold) =>
        threshold * (1 + (Unnamed * (1 - Math.Clamp(named / (StrongShare * threshold), 0, 1))));

    private static bool IsEnough(Tally tally, double threshold, TopicEvidence evidence) =>
        tally.Total >= Required(tally.Named, threshold)
        && tally.Strongest >= StrongShare * threshold
        && tally.StrongestAhead >= StrongShare * threshold
        && (evidence.Text.Length == 0 || tally.Strongest > MentionShare * threshold || !tally.IsOneWordSaidAtMost(MaxMentions));

    private sealed class Tally
    {
        private double _text;
        private double _others;

        public bool IsVetoed { get; set; }

        public List<TopicReason> Reasons { get; } = [];

        /// <summary>The points of the strongest single word or category found, wherever it was.</summary>
        public double Strongest { get; set; }

        /// <summary>The points of the strongest word in the title or the first lines.</summary>
        public double StrongestAhead { get; set; }

        /// <summary>What title and source say of it: what a post is about, its writer mostly names there.</summary>
        public double Named { get; private set; }

        public bool IsNamedBySource => Reasons.Exists(reason => reason.Rule == "category");

        /// <summary>That part of <see cref="Named"/> which only names a company.</summary>
        public double NamedByMaker { get; set; }

        /// <summary>So a hospital comes into a post that is not about health, and chips of potatoes into one that is of no topic.</summary>
        public bool IsOneWordSaidAtMost(int times) =>
            Reasons.Where(reason => reason.Points > 0).Select(reason => reason.Found.EndsWith('s') ? reason.Found[..^1] : reason.Found).Distinct().Take(2).Count() == 1
            && Reasons.Where(reason => reason.Points > 0).Sum(reason => reason.Count) <= times;

        public double Total => _others + Math.Min(_text, MaxOfText);

        public void Add(string rule, string found, int count, double points)
        {
            _others += points;
            Named += rule == "link" ? 0 : points;
            Reasons.Add(new TopicReason { Rule = rule, Found = found, Count = count, Points = Math.Round(points, 1) });
        }

        public void AddText(string word, int count, double points)
        {
            if (count > 0)
            {
                _text += points;
                Reasons.Add(new TopicReason { Rule = "text", Found = word, Count = count, Points = Math.Round(points, 1) });
            }
        }
    }
}
