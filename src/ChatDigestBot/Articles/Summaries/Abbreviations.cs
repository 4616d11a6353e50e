using System.Collections.Frozen;

namespace ChatDigestBot.Articles.Summaries;

/// <summary>Short forms with a full stop that ends no sentence. Pure.</summary>
internal static class Abbreviations
{
    // Always before a name, a number or more of the same.
    private static readonly FrozenSet<string> BeforeMore = Words(
        "Mr Mrs Ms Messrs Dr Prof St Gov Sen Rep Reps Sens Pres Amb Rev Hon Lt Col Gen Sgt Capt Cmdr Maj Adm Cpl Pvt Det Insp Supt Fr Sr Jr No Nos Fig Figs Eq Vol pp vs Mt Ft Ave Blvd Rd approx est cf al eg ie "
        + "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri");

    // May end a sentence as well: then the next word must look like the beginning of one.
    private static readonly FrozenSet<string> Ambiguous = Words(
        "Inc Ltd Corp Co Cos LLC Bros Intl Univ Dept Assn etc "
        + "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que");

    private static readonly FrozenSet<string> Beginnings = Words(
        "The A An This That These Those It He She They We I You In On At By For From With After Before During Since When While As If But And Or So Its His Her Their Our My There Here Now Then However Meanwhile Last "
        + "More Most Some Many All No Not One Two Three What Why How Who Also Both Each Such Until Under Over Officials Police Researchers Analysts Shares");

    // After an hour comes a day, a zone or a place.
    private static readonly FrozenSet<string> AfterHour = Words(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec "
        + "Eastern Pacific Central Mountain Beijing London New Hong Tokyo ET EST EDT PT PST PDT CT CST MT GMT UTC BST CET HKT SGT");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeMoreLookup = BeforeMore.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AmbiguousLookup = Ambiguous.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeginningsLookup = Beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AfterHourLookup = AfterHour.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the sentence goes on after <paramref name="word"/> and its full stop.</summary>
    /// <param name="rest">What follows, beginning with the next word.</param>
    public static bool Continue(ReadOnlySpan<char> word, ReadOnlySpan<char> rest)
    {
        if (BeforeMoreLookup.Contains(word))
        {
            return true;
        }

        var next = FirstWord(rest);
        return word is "a.m" or "p.m" or "A.M" or "P.M"
            ? AfterHourLookup.Contains(next)
            // U.S., Ph.D., D.C., e.g.: a full stop inside says that it is no word.
            : (AmbiguousLookup.Contains(word) || word.Contains('.')) && !BeginningsLookup.Contains(next);
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
        {
            length++;
        }

        return rest[..length];
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
