using System.Numerics;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Decides whether two articles of quite other words tell of one event: the same who, the same what. Pure.</summary>
internal static class EventRule
{
    private const int LeastShared = 2;
    private const int ManyKinds = 3;

    public static bool AreOne(StoryFacts one, StoryFacts other) =>
        NameOneAnother(one, other) && ShareMoreThanAName(one, other) && TellOneThing(one, other) && !AreOfOthers(one, other);

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
            if (TextFolding.IsHan(pair[0]) && TextFolding.IsHan(pair[1]) && !CommonPairs.Has(pair) && !SubjectRule.OnlyReports(one.Substring(index, 2))
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
        return name.Length > 1 && one.SaysInText(name) && !other.Says(name);
    }
}
