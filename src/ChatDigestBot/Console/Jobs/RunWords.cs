using System.Globalization;
using ChatDigestBot.Jobs;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Console.Jobs;

/// <summary>What a run achieved, or why it did not, in a reader's language. Pure; what it does not know stands as the job wrote it.</summary>
internal static class RunWords
{
    public static string Of(TextCatalogue texts, Language language, JobRun run)
    {
        var said = run.Points.Where(point => point.Number != 0 && point != RunPoint.InLog).Select(point => Say(texts, language, run, point)).ToList();
        if (run.Points.Count == 0 || said.Contains(null))
        {
            return run.Summary;
        }

        var words = said.Count == 0 ? texts.Get(language, "pages.results.nothing") : string.Join(texts.Get(language, "pages.results.and"), said);
        return run.Points.Contains(RunPoint.InLog)
            ? texts.Get(language, "pages.results.failure", ("reason", words), ("run", run.Id.ToString(CultureInfo.InvariantCulture)))
            : words;
    }

    private static string? Say(TextCatalogue texts, Language language, JobRun run, RunPoint point) =>
        texts.Has(language, $"pages.results.{point.Name}") ? texts.Get(language, $"pages.results.{point.Name}", ("count", point.Number ?? 0))
        : run.Outcome == JobOutcome.Failed ? point.Name
        : null;
}
