using System.Numerics;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Decides whether two articles of quite other words tell of one event: the same who, the same what. Pure.</summary>
internal static class EventRule
{
    private const int LeastShared = 2;
    private const int ManyKinds = 3;
    private const double TitlesAlike = 0.5;

    // Of two newsrooms: things that both name, and those with a day and amounts.
    private const int LeastThings = 2;
    private const int LeastEvidence = 4;
    private const int MostAmounts = 2;

    public static bool AreOne(StoryFacts one, StoryFacts other) =>
        NameOneAnother(one, other) && ShareMoreThanAName(one, other) && TellOneThing(one, other) && DayRule.MayBeOne(one, other) && !AreOfOthers(one, other);

    /// <summary>
    /// Two newsrooms tell of one event, each under a title and in an order of its own: the same happened, to somebody whom both titles lead to, on one day, and they name the
    /// same things and amounts besides. One newsroom that writes twice has something new to say.
    /// </summary>
    public static bool IsToldByTwoNewsrooms(StoryFacts one, StoryFacts other) =>
        !AreOfOneSource(one, other) && MayTellOneThing(one, other)
        && one.Things.IsTitleKnownTo(other.Things) && other.Things.IsTitleKnownTo(one.Things) && HasEvidence(one, other) && TellOneThing(one, other) && ShareAName(one, other)
        && DayRule.MayBeOne(one, other) && !NamesAnotherInItsStead(one, other) && !AreOfOthers(one, other)
        && !(one.Things.HasSubjectUnknownTo(other.Things) && other.Things.HasSubjectUnknownTo(one.Things));

    private static bool AreOfOneSource(StoryFacts one, StoryFacts other) => one.Source is not null && SourceName.Comparer.Equals(one.Source, other.Source);

    // What the titles say is known before a text is looked through.
    private static bool MayTellOneThing(StoryFacts one, StoryFacts other) => (one.TitleKinds & other.TitleKinds) != 0 || (one.TitleKinds == 0) != (other.TitleKinds == 0);

    private static bool HasEvidence(StoryFacts one, StoryFacts other) => one.Things.SharedThings(other.Things) is >= LeastThings and var things
        && things + (DayRule.NameOne(one, other) ? 1 : 0) + Math.Min(MostAmounts, Agreement.Of(one.Figures, other.Figures).Shared + one.RoughNumbers.Answered(other.RoughNumbers)) >= LeastEvidence;

    // English has many words that are rare and name nobody.
    private static bool ShareAName(StoryFacts one, StoryFacts other) => TextFolding.HasHan(one.Title) || TextFolding.HasHan(other.Title)
        || one.ProperNames.Concat(other.ProperNames).Any(name => (one.TitleParts.Contains(name) || other.TitleParts.Contains(name))
            && !SubjectRule.IsReporting(name) && WordRarity.Of(name) >= WordRarity.LeastOfName && one.Says(name) && other.Says(name));

    // Two titles of one form are of two where one has somebody in the other's stead of whom the other does not speak.
    private static bool NamesAnotherInItsStead(StoryFacts one, StoryFacts other) =>
        Alignment.Gaps(one.TitleTokens, other.TitleTokens, TitlesAlike) is { } gaps && gaps.Exists(gap => gap.IsSwap
            && (!other.Says(Name(one.TitleTokens, gap.From, gap.To)) || !one.Says(Name(other.TitleTokens, gap.OtherFrom, gap.OtherTo))));

    private static string Name(List<string> tokens, int from, int to) => TextFolding.IsHan(tokens[from][0]) ? string.Concat(tokens[from..Math.Min(to, from + 2)]) : tokens[from];

    // One who attacks twice a day shares who and what, and attacks two things.
    private static bool ShareMoreThanAName(StoryFacts one, StoryFacts other) =>
        one.TitleParts.Where(part => other.TitleParts.Contains(part) && EventKinds.In($" {part} ") == 0).Take(LeastShared).Count() == LeastShared;

    /// <summary>Both titles name the same one: a Latin name, or Chinese characters that are more than headlines are full of and tell no event.</summary>
    private static bool NameOneAnother(StoryFacts one, StoryFacts other) =>
        one.TitleParts.Any(part => char.IsAsciiLetter(part[0]) && other.TitleParts.Contains(part) && IsName(part, one, other)) || SharesName(one.Title, other.Title);

    /// <summary>The titles say that the same happened; where one says nothing of the kind, what the other's says stands at its beginning.</summary>
    private static bool TellOneThing(StoryFacts one, StoryFacts other) => one.TitleKinds != 0 && other.TitleKinds != 0
        ? (one.TitleKinds & other.TitleKinds) != 0
        : ((one.TitleKinds & other.Kinds) | (other.TitleKinds & one.Kinds)) != 0;

    /// <summary>Each begins with a name, or has one in the other's stead, or names a place or company at its beginning, that the other never says; or one tells of much else.</summary>
    private static bool AreOfOthers(StoryFacts one, StoryFacts other) =>
        (BeginsWithItsOwn(one, other) && BeginsWithItsOwn(other, one)) || (one.NamesItsOwn(other) && other.NamesItsOwn(one))
        || SubjectRule.Differ(one, other, areFormAlike: true, areTextsAlike: false) || IsRoundUp(one, other) || IsRoundUp(other, one);

    private static bool IsRoundUp(StoryFacts one, StoryFacts other) => RoundUp.TellsSeveral(one.Title)
        || (BitOperations.PopCount(one.TitleKinds) >= ManyKinds && BitOperations.PopCount(one.TitleKinds & ~other.Kinds) >= ManyKinds - 1);

    private static bool IsName(string part, StoryFacts one, StoryFacts other) =>
        part.Length > 2 && !SubjectRule.IsReporting(part)
        && (one.ProperNames.Contains(part) || other.ProperNames.Contains(part) || TextFolding.IsHan(one.Title[0]) || TextFolding.IsHan(other.Title[0]));

    private static bool SharesName(string one, string other)
    {
        for (var index = 0; index + 1 < one.Length; index++)
        {
            var pair = one.AsSpan(index, 2);
            if (TextFolding.IsHan(pair[0]) && TextFolding.IsHan(pair[1]) && !CommonPairs.Has(pair) && !SubjectRule.OnlyReports(pair)
                && EventKinds.In(pair) == 0 && other.AsSpan().Contains(pair, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginsWithItsOwn(StoryFacts one, StoryFacts other)
    {
        var tokens = one.TitleTokens;
        if (tokens.Count < 2)
        {
            return false;
        }

        var name = TextFolding.IsHan(tokens[0][0]) ? tokens[0] + (TextFolding.IsHan(tokens[1][0]) ? tokens[1] : "") : tokens[0];
        return name.Length > 1 && (TextFolding.IsHan(name[0]) || WordRarity.Of(name) >= WordRarity.LeastOfName) && one.SaysInText(name) && !other.Says(name);
    }
}
