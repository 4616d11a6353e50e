namespace ChatDigestBot.Articles.Stories;

/// <summary>How far two articles agree in text and facts. Pure.</summary>
internal sealed record StoryComparison
{
    /// <summary>The part of the texts' runs of characters that both have, from 0 to 1.</summary>
    public required double Similarity { get; init; }

    public required Agreement Numbers { get; init; }

    public required Agreement Names { get; init; }

    /// <summary>Amounts with their units.</summary>
    public required Agreement Figures { get; init; }

    /// <summary>As many as the one gives that gives more: a round-up gives those of all it tells.</summary>
    public required int MostFigures { get; init; }

    /// <summary>Days of the calendar that the texts name.</summary>
    public required Agreement Days { get; init; }

    /// <summary>The part of each one's title that the other's text speaks of; the lesser of the two.</summary>
    public required double Support { get; init; }

    /// <summary>So many of the pairs of characters and words of the titles are in both.</summary>
    public required int TitlesShare { get; init; }

    /// <summary>The same as a part of those of the shorter title, from 0 to 1.</summary>
    public required double TitlesPart { get; init; }

    /// <summary>As <see cref="Support"/>, the greater of the two.</summary>
    public required double MostSupport { get; init; }

    /// <summary>Both name one in their titles and say that the same happened (<see cref="EventRule"/>); looked at only where their titles and texts agree somewhat.</summary>
    public required bool AreOneEvent { get; init; }

    /// <summary>So many pieces both tell in the same words near the beginning; counted only for texts of other words that give most of the same figures.</summary>
    public required int Phrases { get; init; }

    /// <summary>How alike the rare words of titles and beginnings are (<see cref="RareWords"/>), from 0 to 1; counted only for texts that are mostly the same.</summary>
    public required double Likeness { get; init; }

    /// <summary>One of them says that it corrects.</summary>
    public required bool IsCorrection { get; init; }

    /// <summary>Between their dates; infinite where a date is missing and the texts name no common day.</summary>
    public required double DaysApart { get; init; }

    /// <summary>Both titles name amounts, and none in common.</summary>
    public required bool TitlesContradict { get; init; }

    /// <summary>Each title names an amount that the other's text knows; true where one names none.</summary>
    public required bool TitlesAnswer { get; init; }

    public static StoryComparison Of(StoryFacts one, StoryFacts other, double similarity)
    {
        var days = DaysOf(one, other);
        var figures = Agreement.Of(one.Figures, other.Figures);
        var titlesShare = one.TitleParts.Count(other.TitleParts.Contains);
        var titlesPart = (double)titlesShare / Math.Max(1, Math.Min(one.TitleParts.Count, other.TitleParts.Count));
        var (given, taken) = (one.Supports(other), other.Supports(one));
        var (support, mostSupport) = (Math.Min(given, taken), Math.Max(given, taken));
        var (titleNumbers, otherTitleNumbers) = (one.TitleNumbersFor(other), other.TitleNumbersFor(one));
        return new StoryComparison
        {
            Similarity = similarity,
            Numbers = Agreement.Of(one.Numbers, other.Numbers),
            Figures = figures,
            MostFigures = Math.Max(one.Figures.Count, other.Figures.Count),
            Names = Agreement.Of(one.Names, other.Names),
            Days = days,
            TitlesShare = titlesShare,
            TitlesPart = titlesPart,
            MostSupport = mostSupport,
            AreOneEvent = titlesPart >= 0.2 && (support >= 0.2 || (mostSupport >= 0.4 && figures.Shared >= FigureIndex.LeastShared)) && EventRule.AreOne(one, other),
            Phrases = similarity < StoryRule.Reissue && figures is { Shared: >= FigureIndex.LeastShared, Part: >= 0.65 } && support >= 0.2 && !(one.NamesItsOwn(other) && other.NamesItsOwn(one)) ? Math.Min(one.SharedPhrases(other), other.SharedPhrases(one)) : 0,
            Likeness = similarity >= StoryRule.MostlySameText ? one.Words.Likeness(other.Words) : 0,
            IsCorrection = one.IsCorrection != other.IsCorrection,
            Support = support,
            DaysApart = one.PublishedAt is { } here && other.PublishedAt is { } there ? (here - there).Duration().TotalDays : days.Shared > 0 ? 0 : double.PositiveInfinity,
            TitlesAnswer = (titleNumbers.Count == 0 || titleNumbers.Overlaps(other.Numbers)) && (otherTitleNumbers.Count == 0 || otherTitleNumbers.Overlaps(one.Numbers)),
            TitlesContradict = titleNumbers.Count > 0 && otherTitleNumbers.Count > 0 && !titleNumbers.Overlaps(otherTitleNumbers)
                && (!one.Numbers.IsSupersetOf(otherTitleNumbers) || !other.Numbers.IsSupersetOf(titleNumbers) || support < 0.7),
        };
    }

    // "Today" is a day too, where no other is named by both.
    private static Agreement DaysOf(StoryFacts one, StoryFacts other)
    {
        var named = Agreement.Of(one.Days, other.Days);
        return named.Shared > 0 ? named : named with { Shared = (one.Days.Count == 0 ? 0 : one.Days.Count(other.KnownDays.Contains)) + (other.Days.Count == 0 ? 0 : other.Days.Count(one.KnownDays.Contains)) };
    }
}

/// <param name="Shared">Stated by both.</param>
/// <param name="Least">Stated by the one that states fewer.</param>
internal readonly record struct Agreement(int Shared, int Least)
{
    public double Part => Least == 0 ? 0 : (double)Shared / Least;

    public static Agreement Of<T>(IReadOnlySet<T> one, IReadOnlySet<T> other) => new(one.Count(other.Contains), Math.Min(one.Count, other.Count));
}
