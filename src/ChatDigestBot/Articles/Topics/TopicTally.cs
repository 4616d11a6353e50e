namespace ChatDigestBot.Articles.Topics;

/// <summary>What was found in one post for one topic.</summary>
internal sealed class TopicTally
{
    private const double MaxOfText = 13;

    private double _text;
    private double _others;

    public bool IsVetoed { get; set; }

    public List<TopicReason> Reasons { get; } = [];

    /// <summary>The points of the strongest single word or category found, wherever it was.</summary>
    public double Strongest { get; private set; }

    /// <summary>The points of the strongest word in the title or the first lines.</summary>
    public double StrongestAhead { get; private set; }

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

    public void Meet(double points, bool isAhead)
    {
        Strongest = Math.Max(Strongest, points);
        StrongestAhead = isAhead ? Math.Max(StrongestAhead, points) : StrongestAhead;
    }

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
